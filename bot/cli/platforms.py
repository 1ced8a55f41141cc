"""`python -m bot platform` and `compare`."""

import json
from functools import partial
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from bot.cards.platforms import words
from bot.cards.platforms.footnotes import Footnotes
from bot.cards.words import day
from bot.cli.common import KNOWLEDGE, AsJson, Folder, Rows, fail, load_knowledge, open_rows
from bot.cli.platform_rows import CompareRow, PlatformRow, compare_row, platform_row
from bot.cli.rows import answer_rows
from bot.clock import utc_now
from bot.comparisons import compare as side_by_side
from bot.comparisons.profile import Profile, profile
from bot.comparisons.table import NOT_KNOWN, Cell, Table
from bot.knowledge.freshness import facts_hold_until
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform
from bot.knowledge.subjects import Subject


def platform(
    name: Annotated[str | None, typer.Argument(help="A platform's name, alias or address.")] = None,
    as_json: AsJson = False,
    rows: Rows = None,
    knowledge: Folder = KNOWLEDGE,
) -> None:
    """One platform at a glance."""
    if (name is None) == (rows is None):
        fail("Name one platform, such as: python -m bot platform outlier, or give --batch FILE.")
    known = load_knowledge(knowledge)
    if rows is not None:
        with open_rows(rows) as lines:
            for line in answer_rows(lines, PlatformRow, partial(platform_row, known)):
                print(line, flush=True)
    elif as_json:
        _print_row(platform_row(known, PlatformRow(name=name or "")))
    else:
        match profile(known, name or ""):
            case Profile() as found:
                _show_profile(found)
            case UnknownPlatform() as unknown:
                fail(words.unknown_platform(unknown, known), code=1)


def compare(
    names: Annotated[list[str] | None, typer.Argument(help="Two or three platforms.")] = None,
    about: Annotated[Subject | None, typer.Option(help="Only one subject, in more detail.")] = None,
    as_json: AsJson = False,
    rows: Rows = None,
    knowledge: Folder = KNOWLEDGE,
) -> None:
    """Two or three platforms side by side, each statement with its sources."""
    if bool(names) == (rows is not None):
        fail("Name two or three platforms, such as: python -m bot compare outlier alignerr, or give --batch FILE.")
    known = load_knowledge(knowledge)
    if rows is not None:
        with open_rows(rows) as lines:
            for line in answer_rows(lines, CompareRow, partial(compare_row, known)):
                print(line, flush=True)
    elif as_json:
        _print_row(compare_row(known, CompareRow(platforms=tuple(names or ()), about=about)))
    else:
        match side_by_side.compare(known, names or (), about):
            case Table() as table:
                _show_table(table, known)
            case UnknownPlatform() as unknown:
                fail(words.unknown_platform(unknown, known), code=1)
            case refusal:
                fail(words.wrong_number(refusal, known), code=1)


def _print_row(row: dict[str, Any]) -> None:
    print(json.dumps({"id": None, **row}, ensure_ascii=False))
    if not row["ok"]:
        raise typer.Exit(1)


def _show_profile(found: Profile) -> None:
    platform, notes = found.platform, Footnotes()
    grid = Grid(title=platform.name, show_header=False, show_lines=True)
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    grid.add_row("What it is", Text(platform.summary))
    grid.add_row("Run by", Text(platform.operator))
    grid.add_row(words.OFFICIAL_PAGE, Text(platform.website))
    for subject, cell in found.cells.items():
        grid.add_row(subject.label, _text(cell, notes, detailed=True))
    for heading, points in ((words.FOR_IT, platform.strengths), (words.AGAINST_IT, platform.weaknesses)):
        if points:
            grid.add_row(heading, Text("\n".join(f"- {point}" for point in points)))
    Console().print(grid)
    stale = utc_now().date() > facts_hold_until(platform)
    _show_notes(notes, words.closing(platform.reviewed, stale=stale))


def _show_table(table: Table, known: Knowledge) -> None:
    notes = Footnotes()
    grid = Grid(show_lines=True)
    for heading in ("", *map(known.platform_name, table.platforms)):
        grid.add_column(heading, style=None if heading else "bold", no_wrap=not heading)
    for row in table.rows:
        detailed = len(table.rows) == 1 or row.subject is Subject.PAY
        grid.add_row(row.subject.label, *(_text(cell, notes, detailed=detailed) for cell in row.cells))
    Console().print(grid)
    _show_notes(notes, words.closing(table.reviewed, stale=utc_now().date() > table.holds_until))


def _text(cell: Cell, notes: Footnotes, *, detailed: bool) -> Text:
    lines = [notes.marked(cell.statement) if cell.statement else NOT_KNOWN]
    if detailed:
        lines += [f"- {notes.marked(detail)}" for detail in cell.details]
    return Text("\n".join(lines))


def _show_notes(notes: Footnotes, closing: str) -> None:
    console = Console()
    for number, source in notes.numbered():
        date = f", {day(source.date)}" if source.date else ""
        licence = f" ({source.licence})" if source.licence else ""
        console.print(Text(f"[{number}] {source.title}{date}{licence}: {source.url}"), soft_wrap=True)
    console.print(Text(closing.replace("-# ", "")), style="dim")
