"""`python -m bot payout`."""

import datetime as dt
import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel

from bot.cards.payouts.picture import chart_of
from bot.cards.payouts.plain import estimate_text, title
from bot.cards.payouts.refusals import refusal_text
from bot.cli.common import KNOWLEDGE, AsJson, Folder, Rows, fail, load_knowledge, markdown, note, open_rows
from bot.cli.payout_rows import PayoutRow, estimate_row, payout_row, result_row
from bot.cli.rows import answer_rows
from bot.clock import utc_now
from bot.payouts.chart import draw
from bot.payouts.estimator import Estimator
from bot.payouts.results import Estimate, NoData, Refusal

_EXAMPLE = 'python -m bot payout --platform "SME Careers" --role lawyer --hours 12.5 --completed-on 2026-03-15'
REFUSED = 1


def payout(
    platform: Annotated[str | None, typer.Option(help="Id, name or alias of the platform.")] = None,
    role: Annotated[str | None, typer.Option(help="Role or profession, such as lawyer.")] = None,
    hours: Annotated[str | None, typer.Option(help="All hours: 12.5, 12,5, 2h30m, 2:30.")] = None,
    weekly_hours: Annotated[str | None, typer.Option(help="Instead of all hours: hours a week.")] = None,
    weeks: Annotated[str | None, typer.Option(help="For how many weeks, 1 to 52.")] = None,
    completed_on: Annotated[str | None, typer.Option(metavar="DATE", help="When the work is completed.")] = None,
    invoice_on: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the invoice.")] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help="Reckon as if today were this day.")] = None,
    picture: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the timeline as PNG.")] = None,
    as_json: AsJson = False,
    rows: Rows = None,
    knowledge: Folder = KNOWLEDGE,
) -> None:
    """Say what work pays and when the money comes; dates are written 2026-03-15."""
    if (platform is None) == (rows is None):
        fail(f"Name a platform, such as: {_EXAMPLE}, or give --batch FILE.")
    if rows is not None:
        with open_rows(rows) as lines:
            estimator = Estimator(load_knowledge(knowledge).platforms)
            for line in answer_rows(lines, PayoutRow, partial(payout_row, estimator, _today)):
                print(line, flush=True)
        return
    row = PayoutRow(
        platform=platform, role=role, hours=hours, weekly_hours=weekly_hours, weeks=weeks,
        completed_on=completed_on, invoice_on=invoice_on, today=today,
    )  # fmt: skip
    result = estimate_row(Estimator(load_knowledge(knowledge).platforms), _today, row)
    if picture is not None:
        _write_picture(result, picture)
    if as_json:
        print(json.dumps({"id": None, **result_row(result)}, ensure_ascii=False))
    else:
        _show(result)
    raise typer.Exit(0 if isinstance(result, Estimate) else REFUSED)


def _today() -> dt.date:
    return utc_now().date()


def _show(result: Estimate | Refusal) -> None:
    console = Console()
    if not isinstance(result, Estimate):
        console.print(Panel(markdown(refusal_text(result)), border_style="yellow"))
        if not isinstance(result, NoData) or result.instead is None:
            return
        result = result.instead
    console.print(Panel(markdown(estimate_text(result)), title=title(result), border_style="green"))


def _write_picture(result: Estimate | Refusal, file: Path) -> None:
    chart = chart_of(result) if isinstance(result, Estimate) else None
    if chart is None:
        note("There is no picture, since no payday is known.")
        return
    try:
        file.write_bytes(draw(chart))
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}.")
    note(f"The picture is in {file}.")
