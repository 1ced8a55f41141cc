"""Which rate of a platform a role such as "lawyer", "python developer" or "PhD in physics" belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.knowledge.platform import Platform, Rate
from bot.payouts.names import NameTable, Phrase, Words, words_of

_QUALIFICATIONS = frozenset(
    words_of(name)
    for name in (
        "phd",
        "ph.d.",
        "doctorate",
        "doctor",
        "postdoc",
        "md",
        "jd",
        "medical doctor",
        "licensed professional",
    )
)
"""A degree or licence counts for more than the field it was taken in: a PhD in physics is a PhD."""
_LOOSE = frozenset(words_of(name) for name in ("engineer", "scientist", "expert", "specialist", "professional"))
"""What these are follows from the word before: a C++ engineer programs."""
_NOT_YET = frozenset({"student", "candidate", "applicant"})
_NOT = frozenset({"no", "not", "without", "non"})
_EVERYTHING = frozenset(
    words_of(name)
    for name in (
        "any", "any role", "any project", "any work", "any study",
        "all", "all roles", "all work", "all projects", "overall",
    )
)  # fmt: skip
"""A rate that goes by one of these names covers roles that have no rate of their own."""


@dataclass(frozen=True, slots=True)
class RoleFound:
    """One rate; `read_as` is the name that a misspelled word was taken for."""

    rate: str
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class RoleCovered:
    """No rate of its own, but one that the platform states for all its work."""

    rate: str


@dataclass(frozen=True, slots=True)
class RoleOpen:
    """Several rates fit equally well."""

    rates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleUnknown:
    """No rate fits; `near` are the rates with a similar name."""

    near: tuple[str, ...]


RoleResult: TypeAlias = RoleFound | RoleCovered | RoleOpen | RoleUnknown


class Roles:
    """The roles of one platform; `elsewhere` knows the names of roles on all platforms."""

    def __init__(self, rates: Mapping[str, Rate], elsewhere: NameTable) -> None:
        self._order = tuple(rates)
        self._names = NameTable(names_of(rates))
        self._elsewhere = elsewhere
        covering = [rate for rate, names in names_of(rates).items() if _EVERYTHING & set(map(words_of, names))]
        self.covering = covering[0] if len(covering) == 1 else None

    def find(self, role: str) -> RoleResult:
        """The rate of a role, or why there is not exactly one."""
        words = words_of(role)
        if ids := self._names.exact(words):
            return self._one(ids)
        phrases = _held(self._names.phrases(words), words)
        degrees = [phrase for phrase in phrases if phrase.words in _QUALIFICATIONS]
        fields = [phrase for phrase in phrases if phrase.words not in _LOOSE]
        if ids := frozenset[str]().union(*(phrase.ids for phrase in degrees or fields or phrases)):
            return self._one(ids)
        if (slip := self._misspelled(words)) is not None:
            return slip
        if self.covering is not None and self._elsewhere.phrases(words):
            return RoleCovered(self.covering)
        return RoleUnknown(self._names.nearest(words, limit=3))

    def like(self, typed: str) -> tuple[str, ...]:
        """All rates, those first that the beginning of a role may mean."""
        words = words_of(typed)
        match self.find(typed) if words else None:
            case RoleFound(rate) | RoleCovered(rate):
                first: tuple[str, ...] = (rate,)
            case RoleOpen(rates):
                first = rates
            case _:
                first = self._names.beginning(words) if words else ()
        return tuple(dict.fromkeys((*first, *self._order)))

    def _one(self, ids: frozenset[str]) -> RoleFound | RoleOpen:
        found = tuple(rate for rate in self._order if rate in ids)
        return RoleFound(found[0]) if len(found) == 1 else RoleOpen(found)

    def _misspelled(self, words: Words) -> RoleFound | RoleOpen | None:
        slips = (
            []
            if self._elsewhere.phrases(words)
            else [self._names.misspelled(words[i : i + 1]) for i in range(len(words))]
        )
        found = [slip for slip in [*slips, self._names.misspelled(words)] if slip]
        ids = frozenset[str]().union(*(rates for _, rates in found))
        match self._one(ids) if ids else None:
            case RoleFound(rate):
                return RoleFound(rate, read_as=found[0][0])
            case other:
                return other


def names_of(rates: Mapping[str, Rate]) -> dict[str, set[str]]:
    """All names of each rate: its id, its title and each side of a slash in it, and its aliases."""
    return {
        id_: {id_.replace("-", " "), rate.role, *rate.role.split("/"), *rate.aliases} for id_, rate in rates.items()
    }


def all_roles(platforms: Mapping[str, Platform]) -> NameTable:
    """The names of roles on all platforms, without those that mean any work."""
    named: dict[str, set[str]] = {}
    for slug, platform in platforms.items():
        if platform.pay:
            for id_, names in names_of(platform.pay.rates).items():
                named[f"{slug}/{id_}"] = {name for name in names if words_of(name) not in _EVERYTHING}
    return NameTable(named)


def _held(phrases: list[Phrase], words: Words) -> list[Phrase]:
    """Without what is denied or still being studied for: "medical student", "not a doctor"."""
    return [
        phrase
        for phrase in phrases
        if not (_NOT_YET & set(words[phrase.end : phrase.end + 1]))
        and not (_NOT & set(words[max(0, phrase.start - 2) : phrase.start]))
    ]
