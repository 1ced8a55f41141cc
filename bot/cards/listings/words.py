"""What is said around job listings, in Discord and in the terminal."""

from collections.abc import Iterable

from bot.cards.words import day
from bot.listings.elsewhere import Elsewhere
from bot.listings.looking import Looked
from bot.listings.search import Found

SEARCH_DESCRIPTION = "Open listings that fit you, the best and freshest first"
GROUP_DESCRIPTION = "Job listings of AI-training platforms"
PLATFORM = "Only this platform"
WORDS = "Words to look for, such as python reviewer"
ROLE = "Role or domain, such as lawyer"
COUNTRY = "Open to people in this country"
LANGUAGE = "In this language"
MIN_RATE = "At least so many US dollars an hour"
SINCE = "Posted since: a day such as 2026-11-01, 7d, or last week"

ALERT_DESCRIPTION = "Be told in a direct message when a new listing fits, at most once a day"
ALERTS_DESCRIPTION = "Your alerts: see them, end them"

ALERT_ME = "Alert me"
REMOVE_ALERT = "End {number}"
END_ALERT = "End this alert"
ALERTS_OFF = "Turn my alerts off"
ALERTS_ON = "Try again"
MY_ALERTS = "My alerts"
OPEN_NOW = "What is open now"
EVERYTHING = "every new listing"
ALERT_KEPT = (
    "### I will tell you of new listings\n{filter}\n"
    "When one fits, I write you a direct message, at most one a day, and nothing else. "
    "For that I keep this filter with your id until you end the alert: here, in any of those messages, "
    "or with `/listings alerts`."
)
ALERT_KNOWN = "### You have this alert already\n{filter}\nI will write to you when a new listing fits."
ALERTS_FULL = "You have {most} alerts, which is as many as I keep. End one first."
ALERTS_LIST = "### Your alerts\n{filters}\n-# I write to you when a new listing fits, at most once a day."
NO_ALERTS = "You have no alerts. Set one with `/listings alert`, or with “Alert me” below a search."
ALERTS_ENDED = "Your alerts are off, and I have forgotten them."
ALERT_ENDED = "That alert has ended."
PAUSED = (
    "### Your alerts are paused\n"
    "I could not write you a direct message. Allow direct messages from this server's members "
    "(server menu → Privacy settings), then press “Try again”: what was new meanwhile comes then."
)
RESUMED = "Your alerts are on again."
DIGEST_FOR = "-# You asked for this: {filters}. At most one message a day."
DIGEST_MORE = "And {count} more: `/listings search`."

LOOK_AT = "Look at open listings"
SHARE = "Share here"
SHOW_ALL = "Show all"
CHOOSE_PLATFORM = "Look at one platform …"
TOO_LONG = "This search is too long for buttons; with fewer words you can turn pages and share it."
UNREADABLE = "I can no longer read this search. Try `/listings search`."
UNAVAILABLE = "I cannot read the listings just now. Please try again in a minute."
NO_RATE = "pay not named"
READ_IT = "read the listing"
APPLY = "Apply"
REFERENCE = "Job Reference ID"
OFFICIAL_PAGE = "official page"
LISTINGS_PAGE = "roles on aitrainer.work"
NAME_OR_CODE = "Write its English name or its code, such as Kenya, KE, Swahili or sw."
LOOK_THERE = "Nothing is made up here, so look at the platforms' own pages:"
PARTLY = "No listing has all of these words; these have most of them."
DECIDES = "The listing's own page decides: check it before you apply."


def counted(found: Found) -> str:
    """How many listings fit."""
    return listings_of(found.total)


def new_listings(count: int) -> str:
    """The heading of a digest."""
    return "### A new listing for you" if count == 1 else f"### {count:,} new listings for you"


def listings_of(count: int) -> str:
    """The button that opens a platform's listings."""
    return "1 open listing" if count == 1 else f"{count:,} open listings"


def left_out(found: Found) -> list[str]:
    """How many more may fit, but do not say what was asked for."""
    unsaid = {
        "an hourly rate in US dollars": found.left_out.rate,
        "a language": found.left_out.language,
        "the day they were posted": found.left_out.date,
    }
    return [
        f"Left out: {count:,} that {'does' if count == 1 else 'do'} not name {what}."
        for what, count in unsaid.items()
        if count
    ]


def nothing(looked: Looked, platform: str | None) -> str:
    """That nothing fits, and whether something would without the filters; `platform` is the name of theirs."""
    where = f" on {platform}" if platform else ""
    if not looked.unfiltered:
        return f"I know of no open listing{where} right now."
    others = "is 1" if looked.unfiltered == 1 else f"are {looked.unfiltered:,}"
    return f"I know of no open listing that fits this. Without the other filters there {others}{where}."


def dataset_count(page: Elsewhere, *, cited: bool = True) -> str:
    """What the open dataset says of a platform's listings, with its name and date; empty where it says nothing."""
    if page.counted is None:
        return ""
    groups = f" ({page.groups})" if page.groups else ""
    if page.source is None or not cited:
        return f"{page.counted}{groups}"
    date = f", {day(page.source.date)}" if page.source.date else ""
    return f"{page.counted}{groups}, says {page.source.title}{date}"


def licences(pages: Iterable[Elsewhere]) -> list[str]:
    """The attributions that the sources of the counts ask for, once each."""
    return list(dict.fromkeys(page.source.licence for page in pages if page.source and page.source.licence))
