"""The terminal face: parse, call the core, print."""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from threadpoolctl import threadpool_limits

from bot import batch, engine
from bot.answers import calibration_file
from bot.answers.answerer import Answerer
from bot.answers.calibration import unfitted
from bot.answers.explain import explain
from bot.answers.lint import strays
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestions
from bot.cards.plain import whole_text
from bot.clock import utc_now
from bot.knowledge import schema as schema_files
from bot.knowledge.files import read_folder
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import Loaded, load
from bot.knowledge.problems import Severity

app = typer.Typer(
    help="Curated, sourced answers for AI-training freelancers.", no_args_is_help=True, pretty_exceptions_enable=False
)
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
KNOWLEDGE = Path("knowledge")
QUESTIONS = Path("benchmarks/questions/tune")


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in your own words.")] = None,
    mode: Annotated[
        Mode, typer.Option(help="direct: asked of the bot; passive: overheard, far stricter.")
    ] = Mode.DIRECT,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    rows: Annotated[
        str | None, typer.Option("--batch", metavar="FILE", help="Read JSON rows from a file, - for standard input.")
    ] = None,
    why: Annotated[bool, typer.Option("--explain", help="Also say why.")] = False,
    knowledge: Folder = KNOWLEDGE,
    vectors: Vectors = True,
    model: Model = None,
) -> None:
    """Answer a question, or a batch of them."""
    if (question is None) == (rows is None):
        _fail('Ask one question, such as: python -m bot ask "is sme careers legit?", or give --batch FILE.')
    if rows is not None:
        with _open(rows) as lines:
            answerer = _answerer(knowledge, vectors, model)
            for line in batch.answer_rows(lines, answerer, mode):
                print(line, flush=True)
        return
    answerer = _answerer(knowledge, vectors, model)
    turns = [question or ""]
    result = answerer.ask(turns, mode)
    reasons = explain(answerer, turns, mode) if why else []
    if as_json:
        row = {"id": None, **batch.as_json(result, mode, answerer.knowledge)}
        print(json.dumps(row | ({"explanation": reasons} if why else {}), ensure_ascii=False))
        return
    _show(result, mode, answerer)
    for line in reasons:
        Console().print(line, markup=False, highlight=False)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(help="Folder with the knowledge files.")] = KNOWLEDGE,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per problem.")] = False,
    max_age_days: Annotated[int, typer.Option(min=1, help="Warn about answers reviewed longer ago.")] = 365,
    vectors: Vectors = True,
    model: Model = None,
) -> None:
    """Say everything that is wrong with the knowledge files; exit code 1 if any of it is an error."""
    loaded = load(folder, utc_now().date(), dt.timedelta(days=max_age_days))
    problems = list(loaded.problems)
    if loaded.knowledge is not None:
        answerer = engine.build(loaded.knowledge, _note, vectors, model)
        problems += strays(loaded.knowledge, answerer.matcher, read_folder(folder)[0].faq)
    for problem in sorted(problems):
        if as_json:
            parts = {
                "file": problem.file,
                "line": problem.line,
                "severity": problem.severity,
                "message": problem.message,
            }
            print(json.dumps(parts, ensure_ascii=False))
        else:
            print(problem)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not as_json:
        entries = len(loaded.knowledge.entries) if loaded.knowledge else 0
        tail = f"{entries} answers are ready." if loaded.knowledge else "Nothing goes live until the errors are mended."
        print(f"{errors} errors, {len(problems) - errors} warnings. {tail}", file=sys.stderr)
    raise typer.Exit(1 if errors else 0)


@app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="Where the JSON Schemas go.")] = KNOWLEDGE / "schema",
    only_check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 if they are out of date.")
    ] = False,
) -> None:
    """Write the JSON Schemas that let editors complete and check the knowledge files."""
    if not only_check:
        schema_files.write(folder)
    elif old := schema_files.outdated(folder):
        _fail(f"Out of date: {', '.join(old)}. Run: python -m bot schema")


@app.command()
def prepare(model: Model = None) -> None:
    """Make the sentence model ready (once, done by `make setup`)."""
    from bot.sentences.model_folder import DEFAULT, ModelError
    from bot.sentences.model_folder import prepare as make_ready

    folder = model or DEFAULT
    try:
        made = make_ready(folder)
    except ModelError as error:
        _fail(str(error))
    print(f"The sentence model is {'now' if made else 'already'} in {folder}.")


@app.command()
def calibrate(
    questions: Annotated[Path, typer.Option(help="Folder of labelled questions to tune on.")] = QUESTIONS,
    out: Annotated[Path, typer.Option(help="The file to write.")] = calibration_file.SHIPPED,
    knowledge: Folder = KNOWLEDGE,
    model: Model = None,
) -> None:
    """Learn anew how sure to be, with and without sentence vectors; takes a few minutes."""
    from bot.evaluation.calibrate import calibrate as calibrated
    from bot.evaluation.questions import read

    try:
        asked = read(questions)
    except OSError as error:
        _fail(f"{error.filename} cannot be read: {error.strerror}.")
    except ValueError as error:
        _fail(f"A file in {questions} is not JSON, one object a line: {error}")
    known = _load(knowledge)
    found = {}
    for vectors in (True, False):
        answerer = engine.build(known, _note, vectors, model, unfitted())
        if vectors and not answerer.compares_meanings:
            _fail("Both kinds are calibrated together, and sentence vectors cannot be used here.")
        found[vectors] = calibrated(answerer, asked)
        print(f"{'with' if vectors else 'without'} sentence vectors: {found[vectors].summary}")
    calibration_file.write(found, out)


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 picks a free port.")] = 8080,
    knowledge: Folder = KNOWLEDGE,
    vectors: Vectors = True,
    model: Model = None,
) -> None:
    """Run the bot in a local Discord look-alike in the browser; no token, no network."""
    try:
        from bot.demo import run_demo
    except ModuleNotFoundError as error:
        if error.name != "simcord":
            raise
        _fail("The demo needs the package simcord[preview]; `make demo` installs it.")
    raise typer.Exit(run_demo(knowledge, port, vectors=vectors, model_folder=model))


@app.command()
def run() -> None:
    """Connect to Discord; settings come from the environment and .env."""
    from bot.app import run as connect
    from bot.settings import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        _fail(str(error), code=78)
    raise typer.Exit(connect(settings))


def main() -> None:
    """Run the command line."""
    # One question is too little work to share: threads of the linear algebra would only wait for each other.
    threadpool_limits(1)
    for stream, encoding in ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8"), (sys.stderr, "utf-8")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="replace")
    app()


def _answerer(folder: Path, vectors: bool, model: Path | None) -> Answerer:
    return engine.build(_load(folder), _note, vectors, model)


def _load(folder: Path) -> Knowledge:
    loaded: Loaded = load(folder, utc_now().date())
    if loaded.knowledge is None:
        for problem in loaded.errors:
            print(problem, file=sys.stderr)
        _fail(f"The knowledge in {folder} has errors; nothing is answered until they are mended.")
    return loaded.knowledge


def _show(result: Result, mode: Mode, answerer: Answerer) -> None:
    console = Console()
    body = whole_text(result, mode, answerer.knowledge)
    match result:
        case Answer():
            names = " and ".join(map(answerer.knowledge.platform_name, result.platforms or (None,)))
            console.print(
                Panel(Markdown(body), title=names, subtitle=f"{result.confidence:.0%} sure", border_style="green")
            )
            for also in result.also:
                console.print(f"You may also be asking: {also.entry.question}", style="cyan", markup=False)
        case Suggestions():
            console.print(Panel(Markdown(body), border_style="yellow"))
        case NoMatch():
            console.print(Panel(Markdown(body or "(silence)"), border_style="dim"))


@contextmanager
def _open(path: str) -> Iterator[TextIO]:
    if path == "-":
        yield sys.stdin
        return
    with ExitStack() as stack:
        try:
            lines = stack.enter_context(Path(path).open(encoding="utf-8-sig", errors="replace"))
        except OSError as error:
            _fail(f"{path} cannot be read: {error.strerror}.")
        yield lines


def _note(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _fail(sentence: str, code: int = 2) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise typer.Exit(code)
