"""How rules are written: a line of words, compiled to a regular expression over a sentence's `line`.

word        that word; `log_in` is two words; `a|b` either; `@pay` any word of that list
word?       it may be missing; `word*` it may also stand several times
~3          up to three words of one clause; `~3-me|us` none of them one of these; `~~9` also beyond a comma
!me|us      the next word is none of these
<i|we       at the beginning: the word before is none of these
^           at the beginning: a clause begins here
,           the end of a clause
a // b      either of two whole lines
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from re import Pattern

from bot.scams.results import Code, Weight
from bot.scams.rules.lists import LISTS

NEAR = 90
"""How many characters around a match count as near it: some fifteen words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One sign of a scam: `line` with all of `near` around it, and none of `unless`.

    `order`: the sender's own order or offer, which may be flagged unasked and which a warning elsewhere only covers.
    `even_asked`: "who sells an account?" is the trade itself, no question about it.
    """

    code: Code
    line: str
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    weight: Weight = Weight.CLEAR
    order: bool = False
    even_asked: bool = False


class CompiledRule:
    """A rule ready to be looked for; a line that it matches has at least one of its `signal_words`."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.signal_words = _signal_words(rule.line)
        self._pattern = expression(rule.line)
        self._near = [expression(line) for line in rule.near]
        self._unless = [expression(line) for line in rule.unless]

    def matches(self, line: str) -> Iterator[re.Match[str]]:
        """Every place in a sentence's line where the rule holds."""
        for found in self._pattern.finditer(line):
            around = line[max(0, found.start() - NEAR) : found.end() + NEAR]
            if all(near.search(around) for near in self._near) and not any(bad.search(around) for bad in self._unless):
                yield found


@cache
def expression(line: str) -> Pattern[str]:
    """The regular expression of one line; many rules share theirs."""
    return re.compile("|".join(_whole(part.split()) for part in line.split(" // ")))


def _signal_words(line: str) -> frozenset[str]:
    """The words of the piece of each part that leaves the fewest choices."""
    needed: set[str] = set()
    for part in line.split(" // "):
        tokens = [token for token in part.split() if token[0] not in "~!<^" and token[-1] not in "?*"]
        needed |= min(({word.partition(" ")[0] for word in _words(token)} for token in tokens), key=len)
    return frozenset(needed)


def _whole(tokens: list[str]) -> str:
    head = " "
    if tokens[0] == "^":
        head, tokens = "(?:^| ,) ", tokens[1:]
    elif tokens[0].startswith("<"):
        head, tokens = "".join(f"(?<! {word})" for word in _words(tokens[0][1:])) + " ", tokens[1:]
    return head + "".join(map(_piece, tokens))


def _piece(token: str) -> str:
    if gap := re.fullmatch(r"(~~?)(\d+)(?:-(.+))?", token):
        kind, count, banned = gap.groups()
        but = f"(?!(?:{_either(banned)}) )" if banned else ""
        return rf"(?:{but}{'[^ ]' if kind == '~~' else '[^ ,]'}+ ){{0,{count}}}?"
    if token.startswith("!"):
        return f"(?!(?:{_either(token[1:])}) )"
    if token[-1] in "?*":
        return f"(?:(?:{_either(token[:-1])}) ){token[-1]}"
    return f"(?:{_either(token)}) "


def _either(token: str) -> str:
    return "|".join(map(re.escape, _words(token))).replace("\\ ", " ")


def _words(token: str) -> list[str]:
    """Every word that a token stands for, lists written out."""
    words: list[str] = []
    for part in token.split("|"):
        words += _listed(part[1:]) if part.startswith("@") else [part.replace("_", " ")]
    return words


def _listed(name: str) -> list[str]:
    return [word for token in LISTS[name].split() for word in _words(token)]
