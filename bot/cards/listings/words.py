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
    return "1 open listing" if found.total == 1 else f"{found.total:,} open listings"


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
