"""Every word of the moderators' queue."""

from bot.servers.waiting import Reason

DESCRIPTION = "Questions I could not answer, those that most people asked first"
EMPTY = "### Nothing is waiting\nEvery question that I could not answer has been looked at."
HEADING = "### Unanswered, {place} of {count}"
PEOPLE_ONE = "asked by 1 person"
PEOPLE = "asked by {count} people"
TIMES = ", {count} times"
LAST = "last on {day}"
WISHES_ONE = "1 person wants to be told"
WISHES = "{count} people want to be told"
DIRECT_MESSAGE = "in a direct message"
JUMP = "[see it]({link})"
REASONS = {
    Reason.NO_MATCH: "I had no answer",
    Reason.NONE_OF_THESE: "none of my suggestions was meant",
    Reason.THUMBS_DOWN: "my answer got a 👎",
}
MORE = "-# and {count} more that ask the same"
CHOOSE = "This entry answers it …"
WRITE = "Write a new entry"
NOT_OURS = "Not our topic"
LATER = "Later"
NEXT = "Next"
PREVIOUS = "Previous"
GONE = "Somebody was faster: these questions are no longer in the queue."
ENTRY_GONE = "That entry has been removed or renamed since."
LEARNED = "### Done\n**{entry}** now also answers “{question}”."
LEARNED_NOT_OURS = "### Done\nI will say nothing to “{question}” and what resembles it."
TOLD_ONE = "I told the person who wanted to know."
TOLD = "I told the {count} people who wanted to know."
NOT_REACHED = "{count} could not be reached."
PUT_OFF = "### Later\nI will show it again on {day}."
CONTINUE = "Next question"
TURNS = "### This would turn other questions\nWith “{question}” added, these test questions lead elsewhere than before:"
TURNED = "- “{question}”: from {before} to {after}"
MORE_TURNED = "- and {count} more"
SAVE_ANYWAY = "Save anyway"
REFUSED = "### Not saved\nThe files would have errors:"
CONFLICT = "### Not saved\nSomebody changed the same file just now. Press again to try with the new one."
READ_ONLY = "### Not saved\nI may not write into the knowledge folder. Ask whoever runs me, or use a pull request."
UNWRITABLE = "### Not saved\nThe file could not be written: {reason}."
SUMMARY = "Teach {entry} a question from the queue"
SUMMARY_NOT_OURS = "Leave a question from the queue alone"
POSTED = "**{moderator}** taught me: {what}"
POSTED_PHRASING = "“{question}” → `{entry}`"
POSTED_NOT_OURS = "“{question}” is not our topic"
THERE_IS_AN_ANSWER = (
    "### There is an answer now\nYou asked: “{question}”\n"
    "-# You wanted to be told. I will not write again, and I no longer keep that you asked."
)
