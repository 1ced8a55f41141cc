"""The parts of a message that are a question of their own."""

import re

from bot.answers import courtesies, text
from bot.answers.query import asks

MOST = 3
_CLAUSE = re.compile(
    r"""[,()] | \s[-–—]+\s | :\s | (?:\b(?:and|an|n|but|so|also|plus|or|then|because|since|cause)\b|&)
    (?=\s+(?:(?:in|at|on|for|from|after|through)\s)?(?:how|what|when|where|which|who|why|is|are|do|does|did|can|could
    |will|would|should|if|i|my|they|it)\b)""",
    re.X,
)


def split(cleaned: str) -> list[str]:
    """Sentences, and clauses of sentences, that read as a question and are not the whole message; at most `MOST`."""
    found: dict[str, str] = {}
    sentences = text.sentences(cleaned)
    for sentence in sentences:
        clauses = [clause.strip() for clause in _CLAUSE.split(sentence)] if len(sentence) > 30 else []
        for part in (sentence, *clauses):
            tokens = courtesies.without(text.words(part))
            enough = len(tokens) >= 3 or (len(tokens) == 2 and len(sentences) > 1)
            if enough and part.rstrip("?") != cleaned.rstrip("?") and asks(part, tokens):
                found.setdefault(part.rstrip("?"), part)
    return list(found.values())[:MOST]
