"""How likely a word is typed for another one: with a letter beside the right key, left out, doubled or exchanged."""

import math
from collections.abc import Mapping

SLIP = 0.06
"""Share of words that are typed with a slip; every kind of slip is as likely as the others."""
_KINDS = 4
_FAR, _STRAY, _FIRST = 5.5, 3.0, 1.0
"""Log odds against a wrong letter that is not beside the right one, against one too many that is not a double one, and
against a slip in the first letter."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SLANT = (0.0, 0.25, 0.75)
"""How far each row of a keyboard is moved to the right, in keys."""
_BESIDE = 5
"""Keys beside one, in the mean."""


def _neighbours() -> Mapping[str, frozenset[str]]:
    places = {key: (row, column + _SLANT[row]) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    return {
        key: frozenset(
            other for other, (r, c) in places.items() if other != key and abs(r - row) <= 1 and abs(c - column) <= 1
        )
        for key, (row, column) in places.items()
    }


_NEIGHBOURS = _neighbours()


def log_chance(typed: str, meant: str) -> float | None:
    """The log chance that somebody types one word for another; None where they are not just one slip apart."""
    start = end = 0
    shorter = min(len(typed), len(meant))
    while start < shorter and typed[start] == meant[start]:
        start += 1
    while end < shorter - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    wrong, right = typed[start : len(typed) - end], meant[start : len(meant) - end]
    against = _against(wrong, right, typed[start - 1 : start])
    if against is None:
        return None
    if not start and len(right) < 2:
        against += _FIRST
    return math.log(SLIP / _KINDS / len(meant)) - against


def _against(wrong: str, right: str, before: str) -> float | None:
    """Log odds against letters in the place of the right ones; `before` is the letter before them."""
    match len(wrong), len(right):
        case 0, 1:
            return 0.0
        case 1, 0:
            return 0.0 if wrong == before else _STRAY
        case 1, 1:
            return math.log(_BESIDE) if wrong in _NEIGHBOURS.get(right, ()) else _FAR
        case 2, 2 if wrong == right[::-1]:
            return 0.0
        case _:
            return None
