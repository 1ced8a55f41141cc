"""What the parts of a running bot cost in memory, loaded one after the other in a process of its own."""

import gc
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import fresh

# Nothing else is imported here: whatever is loaded before it is measured costs nothing.
if TYPE_CHECKING:
    from rich.console import Console


def report(console: "Console", knowledge: Path, cache: Path) -> None:
    """One row a part, in the order of loading; what an earlier one brought along is counted there."""
    from benchmarks.show import megabytes, table

    found = fresh.figures("parts", cache / "parts", knowledge=knowledge)
    shown = table("Memory of the parts of the bot, each loaded after those above", "", "memory", "all so far")
    for name, row in found.items():
        shown.add_row(name, megabytes(row["own"]), megabytes(row["so far"]))
    console.print(shown)


def measure(knowledge: str) -> fresh.Figures:
    """The memory (resident) that each part adds, once what loading left behind is given back."""
    from bot.spare_memory import give_back

    kept: list[Any] = []
    rows: fresh.Figures = {}
    before = 0
    for name, load in _parts(Path(knowledge)):
        kept.append(load())
        gc.collect()
        give_back()
        now = fresh.memory()
        rows[name] = {"own": now - before, "so far": now}
        before = now
    return rows


def _parts(knowledge: Path) -> Iterator[tuple[str, Callable[[], Any]]]:
    yield "Python", lambda: None
    yield "NumPy", lambda: _loaded("numpy")
    yield "Pydantic", lambda: _loaded("pydantic_settings")
    yield "SQLAlchemy", lambda: _loaded("sqlalchemy.ext.asyncio")
    yield "aiohttp, discord.py", lambda: _loaded("aiohttp", "discord.ext.commands")
    yield "the bot's own code, and what else it imports", lambda: _loaded("bot.cli", "bot.app")

    # Loaded by now.
    from benchmarks import engines
    from bot.answers.corpus import gather
    from bot.answers.features import TfIdf
    from bot.answers.lexicon import english
    from bot.answers.ranker import Ranker
    from bot.reminders.times import reading

    known = engines.knowledge_in(knowledge)
    yield "the knowledge", lambda: known
    yield "English words", english
    model = engines.encoder()
    if model:
        yield "the sentence model with its runtime", lambda: model
    corpus = gather(known)
    yield "phrasings as read", lambda: corpus
    texts = [query.words for query in corpus.rows]
    letters = TfIdf(texts, known.vocabulary.synonyms)
    yield "phrasings in letters", lambda: letters
    if model:
        from bot.cache import vectors_folder
        from bot.sentences.kept import KeptVectors
        from bot.sentences.model_folder import DEFAULT

        kept = KeptVectors(model, vectors_folder(), print, beforehand=DEFAULT)
        vectors = kept.many([" ".join(words) for words in texts])
        yield "phrasings in vectors", lambda: vectors
    yield (
        "words of each answer",
        lambda: Ranker(corpus, letters.stems, tuple(known.platforms), known.vocabulary.subjects),
    )
    yield "reading times: languages and places", reading.prepare
    yield "pictures, from the first one on", lambda: _loaded("matplotlib.figure", "matplotlib.backends.backend_agg")


def _loaded(*modules: str) -> list[Any]:
    return [importlib.import_module(module) for module in modules]
