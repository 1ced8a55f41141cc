"""The card of the weekly digest, and what its picture shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.card import Card, Picture
from bot.cards.dates import MONTHS, day
from bot.cards.digests import words
from bot.cards.limits import clip
from bot.digests.chart import Column, WeekChart
from bot.digests.week import Kind, Week
from bot.sources.missing import Missing

SHOWN = 5
KINDS = (Kind.ANSWERED, Kind.SUGGESTED, Kind.UNANSWERED)


@dataclass(frozen=True, slots=True)
class Digest:
    """What there is to tell: the weeks, oldest first, the last of which it is about, and what waits now."""

    weeks: tuple[Week, ...]
    up: int
    down: int
    waiting: int
    stale: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    gone: tuple[Missing, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened that week and nothing needs care; what waits alone is in the queue anyway."""
        week = self.weeks[-1]
        numbers = (week.asked, week.of(Kind.UNASKED), self.up, self.down)
        return not (any(numbers) or self.stale or self.failing or self.gone)


def digest_card(digest: Digest, note: str) -> Card:
    """Numbers first, then what is to be done; `note` stands below."""
    week = digest.weeks[-1]
    asked = words.ASKED_ONE if week.asked == 1 else words.ASKED.format(count=week.asked)
    numbers = {kind.value: week.of(kind) for kind in KINDS}
    line = f"{asked}: {words.ANSWERED.format(**numbers)}" if week.asked else asked
    if week.of(Kind.UNASKED):
        line += words.UNASKED.format(count=week.of(Kind.UNASKED))
    lines = [line]
    if digest.up or digest.down:
        lines.append(words.VOTES.format(up=digest.up, down=digest.down))
    if digest.waiting:
        lines.append(words.WAITING_ONE if digest.waiting == 1 else words.WAITING.format(count=digest.waiting))
    if digest.stale:
        count = len(digest.stale)
        lines.append(_listed(words.STALE_ONE if count == 1 else words.STALE.format(count=count), digest.stale))
    if digest.failing:
        lines.append(_listed(words.FAILING, digest.failing))
    if digest.gone:
        lines.append(_listed(words.GONE, [gone_line(one) for one in digest.gone]))
    heading = words.HEADING.format(day=day(week.monday.date()))
    picture = Picture(words.PICTURE, clip(_alt(digest.weeks), 1000))
    return Card([heading, "\n\n".join(lines), picture, note])


def chart_of(weeks: Sequence[Week]) -> WeekChart:
    """The weeks as bars."""
    columns = [
        Column(f"{week.monday.day} {MONTHS[week.monday.month - 1]}", tuple(week.of(kind) for kind in KINDS))
        for week in weeks
    ]
    return WeekChart(words.CHART_TITLE, words.LEGEND, tuple(columns))


def gone_line(gone: Missing) -> str:
    """A page that has disappeared, since when, and what rests on it."""
    since = day((gone.standing.missing_since or gone.standing.looked_at).date())
    sentence = words.GONE_SINCE if len(gone.files) == 1 else words.GONE_SINCE_MORE
    # In brackets, so that nobody is shown a picture of a page that is gone.
    url = f"<{clip(gone.standing.url, 120)}>"
    return sentence.format(url=url, day=since, file=f"`{gone.files[0]}`", count=len(gone.files) - 1)


def _listed(heading: str, items: Sequence[str]) -> str:
    lines = [heading, *(f"- {clip(item, 300)}" for item in items[:SHOWN])]
    if len(items) > SHOWN:
        lines.append(words.MORE.format(count=len(items) - SHOWN))
    return "\n".join(lines)


def _alt(weeks: Sequence[Week]) -> str:
    told = [
        words.ALT_WEEK.format(day=day(week.monday.date()), **{kind.value: week.of(kind) for kind in KINDS})
        for week in weeks
        if week.asked
    ]
    return words.ALT.format(weeks="; ".join(told))
