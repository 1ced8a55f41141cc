"""Every word the bot says on Discord that is not an answer: short, kind, in one place."""

import datetime as dt

from bot.cards.dates import MONTHS as MONTHS
from bot.cards.dates import day as day
from bot.cards.limits import clip
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic

SOURCE_TITLE_LIMIT = 120
SOURCE_URL_LIMIT = 400

TOPICS = {
    Topic.LEGITIMACY: "Is it legit?",
    Topic.PAY_RATES: "Pay rates",
    Topic.PAYMENT_TIMING: "When the money comes",
    Topic.PAYMENT_METHOD: "How you are paid",
    Topic.ELIGIBILITY_COUNTRY: "Countries",
    Topic.ELIGIBILITY_CREDENTIALS: "Degrees and credentials",
    Topic.APPLICATION: "Applying",
    Topic.JOB_REFERENCE_ID: "Job reference IDs",
    Topic.EXAM: "Exams and assessments",
    Topic.WAITING: "Waiting",
    Topic.WORK_TYPE: "What the work is",
    Topic.FIT: "Is it for me?",
    Topic.COMPARISON: "Comparisons",
    Topic.GROWTH: "Growing",
    Topic.QUALITY_REMOVAL: "Quality and removal",
    Topic.STAYING_ACTIVE: "Staying active",
    Topic.SCAM: "Scams",
    Topic.LISTINGS: "Open roles",
    Topic.TAX: "Taxes",
    Topic.ACCOUNT_SUPPORT: "Account and support",
    Topic.PRIVACY_ID: "Privacy and ID checks",
    Topic.GENERAL: "In general",
}

DID_YOU_MEAN = "### Did you mean"
MAY_HELP = "### This may help\n-# Only you see what you open."
NONE_OF_THESE = "None of these"
NO_MATCH = (
    "### I don't know that one\n"
    "I only say what people have checked, and nobody has written an answer to this yet. "
    "I put your question on the moderators' list, without your name."
)
NO_MATCH_UNKEPT = (
    "### I don't know that one\nI only say what people have checked, and nobody has written an answer to this yet."
)
BROWSE = "Browse all answers"
TELL_ME = "Tell me when there is an answer"
TELL_ME_YES = (
    "I will send you one direct message when somebody has written an answer. "
    "Until then I keep your id with the question; `/privacy` deletes it."
)
TELL_ME_ELSEWHERE = "That question was somebody else's. Only they can be told."
TELL_ME_GONE = "That question is no longer on the list. Ask it again with `/ask`."
POLICY = "Privacy policy"
DISMISS = "Dismiss"
BACK = "Back"
PREVIOUS = "Previous"
NEXT = "Next"

ASK_DESCRIPTION = "Ask about AI-training work: pay, payouts, applying, exams, scams"
ASK_QUESTION = "Your question, in your own words"
ASK_PRIVATE = "Show the answer only to you"
BROWSE_DESCRIPTION = "Read everything I know, by platform and topic"
HELP_DESCRIPTION = "What I can do and what I remember"
ANSWER_THIS = "Answer this"

BROWSE_PLATFORMS = "### What would you like to read about?"
CHOOSE_PLATFORM = "Choose a platform"
CHOOSE_TOPIC = "Choose a topic"
CHOOSE_ENTRY = "Choose a question"
NOTHING_TO_BROWSE = "There is nothing to read yet. A moderator can add answers to the knowledge folder."

ANSWER_THIS_PICK = "### Which answer fits?\nI will send it as a reply to that message."
ANSWER_THIS_NOTHING = "I have no answer that fits this message."
ANSWER_THIS_EMPTY = "There is no text in this message that I could answer."
ANSWER_THIS_OWN = "That message is mine already. Use this on somebody's question."
ANSWER_THIS_SENT = "Sent. Thank you for helping."
ANSWER_THIS_FORBIDDEN = "I may not write in this channel, so here is the answer for you to pass on."
ANSWER_THIS_GONE = "That message is gone, so there is nothing to reply to."
ANSWER_THIS_NOT_YOURS = "You may not write in this channel, so I will not write there for you."

THANKS_UP = "Thank you! That helps us see which answers work."
THANKS_DOWN = "Thank you. The moderators will see what was wrong."
THANKS_NONE = "Thank you. I put your question on the moderators' list, without your name."
NO_THUMB_DOWN = "Your 👎 is no longer there, so I could not add what was wrong. Press it again to say why."
VOTE_FAILED = "I could not write that down just now. Please try again in a minute."
REASON_TITLE = "What was wrong?"
REASON_LABEL = "Tell us, if you like"
REASON_HELP = "Your vote counts. Moderators see this, and your question if it was yours, without your name."
REASON_PLACEHOLDER = "Out of date, not what I asked, hard to understand …"
QUESTION_TITLE = "What did you want to know?"
QUESTION_LABEL = "Your question"
QUESTION_HELP = "It goes on the moderators' list, without your name."

DISMISS_FORBIDDEN = "Only the person I answered, or a moderator, can dismiss this."
ENTRY_GONE = "That answer has been removed or renamed since. Try `/ask` or `/browse`."
OUTDATED = "This button is from an older version of me. Try `/ask` or `/browse`."
PICKED_ELSEWHERE = "That question was somebody else's, so only you see this answer."
ASKED_ELSEWHERE = "That question was somebody else's. Only they can say that none of these was meant."
COMMAND_CHANGED = "That command has changed. Type `/` again, or restart Discord, to see the new one."
STALE = "-# ⏳ That was a while ago for something that changes. Check the source before you rely on it."
NO_PERMISSION = "I am missing a permission to do that here. A moderator can check my role."
MODERATORS_ONLY = "That is for the moderators of this server."
NO_KNOWLEDGE_SERVER = (
    "I am in several servers, and nobody has said whose moderators keep my answers. "
    "The operator of the bot can: `KNOWLEDGE_SERVERS` takes the ids of these servers."
)
NOT_EDITED_HERE = "My answers are kept by the moderators of another server."
ASK_ME = "Ask me something, for instance “how long until the first payout?”, or try `/browse`."
TOO_FAST = "That was a lot of questions at once. Give me half a minute."
BUSY = "So many questions are coming in right now that I cannot keep up. Please ask again in a minute."
EMPTY_QUESTION = "I could not find a question in there."

HELP = """\
## Hello! I answer questions about AI-training work
**Ask** with `/ask`, by mentioning me, by replying to me, or in a direct message.
**Read** everything with `/browse`.
**Reckon** what your work pays and when the money comes with `/payout`.
**Be reminded** with `/remind`, or of a message through Apps → **Remind me about this**; see them with `/reminders`.
**Look up** a platform with `/platform`, or set two or three side by side with `/compare`.
**Look for work** with `/listings search`, and be told of new listings with `/listings alert`.
**Check** a link or an offer with `/scamcheck`, or a message through Apps → **Check for scam**.
**Help somebody**: press and hold (or right-click) their message → Apps → **Answer this**.
**Tell us** with 👍 and 👎 whether an answer helped.

Every answer was written and checked by people, with its sources and the day it was last reviewed. \
When I don't know, I say so. I never guess."""
HELP_PRIVACY = """\
-# I remember your last few questions for 10 minutes so that you can ask “and how long does that take?”, \
and for a day which question an answer of mine was for. \
Questions that I could not answer are kept for the moderators, without your name. \
Votes are kept without your name. `/privacy` says everything I keep of you, gives it to you, and deletes it."""


def source_line(source: Source) -> str:
    """Where a statement comes from, small and grey."""
    return f"-# Source: {source_link(source)}"


def source_link(source: Source, title_limit: int = SOURCE_TITLE_LIMIT) -> str:
    """A page's title as a link, and its date."""
    date = f", {day(source.date)}" if source.date else ""
    title = clip(source.title, title_limit)
    if len(source.url) > SOURCE_URL_LIMIT:
        return f"{title}{date}"
    return f"[{_link_text(title)}]({_link_url(source.url)}){date}"


def reviewed_line(reviewed: dt.date) -> str:
    """When a person last checked the answer."""
    return f"-# Reviewed {day(reviewed)}"


def speaking_for(platform: str) -> str:
    """For whom the answer speaks although the question named nobody."""
    return f"-# Speaking for {platform}"


def page_of(page: int, pages: int) -> str:
    """Where we are in a long list."""
    return f"-# Page {page + 1} of {pages}"


def failed(reference: str) -> str:
    """Something broke; the reference leads an operator to the log."""
    return f"Something went wrong on my side, and it has been noted. Please try again. (reference {reference})"


def answers(count: int) -> str:
    """How many answers there are."""
    return "1 answer" if count == 1 else f"{count} answers"


def _link_text(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


def _link_url(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")
