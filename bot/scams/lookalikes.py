"""Recognises hosts that pose as a known one: look-alike letters, slips, added words, another ending."""

import functools
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

_MULTI = (("rn", "m"), ("vv", "w"))
_SINGLE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "5": "s", "3": "e", "4": "a", "7": "t", "8": "b"})
_SHORTEST = 4


class Trick(StrEnum):
    """How a host imitates another."""

    LETTERS = "look-alike letters"
    INSIDE = "the real address in front of another one"
    ENDING = "another ending"
    SLIP = "a slightly different spelling"
    WORDS = "the real name with words added"
    SUBDOMAIN = "the real name in front of another address"


@dataclass(frozen=True, slots=True)
class Model:
    """A host that others imitate: `core` is its name without the ending, `owner` whose it is.

    An `ordinary` name is also a word, such as "outlier": others may bear it by right.
    """

    host: str
    core: str
    owner: str
    platform: str | None
    ordinary: bool


@dataclass(frozen=True, slots=True)
class Imitation:
    """What is imitated and how; not `clear` where it may be somebody else's own name."""

    model: Model
    trick: Trick
    clear: bool


def skeleton(name: str) -> str:
    """The name with letters that look alike made equal, so that two skeletons are equal when eyes would say so."""
    shown = "".join(map(plain_letter, unpuny(name)))
    for pair, letter in _MULTI:
        shown = shown.replace(pair, letter)
    return shown.translate(_SINGLE)


def unpuny(host: str) -> str:
    """The host as a reader sees it: `xn--` labels decoded."""
    return ".".join(map(_shown_label, host.split(".")))


def _shown_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


@functools.lru_cache(maxsize=4096)
def plain_letter(letter: str) -> str:
    """The Latin letter that looks like `letter`, by Unicode's table; accents dropped."""
    if letter.isascii():
        return letter
    base = unicodedata.normalize("NFKD", letter)[0].casefold()
    if base.isascii():
        return base
    # Imported late: its tables take eight megabytes, and hardly anybody writes such letters.
    from confusable_homoglyphs import confusables

    found = confusables.is_confusable(base, greedy=True, preferred_aliases=[]) or []
    for entry in found:
        for twin in entry["homoglyphs"]:
            if len(twin["c"]) == 1 and twin["c"].isascii() and twin["c"].isalnum():
                return str(twin["c"]).lower()
    return letter


class LookAlikes:
    """All hosts worth imitating, ready to be compared with."""

    def __init__(self, models: Iterable[Model], lure_words: Iterable[str]) -> None:
        self._models = tuple(models)
        self._lures = frozenset(lure_words)
        self._by_skeleton: dict[str, Model] = {}
        self._by_core: dict[str, Model] = {}
        for model in self._models:
            self._by_skeleton.setdefault(skeleton(model.host), model)
            self._by_core.setdefault(model.core, model)
        self._most_labels = max((model.host.count(".") + 1 for model in self._models), default=0)
        self._core_skeletons = {
            skeleton(core): model for core, model in self._by_core.items() if len(core) >= _SHORTEST
        }
        self._cores = sorted(core for core in self._by_core if len(core) >= 5)
        self._joined = {model.host.replace(".", ""): model for model in self._models if len(model.host) >= 8}

    def find(self, host: str, registrable: str, is_word: Container[str]) -> Imitation | None:
        """Which model the host imitates; `registrable` is the part of it that somebody registered."""
        shown = unpuny(host)
        core = unpuny(registrable).partition(".")[0]
        above = shown.removesuffix(unpuny(registrable)).strip(".")
        return (
            self._letters(shown, core)
            or self._inside(shown)
            or self._ending(core)
            or self._slip(unpuny(registrable), core, is_word)
            or self._words(core)
            or self._inside(shown.replace("-", "."))
            or self._subdomain(above)
        )

    def _letters(self, shown: str, core: str) -> Imitation | None:
        """Letters that look alike; the host would read as the real one."""
        labels = shown.split(".")
        skeletons = [skeleton(label) for label in labels]
        for start in range(max(0, len(labels) - self._most_labels), len(labels) - 1):
            model = self._by_skeleton.get(".".join(skeletons[start:]))
            if model and model.host != ".".join(labels[start:]):
                return Imitation(model, Trick.LETTERS, clear=True)
        model = self._core_skeletons.get(skeleton(core))
        if model and model.core != core:
            return Imitation(model, Trick.LETTERS, clear=not core.isascii() or not model.ordinary)
        return None

    def _inside(self, shown: str) -> Imitation | None:
        """A whole official host in front of another: `superannotate.com.evil.example`."""
        for model in self._models:
            if f".{model.host}." in f".{shown}." and len(model.host) > 4:
                return Imitation(model, Trick.INSIDE, clear=True)
        return None

    def _ending(self, core: str) -> Imitation | None:
        """The same name with another ending, or written with or without hyphens."""
        for name in (core, core.replace("-", "")):
            if (model := self._by_core.get(name)) and len(name) >= _SHORTEST:
                return Imitation(model, Trick.ENDING, clear=not model.ordinary)
        return None

    def _slip(self, registrable: str, core: str, is_word: Container[str]) -> Imitation | None:
        """A name a slip or two away."""
        name = core.replace("-", "")
        near = _nearest(name, self._cores, 1 if len(name) <= 8 else 2)
        model = self._by_core[near] if near else None
        if model is None and (near := _nearest(registrable.replace(".", "").replace("-", ""), self._joined, 1)):
            model = self._joined[near]
        if model is None or (core in is_word and (len(model.core) <= 6 or OSA.distance(name, model.core) > 1)):
            return None
        return Imitation(model, Trick.SLIP, clear=core not in is_word)

    def _words(self, core: str) -> Imitation | None:
        """The name with other words: `sme-careers-jobs`, `joinoutlier`."""
        parts = [part for part in core.split("-") if part]
        joined = "".join(parts)
        for model in self._models:
            name = model.core
            if len(name) < 3:
                continue
            if not model.ordinary and len(name) >= 6 and name in joined:
                return Imitation(model, Trick.WORDS, clear=True)
            others = _without(parts, name) or _around(joined, name, self._lures)
            if others and len(name) >= _SHORTEST and all(self._is_lure(part) for part in others):
                return Imitation(model, Trick.WORDS, clear=True)
        return None

    def _is_lure(self, part: str) -> bool:
        return part in self._lures or part.isdecimal() or part.rstrip("0123456789") in self._lures

    def _subdomain(self, above: str) -> Imitation | None:
        """The name as a label in front of somebody else's host."""
        found = map(self.in_label, filter(None, above.split(".")))
        return next((imitation for imitation in found if imitation), None)

    def in_label(self, label: str) -> Imitation | None:
        """The name as one part of an address whose end is somebody else's."""
        found = self._ending(label) or self._words(label)
        return found and Imitation(found.model, Trick.SUBDOMAIN, clear=found.clear and not found.model.ordinary)


def _nearest(name: str, targets: Iterable[str], limit: int) -> str | None:
    if len(name) < 5:
        return None
    near = process.extractOne(name, list(targets), scorer=OSA.distance, score_cutoff=limit)
    if near is None or (near[1] == 2 and len(near[0]) < 9) or (near[1] and len(near[0]) < 5):
        return None
    return str(near[0])


def _without(parts: Sequence[str], name: str) -> list[str]:
    """The other parts where `name` is one of several."""
    return [part for part in parts if part != name] if name in parts else []


def _around(joined: str, name: str, lures: frozenset[str]) -> list[str]:
    """What is glued to `name` at one side, if that is a known lure: `outlierjobs`, `joinoutlier`."""
    for rest in (joined.removeprefix(name), joined.removesuffix(name)):
        if rest != joined and rest in lures:
            return [rest]
    return []
