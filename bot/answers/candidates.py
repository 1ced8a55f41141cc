"""What a complete question may mean: answers for its platform, or platforms to set side by side."""

from collections.abc import Sequence

from bot.answers import comparison
from bot.answers.matcher import ALONE, Match, Matcher, Setting
from bot.answers.query import Query
from bot.answers.understood import Understood

OWN_SHARE = 0.5
"""The better fitting of a platform's and the general answer on a topic needs only this share of the other's chance."""
CLEAR_COMPARISON, LIKELY_COMPARISON, POSSIBLE_COMPARISON = 0.95, 0.8, 0.4
"""How sure it is that platforms named together are to be compared: it is asked with a word such as "better", or nothing
else is said; it is asked; or neither."""

_CHOOSING = comparison.COMPARING | {"which", "who"}
"""What compares platforms that were named before; a mere "or" or "more" joins other things."""


def candidates(matcher: Matcher, query: Query, setting: Setting = ALONE, one_by_one: bool = False) -> Understood:
    """The candidates for a complete question; of several platforms the one it fits best."""
    if len(query.platforms) > 1 and not one_by_one and comparison.compares(query):
        return compared(matcher, query)
    platforms: tuple[str | None, ...] = query.platforms or (None,)
    matched = ((p, matcher.match(query, p, setting)) for p in platforms)
    found = [fitting_first(matches, platform) for platform, matches in matched]
    return Understood(query, max(found, key=_chance), asks=query.asks)


def compared(matcher: Matcher, query: Query) -> Understood:
    """Platforms set against each other; the candidates tell the subject of the comparison."""
    topical = matcher.match(query, query.platforms[0])
    cue = not comparison.CUES.isdisjoint(query.words)
    asked = query.asks or not comparison.VERSUS.isdisjoint(query.words)
    clear = (asked and cue) or not set(query.content) - comparison.CUES
    sure = CLEAR_COMPARISON if clear else LIKELY_COMPARISON if query.asks else POSSIBLE_COMPARISON
    return Understood(query, topical, asks=query.asks, compared=query.platforms, comparison_chance=sure)


def fitting_first(matches: tuple[Match, ...], platform: str | None) -> tuple[Match, ...]:
    """The answer of the platform asked about before a general one on its topic; without a platform the other way."""
    best = matches[0].entry if matches else None
    if best is None or best.platform == platform:
        return matches
    for match in matches[1:]:
        likely = match.confidence >= OWN_SHARE * matches[0].confidence
        if likely and match.entry and match.entry.platform == platform and match.entry.topic is best.topic:
            own = match.with_chance(matches[0].confidence)
            return (own, *(other for other in matches if other is not match))
    return matches


def chooses(query: Query) -> bool:
    """Whether a message sets platforms side by side by its own words or names."""
    return len(query.platforms) > 1 or not _CHOOSING.isdisjoint(query.words)


def _chance(matches: Sequence[Match]) -> float:
    return matches[0].confidence if matches else 0.0
