"""When to answer, when to ask back, when to stay silent.

The thresholds are calibrated chances. They were chosen on the tuning questions in `benchmarks/questions/tune`, so that
at most one out-of-scope message in twenty gets an answer in direct mode and one in a hundred in passive mode.
"""

from dataclasses import dataclass

from bot.answers.results import Mode

IN_CONVERSATION = 0.8
"""Somebody who asks on expects an answer: in direct mode this share of the usual chance is enough then."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Chances (0 to 1) from which the bot answers or suggests; a suggestion threshold above 1 means never."""

    answer: float
    suggest: float
    must_ask: bool


OFFER = 0.75
"""Chance from which the answer to another question in the same message is offered, too."""

FIRST = 0.15
"""Chance from which the first candidate is suggested where a later one is likely enough."""

POLICIES = {
    Mode.DIRECT: Policy(answer=0.5, suggest=0.25, must_ask=False),
    Mode.PASSIVE: Policy(answer=0.93, suggest=2.0, must_ask=True),
}
