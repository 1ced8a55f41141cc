"""`python -m bot when`."""

import json
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.cli.common import AsJson, Rows, fail, open_rows
from bot.cli.rows import answer_rows
from bot.cli.when_rows import Told, WhenRow, next_firings, read_row, told_row, utc, when_row
from bot.clock import utc_now
from bot.reminders.times.describe import describe, written
from bot.reminders.times.results import Ambiguous, Moment, Refused, Repeating

_EXAMPLE = 'python -m bot when "every monday at 9" --tz Europe/Berlin'
REFUSED = 1


def when(
    text: Annotated[str | None, typer.Argument(help="A time as people write it, such as tomorrow 9am.")] = None,
    now: Annotated[str | None, typer.Option(metavar="ISO", help="Read as if it were written at this time.")] = None,
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help="The writer's: Europe/Berlin, UTC+2.")] = None,
    as_json: AsJson = False,
    rows: Rows = None,
) -> None:
    """Say when a reminder would come."""
    if (text is None) == (rows is None):
        fail(f"Write a time, such as: {_EXAMPLE}, or give --batch FILE.")
    if rows is not None:
        with open_rows(rows) as lines:
            for line in answer_rows(lines, WhenRow, partial(when_row, utc_now)):
                print(line, flush=True)
        return
    told = read_row(utc_now, WhenRow(text=text, now=now, tz=tz))
    if as_json:
        print(json.dumps({"id": None, **told_row(told)}, ensure_ascii=False))
    else:
        _show(told)
    raise typer.Exit(0 if isinstance(told.reading, Moment | Repeating) else REFUSED)


def _show(told: Told) -> None:
    console = Console()
    match told.reading:
        case Moment(due):
            console.print(Panel(Text(f"{written(due, told.zone)}\n{utc(due)}"), border_style="green"))
        case Repeating() as repeating:
            firings = [f"{written(due, told.zone)}  {utc(due)}" for due in next_firings(repeating, told.now)]
            text = "\n".join([describe(repeating, told.zone), str(repeating.recurrence.rule), *firings])
            console.print(Panel(Text(text), border_style="green"))
        case Ambiguous(readings):
            choices = "\n".join(f"- {describe(reading, told.zone)}" for reading in readings)
            console.print(Panel(Text(f"That can mean:\n{choices}\nWrite which one."), border_style="yellow"))
        case Refused(_, sentence):
            console.print(Panel(Text(sentence), border_style="yellow"))
