"""The parts of a message that may be a question of their own."""

import re
from dataclasses import dataclass

from bot.answers import courtesies, text
from bot.answers.query import asks

MOST = 3
_CLAUSE = re.compile(
    r"""[,()] | \s[-–—]+\s | :\s | (?:\b(?:and|an|n|but|so|also|plus|or|then|because|since|cause)\b|&)
    (?=\s+(?:(?:in|at|on|for|from|after|through)\s)?(?:how|what|when|where|which|who|why|is|are|do|does|did|can|could
    |will|would|should|if|i|my|they|it)\b)""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A cleaned part of a message; `asks` tells whether it reads as a question."""

    text: str
    asks: bool


def split(cleaned: str) -> list[Segment]:
    """Sentences, and clauses of sentences where a clause asks; the questions first, at most `MOST`."""
    found: dict[str, Segment] = {}
    sentences = text.sentences(cleaned)
    for sentence in sentences:
        clauses = [clause.strip() for clause in _CLAUSE.split(sentence)] if len(sentence) > 30 else []
        for part in (sentence, *clauses):
            tokens = courtesies.without(text.words(part))
            if len(tokens) >= 3 or (len(tokens) == 2 and len(sentences) > 1):
                found.setdefault(part.rstrip("?"), Segment(part, asks(part, tokens)))
    parts = [segment for segment in found.values() if segment.text.rstrip("?") != cleaned.rstrip("?")]
    return sorted(parts, key=lambda segment: not segment.asks)[:MOST]
