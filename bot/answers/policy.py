"""When to answer, when to ask back, when to stay silent."""

from dataclasses import dataclass

OFFER = 0.75
"""Chance from which the answer to another question in the same message is offered, too."""
FIRST = 0.15
"""Chance from which the first candidate is suggested where a later one is likely enough."""
NEVER = 2.0


@dataclass(frozen=True, slots=True)
class Policy:
    """Chances (0 to 1) from which the bot answers or suggests, `NEVER` for never; `must_ask`: and only questions.

    `follow_up` is the chance from which it answers what continues a question: somebody who asks on expects an answer.
    """

    answer: float
    follow_up: float
    suggest: float = NEVER
    must_ask: bool = False
