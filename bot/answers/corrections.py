"""Takes "i meant", and what was not meant, out of a message that corrects the one before."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.answers import text

LONGEST = 400
"""Characters of the longest message that may be a mere correction."""
_SLIP = r"""oops|whoops|my\s(?:bad|mistake)|typo|wrong\s(?:one|word|name|site|platform|question)
    |i\s(?:ask|asked|said|wrote|typed)\s(?:it\s)?wrong"""
_NOT_IT = (
    r"(?:(?:that|it)(?:\sis|\swas|'s)\s)?not\s(?:my\squestion|what\si\s(?:asked|meant|mean|wanted)(?:\sto\sknow)?)"
)
_START = re.compile(
    rf"""(?:(?:no|nope|nah|not\sthat|wait|oh|ah|hm+|but|well|actually|sorry|sry|{_SLIP})\b[\s,.!:-]*)*
    (?:(?:(?:i\s)?(?:meant|menat|ment)|i\smean)\b(?:\sto\s(?:ask|say|know|write))?
    |i\s(?:was|am)\s(?:asking|talking)\b(?:\sabout)? | i\sasked\s(?:about|for)\b
    |(?:{_SLIP}|{_NOT_IT})\b[\s,.!:-]*)+ (?:\sabout|\sfor(?=\sthe\b))?[\s,:]*""",
    re.X,
)
_END = re.compile(
    rf"(?<![\s,.])[\s,.]*\b(?:i\s(?:meant|mean)|sorry|sry|{_SLIP}|mix(?:ing|ed)\s(?:them|it|those|things)\sup)\W*$",
    re.X,
)
_NO = re.compile(r"(?:no|nope|nah)\b[\s,.!]*")
_NOT_FIRST = re.compile(
    r"(?:(?:no|nope|nah|wait|oh|oops|sorry|sry)\b[\s,.!]*)*not\s(?P<denied>[^,.;?]{2,30}?)\s?[,.;]\s*(?:but\s)?(?=\w)"
)
_NOT_LAST = re.compile(r"[\s,.]+(?:and\s)?not\s(?P<denied>[^,.;?]{2,30})\W*$")
_KNOWN = re.compile(r"[,.;]\s*[\w ]{0,25}\bi\s(?:already\s)?know(?:\salready)?\W*$")


@dataclass(frozen=True, slots=True)
class Correction:
    """What is meant instead, and the words that were not meant."""

    said: str
    denied: tuple[str, ...] = ()


def correction(cleaned: str, asked: Collection[str]) -> Correction | None:
    """What a cleaned message corrects in a question of these words; None for one that corrects nothing."""
    if len(cleaned) > LONGEST:
        return None
    rest, denied, corrects = cleaned, "", False
    if (first := _NOT_FIRST.match(rest)) and not set(asked).isdisjoint(text.words(first["denied"])):
        rest, denied, corrects = rest[first.end() :], first["denied"], True
    if (start := _START.match(rest)) and start.end() < len(rest):
        rest, corrects = rest[start.end() :], True
    while (end := _END.search(rest)) and end.start():
        rest, corrects = rest[: end.start()], True
    if not corrects:
        return None
    if (last := _NOT_LAST.search(rest)) and last.start():
        rest, denied = rest[: last.start()], last["denied"]
    if known := _KNOWN.search(rest):
        rest = rest[: known.start()]
    if (no := _NO.match(rest)) and no.end() < len(rest):
        rest = rest[no.end() :]
    return Correction(rest, tuple(text.words(denied)))
