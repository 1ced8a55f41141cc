"""What is said around a scam check, in Discord and in the terminal; the reasons themselves are the core's."""

from bot.knowledge.knowledge import Knowledge
from bot.scams.results import CheckedLink, Code, Verdict

SCAMCHECK_DESCRIPTION = "Check a link, a message or a job offer for signs of a scam"
SCAMCHECK_TEXT = "The link or the message; leave it out to get a larger field"
CHECK_FOR_SCAM = "Check for scam"
FORM_TITLE = "Check for a scam"
FORM_LABEL = "The link or the message"
FORM_HELP = "Paste all of it. I never open links, and I do not keep what you paste."
NOTHING_TO_CHECK = "There is no text in it that I could check."

HEADINGS = {
    Verdict.SCAM: "### 🛑 This has the marks of a scam",
    Verdict.SUSPICIOUS: "### ⚠️ Be careful with this",
    Verdict.LOOKS_OFFICIAL: "### The address is official",
    Verdict.UNKNOWN: "### I can't tell",
}
TITLES = {
    Verdict.SCAM: "Scam",
    Verdict.SUSPICIOUS: "Suspicious",
    Verdict.LOOKS_OFFICIAL: "Looks official",
    Verdict.UNKNOWN: "Unknown",
}
NEXT_STEPS = {
    Verdict.SCAM: (
        "Don't pay, don't open it, and send no ID, password or code.",
        "Report the message to Discord (press and hold it → Report) and to the platform it names; tell a moderator. "
        "In the US also ReportFraud.ftc.gov, elsewhere the police or your consumer office.",
    ),
    Verdict.SUSPICIOUS: (
        "Don't pay, and send no ID, password or code until you have checked it on the platform's own site.",
        "Go there yourself instead of following a link; ask a moderator if you are not sure.",
    ),
    Verdict.LOOKS_OFFICIAL: (
        "That says where the link leads, not who sent it: log in only there, and never pay or tell anybody a code.",
    ),
    Verdict.UNKNOWN: (
        "Look for the same offer on the platform's own site, and ask a moderator if you are not sure.",
        "Whoever asks for money, an ID in a chat, a password or a code is a scammer.",
    ),
}
APPLY_ON = "Official page: {names}."
LINKS = "**Links in it** (I never open any)"
OFFICIAL = "official, {owner}"
OFFICIAL_PARTNER = "official"
NOT_OFFICIAL = "not official"
NO_HOST = "no web page"
MORE_LINKS = "and {count} more"
REPORT = "Where to report it"
ALREADY_FELL = "I already paid or sent data"
SUPPORT = "{name} support"
OFFICIAL_PAGE = "{name}: official page"

FLAG = "**Careful:** this message has the marks of a scam ({marks}). Don't pay, don't open links, send no ID or code."
FLAG_TRY = "-# Check any message yourself with `/scamcheck`. A moderator can dismiss this if I am wrong."
TO_MODERATORS = "**Possible scam** by {author} in {channel}: {marks}. [See the message]({link})"
HOSTS = "-# Leads to {hosts}"

MARKS = {
    Code.UPFRONT_FEE: "money before work",
    Code.FAKE_CHECK: "a check to pass on",
    Code.UNUSUAL_PAYMENT: "a strange way of paying",
    Code.ACCOUNT_TRADE: "trade with accounts",
    Code.SOLD_ACCESS: "a bought place",
    Code.ASKS_FOR_SECRET: "asks for a password or code",
    Code.ASKS_FOR_ID: "asks for an ID in a chat",
    Code.HIRING_IN_CHAT: "hiring in a chat app",
    Code.LOOK_ALIKE: "a look-alike address",
    Code.REPORTED_SITE: "an address known to be forged",
    Code.USERINFO: "a link that hides where it leads",
    Code.MASKED_LINK: "a link that hides where it leads",
    Code.DANGEROUS_SCHEME: "a link that runs something",
}
OTHER_MARK = "signs of a scam"


def standing(link: CheckedLink, knowledge: Knowledge) -> str:
    """Whether a link is official, and whose."""
    if link.host is None:
        return NO_HOST
    if not link.official:
        return NOT_OFFICIAL
    if link.platform is None:
        return OFFICIAL_PARTNER
    return OFFICIAL.format(owner=knowledge.platform_name(link.platform))
