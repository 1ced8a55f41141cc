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
TURNS = (
    "### This would turn other questions\nWith “{question}” added, these test questions would no longer reach what "
    "`tests.yaml` says they must. *Save and accept* says there what they reach now."
)
TURNED = "- “{question}”: from {before} to {after}"
MORE_TURNED = "- and {count} more"
SAVE_ANYWAY = "Save and accept"
REFUSED = "### Not saved\nThe files would have errors:"
CONFLICT = "### Not saved\nSomebody changed the same file just now. Press again to try with the new one."
UNWRITABLE = "### Not saved\nThe file could not be written: {reason}."
SUMMARY = "Teach {entry} a question from the queue"
SUMMARY_NOT_OURS = "Leave a question from the queue alone"
POSTED_PHRASING = "“{question}” → `{entry}`"
POSTED_NOT_OURS = "“{question}” is not our topic"
THERE_IS_AN_ANSWER = (
    "### There is an answer now\nYou asked: “{question}”\n"
    "-# You wanted to be told. I will not write again, and I no longer keep that you asked."
)
TIES_DESCRIPTION = "Answers that people keep choosing between, and what to do about it"
NO_TIES = "### No near ties\nWhere I ask “did you mean”, people mostly choose the same answer."
TIES = "### Answers people keep choosing between\nWhere I suggested both, it went both ways:"
TIE = "{number}. **{more}** ({often}) or **{less}** ({seldom})"
MERGE = "Both are about the same topic: merge them, or say in each what the other is for."
MERGE_THEM = "{number}. Merge them"
PICKED = "“{question}” was lately asked for “{entry}”."
TEACH_PICKED = "{number}. Add “{question}”"
TELL_APART = "Add to each, under *asked as*, what people write who mean it, and under *not asked as* what they do not."
