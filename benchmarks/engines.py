"""The engine as it ships, with and without sentence vectors."""

import datetime as dt
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot import engine
from bot.answers.answerer import Answerer
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load

if TYPE_CHECKING:
    from bot.sentences.encoder import SentenceEncoder

TODAY = dt.date(2026, 11, 24)
"""Loading asks for a day only to warn of old reviews."""


@dataclass(frozen=True, slots=True)
class Engines:
    """`vectors` is None where sentence vectors cannot be used."""

    vectors: Answerer | None
    words: Answerer

    @property
    def default(self) -> Answerer:
        """What members meet."""
        return self.vectors or self.words

    @property
    def named(self) -> list[tuple[str, Answerer]]:
        """Both with their names, the default first."""
        both = [("engine", self.vectors), ("engine without vectors", self.words)]
        return [(name, answerer) for name, answerer in both if answerer]


def knowledge_in(folder: Path) -> Knowledge:
    """The knowledge in a folder, which must be sound."""
    loaded = load(folder, TODAY)
    if loaded.knowledge is None:
        raise SystemExit("\n".join(["The knowledge has errors:", *map(str, loaded.errors[:5])]))
    return loaded.knowledge


def build(knowledge: Knowledge) -> Engines:
    """Both engines for one knowledge."""
    answerer = engine.build(knowledge, _silently)
    words = engine.build(knowledge, _silently, vectors=False) if answerer.compares_meanings else answerer
    return Engines(answerer if answerer.compares_meanings else None, words)


def one(knowledge: Knowledge, vectors: bool, model: Path | None = None) -> Answerer:
    """The engine for one knowledge in a fresh process, where nobody reads notes."""
    return engine.build(knowledge, _silently, vectors, model)


def encoder() -> "SentenceEncoder | None":
    """The sentence model by itself, for a baseline; None where it cannot be used."""
    if not all(map(find_spec, engine.PACKAGES)):
        return None
    # Imported late, as the engine does: it needs packages that may not be installed.
    from bot.sentences.encoder import SentenceEncoder
    from bot.sentences.model_folder import ModelError

    try:
        return SentenceEncoder()
    except ModelError:
        return None


def _silently(sentence: str) -> None:
    """The tables say by their names which engine is measured."""
