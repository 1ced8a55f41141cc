"""The work of `listings import`, apart from its options, so that other commands need not load what it needs."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from bot import exit_codes
from bot.cli.common import fail, load_knowledge
from bot.clock import utc_now
from bot.collecting.collector import Collector
from bot.collecting.report import Failing, Imported, NothingNew, Report
from bot.feeds.addresses import Reach
from bot.feeds.fetcher import open_fetcher
from bot.knowledge.knowledge import Knowledge
from bot.listings.importing.source import ListingSource, read_place, read_source
from bot.settings import Settings, SettingsError, load_settings
from bot.storage.connecting import without_password
from bot.storage.engine import Database, StorageError
from bot.storage.listings import ListingRepository

MOST_SHOWN = 10


def import_listings(
    addresses: Sequence[str],
    platform: str | None,
    hosts: Sequence[str],
    knowledge: Path,
    *,
    afresh: bool,
    local: bool,
    as_json: bool,
) -> NoReturn:
    """Visit the sources one after the other and say what came of it; exit code 1 if one fails."""
    try:
        settings = load_settings()
        sources = _sources(settings, addresses, platform, hosts)
    except SettingsError as error:
        fail(str(error), exit_codes.SETTINGS)
    except ValueError as error:
        fail(f"{error}.")
    if not sources:
        fail("Name a page or feed, such as: python -m bot listings import https://…, or fill in LISTING_SOURCES.")
    known = load_knowledge(knowledge)
    if unknown := sorted({source.platform for source in sources if source.platform} - set(known.platforms)):
        fail(f"There is no platform {', '.join(unknown)}. Choose one of {', '.join(sorted(known.platforms))}.")
    reach = Reach.PUBLIC_AND_LOOPBACK if local else Reach.PUBLIC
    try:
        reports = asyncio.run(_import(settings, sources, known, reach, afresh=afresh))
    except StorageError as error:
        fail(f"The database {without_password(settings.database_url)} cannot be used: {error}", exit_codes.DATABASE)
    for source, report in zip(sources, reports, strict=True):
        for line in [_row(source, report)] if as_json else _lines(source, report):
            print(line)
    raise typer.Exit(1 if any(isinstance(report, Failing) for report in reports) else 0)


def _sources(
    settings: Settings, addresses: Sequence[str], platform: str | None, hosts: Sequence[str]
) -> list[ListingSource]:
    places = (*settings.listing_hosts, *map(read_place, hosts))
    named = [read_source(address) for address in addresses] or settings.listing_sources
    return [replace(source, platform=platform or source.platform, places=places) for source in named]


async def _import(
    settings: Settings, sources: Sequence[ListingSource], known: Knowledge, reach: Reach, *, afresh: bool
) -> list[Report]:
    """Visit one source after the other."""
    reports: list[Report] = []
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Importing listings", total=len(sources))
        async with _collector(settings, known, reach) as collector:
            for source in sources:
                progress.update(task, description=f"Visiting {source.url[:60]}")
                reports.append(await collector.collect(source, afresh=afresh))
                progress.advance(task)
    return reports


@asynccontextmanager
async def _collector(settings: Settings, known: Knowledge, reach: Reach) -> AsyncIterator[Collector]:
    database = await Database.open(settings.database_url)
    try:
        async with open_fetcher(utc_now, reach=reach) as fetcher:
            yield Collector(fetcher, ListingRepository(database, utc_now), lambda: known.platforms, utc_now)
    finally:
        await database.close()


def _lines(source: ListingSource, report: Report) -> list[str]:
    mark = "failed" if isinstance(report, Failing) else "ok"
    dropped = () if isinstance(report, NothingNew) else report.dropped
    lines = [f"{mark}: {source.url}: {report}", *(f"  left out: {each}" for each in dropped[:MOST_SHOWN])]
    return lines + [f"  … and {len(dropped) - MOST_SHOWN} more"] * (len(dropped) > MOST_SHOWN)


def _row(source: ListingSource, report: Report) -> str:
    row: dict[str, object] = {"source": source.url, "ok": not isinstance(report, Failing)}
    match report:
        case Imported(merge=merge, dropped=dropped):
            row |= asdict(merge) | {"left_out": list(map(str, dropped))}
        case NothingNew(open_listings=count):
            row |= {"unchanged": count}
        case Failing(sentence=sentence, kept=kept, dropped=dropped):
            row |= {"error": sentence, "kept": kept, "left_out": list(map(str, dropped))}
    return json.dumps(row, ensure_ascii=False)
