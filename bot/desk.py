"""Where the current answerer lies."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.answers.answerer import Answerer
from bot.answers.expected import Outcome
from bot.answers.results import Mode, Result
from bot.answers.strictness import Strictness
from bot.knowledge.expectations import Expectation
from bot.knowledge.knowledge import Knowledge

REMEMBERED = 2_000
"""Answers that are kept at hand, since many ask the same."""
NOT_ASKED: Mapping[Expectation, Outcome] = MappingProxyType({})


class Desk:
    """Holds the answerer in use; a reload lays down a new one, and nobody else keeps a reference."""

    def __init__(self, answerer: Answerer) -> None:
        self.answerer = answerer
        self.outcomes: dict[Expectation, Outcome] = {}
        """Where test questions lead with this answerer, as far as they were asked."""
        self._answers: OrderedDict[bytes, Result] = OrderedDict()

    def ask(
        self,
        turns: Sequence[str],
        mode: Mode,
        channel_platform: str | None = None,
        strictness: Strictness = Strictness.USUAL,
    ) -> Result:
        """What the answerer says; at once where it was asked the same before.

        Of what somebody asked only a digest is kept, and of overheard messages nothing.
        """
        if mode is not Mode.DIRECT:
            return self.answerer.ask(turns, mode, channel_platform, strictness)
        name = hashlib.blake2b(repr((*turns, mode, channel_platform, strictness)).encode(errors="replace")).digest()
        found = self._answers.pop(name, None)
        if found is None:
            found = self.answerer.ask(turns, mode, channel_platform, strictness)
        self._answers[name] = found
        if len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        return found

    def lay_down(self, answerer: Answerer, outcomes: Mapping[Expectation, Outcome] = NOT_ASKED) -> None:
        """Answer from another engine from now on; whoever is answering with the old one finishes with it."""
        self.answerer = answerer
        self.outcomes = dict(outcomes)
        self._answers.clear()

    @property
    def knowledge(self) -> Knowledge:
        """What the current answerer knows."""
        return self.answerer.knowledge
