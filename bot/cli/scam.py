"""`python -m bot scam`."""

import json
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.cards.scams import words
from bot.cli.common import KNOWLEDGE, AsJson, Folder, Rows, fail, load_knowledge, open_rows
from bot.cli.rows import answer_rows
from bot.cli.scam_rows import ScamRow, as_json, scam_row
from bot.knowledge.knowledge import Knowledge
from bot.scams.checker import Checker
from bot.scams.results import Check, Verdict

COLOURS = {
    Verdict.SCAM: "red",
    Verdict.SUSPICIOUS: "yellow",
    Verdict.LOOKS_OFFICIAL: "green",
    Verdict.UNKNOWN: "dim",
}


def scam(
    text: Annotated[str | None, typer.Argument(help="A link, a message, or both.")] = None,
    json_row: AsJson = False,
    rows: Rows = None,
    knowledge: Folder = KNOWLEDGE,
) -> None:
    """Check a link or a message for signs of a scam; nothing is ever opened."""
    if (text is None) == (rows is None):
        fail('Give one text, such as: python -m bot scam "https://sme-careers.example", or --batch FILE.')
    known = load_knowledge(knowledge)
    checker = Checker(known)
    if rows is not None:
        with open_rows(rows) as lines:
            for line in answer_rows(lines, ScamRow, partial(scam_row, checker)):
                print(line, flush=True)
        return
    check = checker.check(text or "")
    if json_row:
        print(json.dumps({"id": None, **as_json(check)}, ensure_ascii=False))
    else:
        _show(check, known)


def _show(check: Check, known: Knowledge) -> None:
    lines = [f"- {reason.detail}" for reason in check.reasons]
    if check.links:
        lines += ["", *(f"{link.url} ({words.standing(link, known)})" for link in check.links)]
    lines += ["", *words.NEXT_STEPS[check.verdict]]
    if check.platforms:
        pages = (f"{known.platforms[name].name}, {known.platforms[name].website}" for name in check.platforms)
        lines.append(words.APPLY_ON.format(names="; ".join(pages)))
    body = Text("\n".join(lines))
    Console().print(Panel(body, title=words.TITLES[check.verdict], border_style=COLOURS[check.verdict]))
