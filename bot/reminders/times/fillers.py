"""Words that change nothing, and words that bind what stands around them."""

from bot.reminders.times.pieces import Filler, Relation
from bot.reminders.times.scanner import Recogniser, pattern

_POLITE = (
    r"(?:please|pls|plz|kindly|thanks|thank you|thx|hey|hi|hello|ok|okay|um|uh|hmm|bot)"
    r"|(?:can you |could you )?(?:please )?(?:remind|ping|notify|alert|wake) (?:me|us)(?: up)?(?: again)?"
    r"|(?:set )?(?:me )?(?:a )?reminder(?: for)?|again"
    r"|(?:just|exactly|precisely|sharp|maybe|let's say|say|approximately|approx|roughly|ish|or so|first thing)|[!?.]+"
)
_LEADING = r"at|on|by|of|the|for|around|about|@|-"
_RELATIONS = {
    Relation.FROM: r"from(?: (?:the )?invoice(?: date| dated)?(?: of| on)?)?|counting from",
    Relation.AFTER: r"after|following|past|since",
    Relation.BEFORE: r"before|prior to|ahead of",
    Relation.START: r"(?:starting|beginning)(?: on| from| at)?|as of|effective|begins?|starts?|(?:with the )?first on",
}


def _relation(expression: str, relation: Relation) -> Recogniser:
    return pattern(expression, lambda match, frame: relation)


RECOGNISERS: tuple[Recogniser, ...] = (
    pattern(_POLITE, lambda match, frame: Filler.PLAIN),
    pattern(_LEADING, lambda match, frame: Filler.LEADING),
    *(_relation(expression, relation) for relation, expression in _RELATIONS.items()),
)
