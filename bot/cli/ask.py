"""`python -m bot ask`."""

import json
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel

from bot.answers.answerer import Answerer
from bot.answers.explain import explain
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestions
from bot.cards.plain import whole_text
from bot.cli.ask_rows import AskRow, answer_row, result_row
from bot.cli.common import KNOWLEDGE, AsJson, Folder, Model, Rows, Vectors, build_answerer, fail, markdown, open_rows
from bot.cli.rows import answer_rows
from bot.clock import utc_now


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in your own words.")] = None,
    mode: Annotated[
        Mode, typer.Option(help="direct: asked of the bot; passive: overheard, far stricter.")
    ] = Mode.DIRECT,
    as_json: AsJson = False,
    rows: Rows = None,
    why: Annotated[bool, typer.Option("--explain", help="Also say why.")] = False,
    knowledge: Folder = KNOWLEDGE,
    vectors: Vectors = True,
    model: Model = None,
) -> None:
    """Answer a question, or a batch of them."""
    question = (question or "").strip() or None
    if (question is None) == (rows is None):
        fail('Ask one question, such as: python -m bot ask "is sme careers legit?", or give --batch FILE.')
    if rows is not None:
        with open_rows(rows) as lines:
            answerer = build_answerer(knowledge, vectors, model)
            for line in answer_rows(lines, AskRow, partial(answer_row, answerer, mode)):
                print(line, flush=True)
        return
    answerer = build_answerer(knowledge, vectors, model)
    turns = [question or ""]
    result = answerer.ask(turns, mode)
    reasons = explain(answerer, turns, mode) if why else []
    if as_json:
        row = {"id": None, **result_row(result, mode, answerer.knowledge)}
        print(json.dumps(row | ({"explanation": reasons} if why else {}), ensure_ascii=False))
        return
    _show(result, mode, answerer)
    for line in reasons:
        Console().print(line, markup=False, highlight=False)


def _show(result: Result, mode: Mode, answerer: Answerer) -> None:
    console = Console()
    body = whole_text(result, mode, answerer.knowledge, utc_now().date())
    match result:
        case Answer():
            names = " and ".join(map(answerer.knowledge.platform_name, result.platforms or (None,)))
            console.print(
                Panel(markdown(body), title=names, subtitle=f"{result.confidence:.0%} sure", border_style="green")
            )
            for also in result.also:
                console.print(f"You may also be asking: {also.entry.question}", style="cyan", markup=False)
        case Suggestions():
            console.print(Panel(markdown(body), border_style="yellow"))
        case NoMatch():
            console.print(Panel(markdown(body or "(silence)"), border_style="dim"))
