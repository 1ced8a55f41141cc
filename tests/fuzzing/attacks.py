"""Texts made to hold up a regular expression: what one of its repeats eats, many times, and then something else.

The expression is taken apart by Python's own parser of them. It has no public name; where a version of Python changes
it, the test of this module's makings fails.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

PARSER: Any = re._parser  # type: ignore[attr-defined]
MANY = 20
"""A repeat that may go on longer than this can be attacked."""
MOST_WAYS = 8
ENDS = ("", "\0", "\n \n!")
REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
CLASSES = {
    "CATEGORY_DIGIT": "1", "CATEGORY_NOT_DIGIT": "a ", "CATEGORY_SPACE": " \n", "CATEGORY_NOT_SPACE": "a!",
    "CATEGORY_WORD": "a1_", "CATEGORY_NOT_WORD": " .",
}  # fmt: skip
ANYTHING = "a .1-/_:,!\n([<\"'"

Attack = tuple[str, str, str]


def attacks(pattern: str, flags: int) -> set[Attack]:
    """What comes before, what is repeated, and what ends it."""
    parsed = PARSER.parse(pattern, flags)
    pumped = {(before, eaten) for before, eaten in _pumps(parsed, "") if eaten}
    alone = {("", eaten) for _, eaten in pumped}
    return {(*pump, end) for pump in pumped | alone for end in ENDS}


def _pumps(nodes: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    """Each repeat, with a text that leads to it."""
    nodes = list(nodes)
    for place, (kind, given) in enumerate(nodes):
        name = str(kind)
        if name in REPEATS:
            _, most, inner = given
            ways = _ways(inner)
            if most > MANY:
                after = _ways(nodes[place + 1 :])[:2]
                for way in ways:
                    yield before, way
                    yield from ((before, way + other) for other in (*ways[:3], *after) if other != way)
            yield from _pumps(inner, before)
        elif name == "BRANCH":
            for branch in given[1]:
                yield from _pumps(branch, before)
        else:
            for inner in _inner(name, given):
                yield from _pumps(inner, before)
        before += _ways([(kind, given)])[0]


def _inner(name: str, given: Any) -> Iterator[Any]:
    if name == "SUBPATTERN":
        yield given[-1]
    elif name in {"ASSERT", "ASSERT_NOT"}:
        yield given[1]
    elif name == "ATOMIC_GROUP":
        yield given


def _ways(nodes: Sequence[Any]) -> list[str]:
    """Some texts that match the nodes one after the other, more or less; at least one, perhaps empty."""
    found = [""]
    for kind, given in nodes:
        ways = _node(str(kind), given)
        found = [text + way for way in ways for text in found][:MOST_WAYS]
    return found


def _node(name: str, given: Any) -> list[str]:
    if name in REPEATS:
        least, _, inner = given
        return [way * max(1, least) for way in _ways(inner)]
    match name:
        case "LITERAL":
            return [chr(given)]
        case "NOT_LITERAL":
            return [sign for sign in ANYTHING if ord(sign) != given][:MOST_WAYS]
        case "ANY":
            return list(ANYTHING[:MOST_WAYS])
        case "IN":
            return _members(given)[:MOST_WAYS]
        case "BRANCH":
            return [way for branch in given[1] for way in _ways(branch)[:2]][:MOST_WAYS]
        case "SUBPATTERN":
            return _ways(given[-1])
        case "ATOMIC_GROUP":
            return _ways(given)
        case _:
            return [""]


def _members(members: Sequence[Any]) -> list[str]:
    found: list[str] = []
    if str(members[0][0]) == "NEGATE":
        barred = set(_members(members[1:]))
        return [sign for sign in ANYTHING if sign not in barred] or ["\u00e9"]
    for kind, given in members:
        match str(kind):
            case "LITERAL":
                found.append(chr(given))
            case "RANGE":
                found += [chr(given[0]), chr(given[1])]
            case "CATEGORY":
                found += CLASSES[str(given)]
    return found
