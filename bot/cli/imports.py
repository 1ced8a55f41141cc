"""`listings import` and `platforms import`: their options."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import KNOWLEDGE, AsJson, Folder


def import_listings(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="URL…", help="Pages or feeds; without any, those of LISTING_SOURCES are visited."),
    ] = None,
    platform: Annotated[str | None, typer.Option(help="Whose listings these are, if the address does not say.")] = None,
    hosts: Annotated[
        list[str] | None,
        typer.Option("--host", help="A host that the listings may lead to, beside the official ones; can be repeated."),
    ] = None,
    afresh: Annotated[bool, typer.Option("--afresh", help="Read a source even if it says nothing changed.")] = False,
    local: Annotated[bool, typer.Option("--local", help="Also ask sites on this computer, to try something.")] = False,
    as_json: AsJson = False,
    knowledge: Folder = KNOWLEDGE,
) -> None:
    """Import job listings from web pages (JSON-LD), JSON Feeds, RSS or Atom; exit code 1 if a source fails."""
    from bot.cli import listing_import

    listing_import.import_listings(
        addresses or (), platform, hosts or (), knowledge, afresh=afresh, local=local, as_json=as_json
    )


def import_companies(
    file: Annotated[Path, typer.Argument(help="companies.json of the aitrainer.work open dataset.")],
    write: Annotated[bool, typer.Option("--write", help="Change the files; without it they are only shown.")] = False,
    take: Annotated[
        list[str] | None,
        typer.Option(help="Let the dataset have a conflict, such as mercor.active-listings; can be repeated."),
    ] = None,
    new: Annotated[
        list[str] | None,
        typer.Option(help="Make a file for a company that has none, by its id in the dataset; can be repeated."),
    ] = None,
    as_json: AsJson = False,
    knowledge: Folder = KNOWLEDGE,
) -> None:
    """Show what the open dataset would change in the platform files; nothing is changed without --write."""
    from bot.cli import dataset_import

    dataset_import.import_companies(file, take or (), new or (), knowledge, write=write, as_json=as_json)
