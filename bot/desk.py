"""Where the current answerer lies."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Put:
    """A question as it is put to an engine: one person's messages, the last of which is asked, and what holds there."""

    turns: tuple[str, ...]
    mode: Mode = Mode.DIRECT
    channel_platform: str | None = None
    strictness: Strictness = Strictness.USUAL

    def to(self, answerer: Answerer) -> Result:
        """What an engine says to it."""
        return answerer.ask(self.turns, self.mode, self.channel_platform, self.strictness)

    @property
    def digest(self) -> bytes:
        """What stands for it where it is not to be kept itself."""
        whole = repr((*self.turns, self.mode, self.channel_platform, self.strictness))
        return hashlib.blake2b(whole.encode(errors="replace")).digest()


class Desk:
    """Holds the answerer in use; a reload lays down a new one, and nobody else keeps a reference."""

    def __init__(self, answerer: Answerer) -> None:
        self.answerer = answerer
        self.outcomes: dict[Expectation, Outcome] = {}
        """Where test questions lead with this answerer, as far as they were asked."""
        self._answers = _nothing_yet(answerer)

    def recall(self, put: Put, answerer: Answerer | None = None) -> Result | None:
        """What the answerer in use, or its brief one, said to the same question lately; None where nobody did, and for
        what was overheard."""
        answers = self._answers.get(answerer or self.answerer)
        if put.mode is not Mode.DIRECT or not answers:
            return None
        name = put.digest
        found = answers.get(name)
        if found is not None:
            answers.move_to_end(name)
        return found

    def remember(self, put: Put, result: Result, answerer: Answerer) -> None:
        """Keep what was said, unless another answerer lies here by now; of overheard messages nothing is kept."""
        answers = self._answers.get(answerer)
        if put.mode is not Mode.DIRECT or answers is None:
            return
        answers[put.digest] = result
        if len(answers) > REMEMBERED:
            answers.popitem(last=False)

    def lay_down(self, answerer: Answerer, outcomes: Mapping[Expectation, Outcome] = NOT_ASKED) -> None:
        """Answer from another engine from now on; whoever is answering with the old one finishes with it."""
        self.answerer = answerer
        self.outcomes = dict(outcomes)
        self._answers = _nothing_yet(answerer)

    @property
    def knowledge(self) -> Knowledge:
        """What the current answerer knows."""
        return self.answerer.knowledge


def _nothing_yet(answerer: Answerer) -> dict[Answerer, OrderedDict[bytes, Result]]:
    return {one: OrderedDict() for one in (answerer, answerer.brief)}
