"""Every word of `/privacy`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """What a table holds of somebody: what it is, why it is kept, for how long, and one or several of it."""

    what: str
    why: str
    how_long: str
    one: str
    many: str

    def counted(self, count: int) -> str:
        """1 vote, 2 votes."""
        return f"1 {self.one}" if count == 1 else f"{count} {self.many}"


DESCRIPTION = "What I keep about you and why; get it as a file, or delete it"
HEADING = "### Your data"
INTRO = "I keep only what I need to do what you asked for, and I train nothing with it."
KEPT: Mapping[str, Kept] = {
    "reminders": Kept(
        "Reminders you set",
        "to bring them to you: their text, time and place",
        "until you cancel them; done ones for 30 days",
        "reminder",
        "reminders",
    ),
    "reminder_outcomes": Kept(
        "How each reminder went",
        "so that one I could not bring can be shown to you",
        "30 days; one you have not seen yet for a year at most",
        "delivery of a reminder",
        "deliveries of reminders",
    ),
    "member_settings": Kept(
        "Your time zone", "to bring reminders by your clock", "until you delete it", "time zone", "time zones"
    ),
    "alerts": Kept(
        "Listing alerts you asked for", "to tell you of new listings", "until you end them", "alert", "alerts"
    ),
    "digests": Kept(
        "When you were last told of listings",
        "so that you are told once a day",
        "while you have alerts",
        "date of an alert",
        "dates of alerts",
    ),
    "answer_wishes": Kept(
        "Questions you want to hear about again",
        "to tell you once when there is an answer",
        "until then, at most 90 days",
        "question you want to hear about",
        "questions you want to hear about",
    ),
    "feedback": Kept(
        "👍 and 👎 with your reasons",
        "to see which answers help; without your name or id",
        "until deleted",
        "vote",
        "votes",
    ),
    "askers": Kept(
        "Questions I could not answer",
        "so that moderators can write an answer; without your name or id",
        "90 days after somebody last asked",
        "unanswered question",
        "unanswered questions",
    ),
    "knowledge_edits": Kept(
        "Changes you made to answers, as a moderator",
        "so that they can be understood and taken back",
        "until deleted; then the change stays, without you",
        "change to an answer",
        "changes to answers",
    ),
}
KEPT_LINE = "- **{what}**: {why} (*{how_long}*)"
MEMORY = (
    "In memory only: your last four questions in a channel for 10 minutes, and which question an answer of mine was "
    "for, for a day. Messages that nobody gave to me are never kept."
)
NOW_NOTHING = "**Right now I hold nothing of you.**"
NOW = "**Right now I hold of you:** {list}."
EXPORT = "Get my data"
DELETE = "Delete my data …"
POLICY = "Privacy policy"
CONTACT = "-# Questions about it: {contact}"
NO_CONTACT = "-# Questions about it: ask whoever runs this bot; the moderators here know them."
EXPORTED = "Here is everything that I hold of you. Only you see this message."
EXPORTED_NOTHING = "I hold nothing of you, so there is nothing to give you."
EXPORT_FILE = "my-data.json"
CONFIRM = (
    "### Delete everything I hold of you?\n"
    "{list} will be deleted at once and for good. Reminders that are still to come will not come.\n"
    "-# What I posted in channels stays there: Discord keeps it, and you can ask moderators to remove it."
)
CONFIRM_YES = "Delete everything"
CONFIRM_NO = "Keep it"
DELETED = "Done. I deleted: {list}."
NOTHING_TO_DELETE = "I hold nothing of you, so there is nothing to delete."
KEPT_AS_IT_WAS = "I left everything as it was."
FAILED = "I could not do that just now, and nothing was changed. Please try again in a minute."


def listed(counts: Mapping[str, int]) -> str:
    """2 reminders, 1 vote."""
    return ", ".join(KEPT[table].counted(count) for table, count in counts.items())
