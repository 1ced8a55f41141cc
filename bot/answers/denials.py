"""What a message says that it does not ask: "I'm not asking about pay, just how long it takes"."""

import itertools
import re

_CLAUSE = re.compile(
    r"(?<=[a-z0-9)\"'])[.!]+(?=\s|$)|[?;\n]+|,(?=\s)|\s[-–—]+\s"
    r"|\s(?=(?:but|just|only)\s(?:\w+\s)?(?:how|what|when|where|which|who|why|is|are|do|does|if|want|wanna|need|tell)\b)"
)
_NOT_ASKED = re.compile(
    r"""(?:(?:no|nah|ok|okay|please|look|and|so|well)\s)*(?:
    (?:(?:i\sam|i'm|im|am)\s)?not\s(?:(?:really|even)\s)?(?:asking|talking|wondering|worried|interested)\b
    | (?:it\sis|it's|its|this\sis)\snot\sabout\b
    | (?:i\s)?(?:do\snot|don't|dont|did\snot|didn't|didnt)\s(?:really\s)?
      (?:want\sto\s(?:know|hear)|mean|care|need\s(?:help|to\sknow)|ask\b|tell\sme)\b
    | (?:i\s)?(?:already\s)?know\s(?:what|how|that|about|the)\b | (?:that\sone|i)\salready\sknow
    | forget\s(?:about|the)\b | never\s?mind\b | besides\b | apart\sfrom\b
    | not\s(?!(?:sure|gonna|going|a|one|even|yet)\b)\S+(?:\s\S+){0,2}\s?$
    )""",
    re.X,
)
_MAY_DENY = re.compile(r"\b(?:not|know|forget|never\s?mind|besides|apart|i?dont|didnt)\b|n't\b")
_MARKS = " .,;!?\n-–—"
ENOUGH = 2
"""Words that must be left for the rest to be what is asked."""


def without(cleaned: str) -> str:
    """Cleaned text without the clauses that say what is not asked; unchanged if that is all."""
    if not _MAY_DENY.search(cleaned):
        return cleaned
    starts = [0, *(end.end() for end in _CLAUSE.finditer(cleaned)), len(cleaned)]
    clauses = [cleaned[start:end] for start, end in itertools.pairwise(starts)]
    left = "".join(clause for clause in clauses if not _NOT_ASKED.match(clause.strip(_MARKS))).strip()
    return left if len(left.split()) >= ENOUGH else cleaned
