"""Recognises platforms and other companies in a question, also abbreviated and misspelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers import text
from bot.answers.lexicon import english
from bot.answers.name_slips import SHORTEST, NameSlips
from bot.knowledge.platform import Platform

_LONGEST = 5
_CORRECTING = frozenset("no nah nope meant mean sorry wait oops actually rather instead".split())
"""Words between two names that take the first one back."""
_ARTICLES = frozenset("a an another any each every such some".split())
_OF_A_PLATFORM = frozenset(
    """
    account accounts annotator appeal application assessment ban bonus contract contractor contributor dashboard
    deactivation email exam freelancer gig interview invite invitation job jobs link login mail mission offer onboarding
    opening openings pay paycheck payday payment payments payout payouts position positions profile project projects
    queue recruiter referral rejection review reviewer role roles screening staff support suspension task tasker tasks
    team test ticket trainer verification waitlist webinar withdrawal work worker
    """.split()
)
"""What platforms have: "an outlier account" is of the platform, though "an outlier" is a point in the data."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a list of words names; `rest` is the words without the platforms' names.

    `doubtful` are platforms named only by a word that also means something else, kept in `rest` too.
    `others` are companies the knowledge says nothing about. `subject` tells whether a word of our subject occurs,
    `spoken_of` which single words of it. `same` tells whether the one platform is named by two of its names.
    """

    platforms: tuple[str, ...]
    rest: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    subject: bool = False
    spoken_of: tuple[str, ...] = ()
    alarming: bool = False
    same: bool = False


class Names:
    """All names of the platforms and of other companies, ready to be looked for."""

    def __init__(
        self,
        platforms: Mapping[str, Platform],
        other_companies: Sequence[str] = (),
        subjects: Sequence[str] = (),
        alarms: Sequence[str] = (),
    ) -> None:
        self._sure: dict[tuple[str, ...], str] = {}
        self._doubtful: dict[tuple[str, ...], str] = {}
        self._not_meant: set[tuple[str, ...]] = set()
        self._other_subject: set[tuple[str, ...]] = set()
        for slug, platform in platforms.items():
            ambiguous = {_key(alias) for alias in platform.ambiguous_aliases}
            for name in (slug.replace("-", " "), platform.name, *platform.aliases, *map(str, platform.domains)):
                if (key := _key(name)) not in ambiguous:
                    self._sure.setdefault(key, slug)
            self._doubtful.update(dict.fromkeys(ambiguous, slug))
            for phrase in map(_key, platform.not_meant):
                (self._not_meant if ambiguous & _pieces(phrase) else self._other_subject).add(phrase)
        self._subjects = _Phrases(frozenset(map(_key, subjects)))
        self._alarms = _Phrases(frozenset(map(_key, alarms)))
        self._others = {_key(name): name for name in other_companies}
        self._first_words = frozenset(key[0] for key in (*self._sure, *self._doubtful, *self._others) if key)
        self._companies = frozenset(self._others.values())
        self._slips = NameSlips([*self._doubtful, *self._sure])
        joined = ["".join(key) for key in (*self._doubtful, *self._sure)]
        # What may begin a name, whole or torn apart.
        self._beginnings = self._first_words.union(name[:end] for name in joined for end in range(1, len(name)))
        self._beginnings |= self._slips.english

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self._told == other._told

    @property
    def _told(self) -> tuple[object, ...]:
        """All that the others are made of."""
        names = (self._sure, self._doubtful, self._others, self._not_meant, self._other_subject)
        return (*names, self._subjects, self._alarms)

    __hash__ = None  # type: ignore[assignment]

    @property
    def words(self) -> frozenset[str]:
        """Every word of a name."""
        return frozenset(key[0] for key in (*self._sure, *self._doubtful, *self._others) if len(key) == 1)

    def is_doubtful(self, word: str) -> bool:
        """Whether the single word names a platform but also means something else."""
        return (word,) in self._doubtful

    def is_name(self, word: str) -> bool:
        """Whether a single word begins a name."""
        return word in self._first_words

    def find(self, tokens: Sequence[str], trust_doubtful: bool = False) -> Named:
        """Names in `tokens`, longest first; `trust_doubtful` counts ambiguous names as meant."""
        platforms: list[str] = []
        negated: list[str] = []
        called: set[tuple[str, tuple[str, ...]]] = set()
        doubtful: list[str] = []
        others: list[str] = []
        rest: list[str] = []
        position = last = 0
        share = english().share
        while position < len(tokens):
            token, after = tokens[position], tokens[position + 1 : position + 2]
            # An English word that begins no name, before another one, needs no further look.
            if share(token) and token not in self._beginnings and (not after or share(after[0])):
                rest.append(token)
                position += 1
                continue
            length, slug, sure = self._at(tokens, position)
            if length and slug in self._companies:
                others.append(slug)
                rest += tokens[position : position + length]
            elif length and (sure or trust_doubtful):
                if platforms and _takes_back(tokens[last:position]):
                    negated.append(platforms.pop())
                (negated if position and tokens[position - 1] == "not" else platforms).append(slug)
                last = position + length
                called.add((slug, tuple(tokens[position:last])))
            elif length:
                doubtful.append(slug)
                rest += tokens[position : position + length]
            else:
                rest.append(tokens[position])
            position += max(length, 1)
        meant = _unique([p for p in platforms if p not in negated] or negated)
        return Named(
            meant,
            tuple(rest),
            _unique(doubtful),
            _unique(others),
            self._subjects.any_in(tokens),
            _unique([token for token in tokens if token in self._subjects.words]),
            self._alarms.any_in(tokens),
            len(meant) == 1 and sum(slug in meant for slug, _ in called) > 1,
        )

    def _at(self, tokens: Sequence[str], position: int) -> tuple[int, str, bool]:
        """Length in words, name and certainty of what starts at `position`; length 0 for nothing."""
        longest = min(_LONGEST, len(tokens) - position) if tokens[position] in self._first_words else 0
        for length in range(longest, 0, -1):
            key = tuple(tokens[position : position + length])
            if slug := self._sure.get(key):
                return length, slug, True
            if name := self._others.get(key):
                return length, name, True
            if slug := self._doubtful.get(key):
                if length == 1 and (whole := self._misspelled(tokens, position)) and whole[0] > length:
                    return whole
                meant = not self._in_other_sense(tokens, position, length)
                return (length, slug, False) if meant else (0, "", False)
        return self._misspelled(tokens, position) or (0, "", False)

    def _in_other_sense(self, tokens: Sequence[str], position: int, length: int) -> bool:
        after = tokens[position + length] if position + length < len(tokens) else ""
        if self._other_subject & _pieces(tokens):
            return True
        if position and tokens[position - 1] in _ARTICLES:
            return after not in _OF_A_PLATFORM
        for start in range(max(0, position - 3), position + 1):
            for end in range(position + length, min(len(tokens), position + length + 3) + 1):
                if tuple(tokens[start:end]) in self._not_meant:
                    return True
        return False

    def _misspelled(self, tokens: Sequence[str], position: int) -> tuple[int, str, bool] | None:
        """The same for a name with slips."""
        token, after = tokens[position], tokens[position + 1 : position + 2]
        if name := self._slips.of_two(token, after[0]) if after else None:
            return self._unless_other_sense(tokens, position, 2, name)
        if len(token) >= SHORTEST and (name := self._slips.of_one(token)):
            return self._unless_other_sense(tokens, position, 1, name)
        name = self._slips.acronym(token)
        return (1, self._doubtful[name], False) if name in self._doubtful else None

    def _unless_other_sense(
        self, tokens: Sequence[str], position: int, length: int, name: tuple[str, ...]
    ) -> tuple[int, str, bool] | None:
        if name not in self._doubtful:
            return length, self._sure[name], True
        meant = [*tokens[:position], *name, *tokens[position + length :]]
        return None if self._in_other_sense(meant, position, len(name)) else (length, self._doubtful[name], True)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of up to three words that are looked for anywhere."""

    phrases: frozenset[tuple[str, ...]]
    words: frozenset[str] = field(init=False)
    """Those of one word."""
    _first: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(phrase[0] for phrase in self.phrases if len(phrase) == 1))
        object.__setattr__(self, "_first", frozenset(phrase[0] for phrase in self.phrases if phrase))

    def any_in(self, tokens: Sequence[str]) -> bool:
        """Whether one of them occurs."""
        if self._first.isdisjoint(tokens):
            return False
        return not self.words.isdisjoint(tokens) or not self.phrases.isdisjoint(_pieces(tokens))


def _takes_back(between: Sequence[str]) -> bool:
    """Whether the words between two names correct the first: "… no i meant …", "… sorry …"."""
    return 0 < len(between) <= 4 and bool(_CORRECTING & set(between)) and not {"than", "or", "and"} & set(between)


def _key(name: str) -> tuple[str, ...]:
    return tuple(text.words(text.clean(name)))


def _pieces(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    """Every run of up to three words."""
    return {tuple(tokens[i : i + n]) for n in range(1, 4) for i in range(len(tokens) - n + 1)}


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
