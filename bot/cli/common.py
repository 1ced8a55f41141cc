"""What the commands share: options, reading the knowledge, and saying what is wrong."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from bot import engine
from bot.answers.answerer import Answerer
from bot.clock import utc_now
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import Loaded, load

if TYPE_CHECKING:
    from rich.markdown import Markdown

KNOWLEDGE = Path("knowledge")

Folder = Annotated[Path, typer.Option("--knowledge", help="Folder with the knowledge files.", show_default=True)]
Vectors = Annotated[
    bool,
    typer.Option(
        "--vectors/--no-vectors", envvar="SENTENCE_VECTORS", help="Whether to compare meanings, not words only."
    ),
]
Model = Annotated[
    Path | None,
    typer.Option("--model", envvar="MODEL_FOLDER", help="Folder of the sentence model, if not the default."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Rows = Annotated[
    str | None, typer.Option("--batch", metavar="FILE", help="Read JSON rows from a file, - for standard input.")
]


def load_knowledge(folder: Path) -> Knowledge:
    """What the files say, or the end of the command with everything that is wrong with them."""
    loaded: Loaded = load(folder, utc_now().date())
    if loaded.knowledge is None:
        for problem in loaded.errors:
            print(problem, file=sys.stderr)
        fail(f"The knowledge in {folder} has errors; nothing is answered until they are mended.")
    return loaded.knowledge


def build_answerer(folder: Path, vectors: bool, model: Path | None) -> Answerer:
    """The engine over a folder of knowledge."""
    return engine.build(load_knowledge(folder), note, vectors, model)


@contextmanager
def open_rows(path: str) -> Iterator[TextIO]:
    """The lines of a file, of standard input for `-`."""
    if path == "-":
        yield sys.stdin
        return
    with ExitStack() as stack:
        try:
            lines = stack.enter_context(Path(path).open(encoding="utf-8-sig", errors="replace"))
        except OSError as error:
            fail(f"{path} cannot be read: {error.strerror}.")
        yield lines


def markdown(text: str) -> "Markdown":
    """Text as it is shown in a terminal."""
    # Loaded late: its parsers take longer than most commands, and `run` never needs them.
    from rich.markdown import Markdown

    return Markdown(text)


def note(sentence: str) -> None:
    """A remark beside the output."""
    print(sentence, file=sys.stderr)


def fail(sentence: str, code: int = 2) -> NoReturn:
    """End the command with one sentence."""
    print(sentence, file=sys.stderr)
    raise typer.Exit(code)
