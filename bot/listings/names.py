"""Names to choose from while somebody types: tens of thousands, found by the beginning of any of their words."""

import bisect
from collections.abc import Iterable, Iterator


class Names:
    """Names in order, once each whatever their case; immutable once built."""

    def __init__(self, names: Iterable[str]) -> None:
        folded: dict[str, str] = {}
        for name in sorted(set(names), key=lambda name: (_line(name).casefold(), name)):
            folded.setdefault(_line(name).casefold(), name)
        self._names = tuple(folded.values())
        self._starts = [0]
        for text in folded:
            self._starts.append(self._starts[-1] + len(text) + 1)
        # One text, because searching that is as fast as memory, and a loop over names is not.
        self._text = "".join(f"\n{text}" for text in folded)

    def holding(self, typed: str) -> Iterator[str]:
        """Names that begin with what was typed, then those with a later word that does."""
        wanted = _line(typed).casefold()
        yield from map(self._names.__getitem__, dict.fromkeys(self._places(f"\n{wanted}")))
        if wanted:
            first = set(self._places(f"\n{wanted}"))
            later = dict.fromkeys(place for place in self._places(f" {wanted}") if place not in first)
            yield from map(self._names.__getitem__, later)

    def _places(self, sought: str) -> Iterator[int]:
        at = self._text.find(sought)
        while at >= 0:
            yield bisect.bisect_right(self._starts, at) - 1
            at = self._text.find(sought, at + 1)


def _line(text: str) -> str:
    return " ".join(text.split())
