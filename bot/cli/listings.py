"""`python -m bot listings`."""

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text
from typer.core import TyperGroup

from bot.board import lay_out
from bot.cards.listings import words
from bot.cards.listings.refusals import refused_text
from bot.cards.listings.texts import dates_text, pay_text, who_text
from bot.cli.common import KNOWLEDGE, AsJson, Folder, Rows, fail, load_knowledge, open_rows
from bot.cli.listing_rows import ListingsRow, Searcher, looked_row
from bot.cli.rows import answer_rows
from bot.clock import utc_now
from bot.knowledge.knowledge import Knowledge
from bot.listings.elsewhere import Elsewhere
from bot.listings.listing import Listing
from bot.listings.looking import Looked
from bot.listings.reading import Refused
from bot.listings.search import Hit
from bot.settings import SettingsError, load_settings

SHOWN = 20
REFUSED = 1
UNAVAILABLE = 69
BAD_SETTINGS = 78
SEARCH = "search"


class SearchesByDefault(TyperGroup):
    """`listings python --country kenya` is `listings search python --country kenya`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command in where only filters were given."""
        first = args[0] if args else ""
        named = first in self.commands or first in ctx.help_option_names
        return super().parse_args(ctx, args if named else [SEARCH, *args])


def search(
    text: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words to look for.")] = None,
    platform: Annotated[str | None, typer.Option(help="Id, name or alias of the platform.")] = None,
    more_text: Annotated[str | None, typer.Option("--text", "--words", help="Words to look for.")] = None,
    role: Annotated[str | None, typer.Option("--role", "--domain", help="Role or domain, such as lawyer.")] = None,
    country: Annotated[str | None, typer.Option(help="Open to people in this country: name or code.")] = None,
    language: Annotated[str | None, typer.Option(help="In this language: name or code.")] = None,
    min_rate: Annotated[str | None, typer.Option(help="At least so many US dollars an hour.")] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", "--new-since", metavar="DAY", help="Posted since: 2026-11-01, 7d, last week."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help=f"Most to show; {SHOWN} in the table.")] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help="Search as if today were this day.")] = None,
    as_json: AsJson = False,
    rows: Rows = None,
    knowledge: Folder = KNOWLEDGE,
) -> None:
    """Open listings that fit, the best and freshest first; this is what `listings` does."""
    known = load_knowledge(knowledge)
    searcher = Searcher(lay_out(known, _imported()), known, utc_now)
    if rows is not None:
        with open_rows(rows) as lines:
            for line in answer_rows(lines, ListingsRow, searcher.row):
                print(line, flush=True)
        return
    words_given = " ".join([*(text or ()), *([more_text] if more_text else ())])
    row = ListingsRow(
        platform=platform, text=words_given, role=role, country=country, language=language, min_rate=min_rate,
        since=since, today=today, limit=limit if limit or as_json else SHOWN,
    )  # fmt: skip
    looked = searcher.look(row)
    if as_json:
        print(json.dumps({"id": None, **looked_row(looked, known)}, ensure_ascii=False))
    elif isinstance(looked, Refused):
        fail(refused_text(looked, known), REFUSED)
    else:
        _show(looked, known)
    raise typer.Exit(REFUSED if isinstance(looked, Refused) else 0)


def _imported() -> tuple[Listing, ...]:
    """Open listings of the database that the bot uses; none where there is no such database yet."""
    try:
        url = load_settings().database_url
    except SettingsError as error:
        fail(str(error), BAD_SETTINGS)
    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).is_file():
        return ()
    # Imported here, because most searches of a new installation need no database.
    from bot.storage.engine import Database, StorageError
    from bot.storage.listings import ListingRepository

    async def read() -> tuple[Listing, ...]:
        database = await Database.open(url)
        try:
            return await ListingRepository(database, utc_now).open_listings()
        finally:
            await database.close()

    try:
        return asyncio.run(read())
    except StorageError as error:
        fail(f"The database {url} cannot be used: {error}", UNAVAILABLE)


def _show(looked: Looked, known: Knowledge) -> None:
    console = Console()
    found = looked.found
    if found.total:
        shown = f", the first {len(found.hits)}" if len(found.hits) < found.total else ""
        grid = Grid(title=f"{words.counted(found)}{shown}", show_lines=True)
        for heading in ("", "Listing", "Who may apply", "Dates"):
            grid.add_column(heading)
        for number, hit in enumerate(found.hits, 1):
            grid.add_row(*_cells(number, hit, known, looked.wanted.country))
        console.print(grid)
        for number, hit in enumerate(found.hits, 1):
            console.print(Text(f"[{number}] {words.APPLY}: {hit.listing.apply_link}"), soft_wrap=True)
        remarks = [words.PARTLY] if found.partly else []
        remarks += [*words.left_out(found), words.DECIDES]
    else:
        platform = looked.wanted.platform
        console.print(Text(words.nothing(looked, known.platform_name(platform) if platform else None), style="bold"))
        console.print(words.LOOK_THERE)
        for page in looked.elsewhere:
            _show_page(console, page, known)
        remarks = [*words.left_out(found), *words.licences(looked.elsewhere)]
    for remark in remarks:
        console.print(Text(remark, style="dim"))


def _cells(number: int, hit: Hit, known: Knowledge, country: str | None) -> list[Text]:
    listing = hit.listing
    about = [known.platform_name(listing.platform), pay_text(listing.pay)]
    about += [f"{words.REFERENCE} {listing.reference}"] if listing.reference else []
    title = Text.assemble((listing.title, "bold"), "\n", " · ".join(about))
    return [Text(f"{number}"), title, Text(who_text(hit, country)), Text("\n".join(dates_text(hit)))]


def _show_page(console: Console, page: Elsewhere, known: Knowledge) -> None:
    lines = [f"{known.platform_name(page.platform)}: {page.website}"]
    lines += [f"  {words.LISTINGS_PAGE}: {page.listings_page}"] if page.listings_page else []
    counted = words.dataset_count(page)
    lines += [f"  {counted}"] if counted else []
    for line in lines:
        console.print(Text(line), soft_wrap=True)
