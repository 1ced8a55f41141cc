"""Recognises platforms and other companies in a question, also abbreviated and misspelled."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers import text
from bot.answers.lexicon import english
from bot.knowledge.platform import Platform

_LONGEST = 5
_SLIPS = 2_000
"""Words whose nearest name is kept."""
_CORRECTING = frozenset("no nah nope meant mean sorry wait oops actually rather instead".split())
"""Words between two names that take the first one back."""
_ARTICLES = frozenset("a an another any each every such some".split())
_OF_A_PLATFORM = frozenset(
    """
    account accounts application assessment contract contractor dashboard email exam freelancer gig interview invite
    invitation job jobs login mail onboarding opening openings pay payment payments payout payouts position positions
    profile project projects queue recruiter referral review reviewer role roles task tasks test trainer work worker
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
        self._joined = {"".join(key): slug for key, slug in {**self._doubtful, **self._sure}.items()}
        # What may begin a name, whole or torn apart.
        self._beginnings = self._first_words.union(name[:end] for name in self._joined for end in range(1, len(name)))
        self._targets = sorted(name for name in self._joined if len(name) >= 5)
        # Phrasings share their rare words; and not a method, since an engine holds no reference cycles.
        self._slip_of = functools.lru_cache(_SLIPS)(functools.partial(_slip_of, self._targets))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self._told == other._told

    @property
    def _told(self) -> tuple[object, ...]:
        """All that the others are made of."""
        names = (self._sure, self._doubtful, self._others, self._not_meant, self._other_subject)
        return (*names, self._subjects, self._alarms)

    __hash__ = None  # type: ignore[assignment]

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
        everyday = english()
        while position < len(tokens):
            token, after = tokens[position], tokens[position + 1 : position + 2]
            # An English word that begins no name, before another one, needs no further look.
            if token in everyday and token not in self._beginnings and (not after or after[0] in everyday):
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
                meant = not self._in_other_sense(tokens, position, length)
                return (length, slug, False) if meant else (0, "", False)
        token = tokens[position]
        if position + 1 < len(tokens) and (slug := self._in_two_words(token, tokens[position + 1])):
            return 2, slug, True
        if len(token) >= 5 and (slug := self._misspelled(token)):
            return 1, slug, True
        return 0, "", False

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

    def _in_two_words(self, first: str, second: str) -> str | None:
        """The platform whose name was torn apart; only where one of both is no word also with a slip."""
        joined, common = first + second, english()
        if len(joined) < 8:
            return None
        if len(joined) < 9 or (first in common and second in common):
            named = self._joined.get(joined)
            return named if named and joined not in common and joined.isalpha() and self._targets else None
        return self._misspelled(joined)

    def _misspelled(self, joined: str) -> str | None:
        """The platform whose name has a slip or two; for five letters and more."""
        if joined in english() or not joined.isalpha() or not self._targets:
            return None
        name = self._slip_of(joined)
        return self._joined[name] if name else None


def _slip_of(names: Sequence[str], word: str) -> str | None:
    """The name that was meant by a word with a slip or two."""
    near = process.extractOne(word, names, scorer=OSA.distance, score_cutoff=1 if len(word) < 8 else 2)
    # A slip in the first letter is believed of long names only.
    same_start = near and (near[0][0] == word[0] or (len(word) >= 9 and near[1] == 1))
    return near[0] if near and same_start else None


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
