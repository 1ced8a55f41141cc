"""`python -m bot knowledge …`: test, compare, start and date the knowledge files."""

import asyncio
import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import KNOWLEDGE, AsJson, Model, Vectors, build_answerer, fail, load_knowledge, note
from bot.clock import utc_now
from bot.knowledge.topics import Topic
from bot.sources.standing import Look

FolderArgument = Annotated[Path, typer.Argument(help="Folder with the knowledge files.")]


def run_tests(
    folder: FolderArgument = KNOWLEDGE, as_json: AsJson = False, vectors: Vectors = True, model: Model = None
) -> None:
    """Ask every question of tests.yaml; exit code 1 if one does not reach what it must."""
    from bot.answers.expected import tried

    answerer = build_answerer(folder, vectors, model)
    if not answerer.knowledge.expectations:
        fail(f"There are no tests: {folder / 'tests.yaml'} is missing or empty.")
    results = tried(answerer, answerer.knowledge.expectations)
    failed = [one for one in results if not one.passes]
    for one in results if as_json else failed:
        outcome = {"ask": one.expected.ask, "must reach": one.expected.reach, "reaches": one.outcome.place}
        row = {**outcome, "offered": one.outcome.offered, "ok": one.passes}
        if as_json:
            print(json.dumps(row, ensure_ascii=False))
        else:
            offered = f" ({', '.join(one.outcome.offered)})" if one.outcome.offered else ""
            print(f"“{one.expected.ask}” must reach {one.expected.reach}, but leads to {one.outcome.place}{offered}")
    note(f"{len(results) - len(failed)} of {len(results)} questions reach what they must.")
    raise typer.Exit(1 if failed else 0)


def diff(
    base: Annotated[Path, typer.Argument(help="The folder as it was, for instance another checkout.")],
    folder: FolderArgument = KNOWLEDGE,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print a comment for a pull request.")] = False,
    vectors: Vectors = True,
    model: Model = None,
) -> None:
    """Which test questions, of either folder, lead elsewhere than in BASE; exit code 1 if one got worse."""
    from bot.cli.knowledge_diff import comment, compared, lines

    found = compared(build_answerer(base, vectors, model), load_knowledge(folder))
    print(comment(found) if markdown else "\n".join(lines(found)))
    raise typer.Exit(1 if any(one.is_worse for one in found.turned) else 0)


def links(
    folder: FolderArgument = KNOWLEDGE,
    platform: Annotated[str, typer.Option(help="Only the pages that this platform's files rest on.")] = "",
    as_json: AsJson = False,
) -> None:
    """Look once whether the pages of the sources are still there; exit code 1 if one is not.

    One page at a time, as robots.txt allows, seconds apart on each site: all of them take some minutes.
    """
    from bot.cli import source_links
    from bot.sources.pages import pages_of

    parts = (f"platforms/{platform}.yaml", f"faq/{platform}/")
    pages = {
        url: files
        for url, files in pages_of(load_knowledge(folder)).items()
        if not platform or any(file.startswith(parts) for file in files)
    }
    seen = asyncio.run(source_links.look_at_all(pages))
    for line in (source_links.rows if as_json else source_links.lines)(pages, seen):
        print(line)
    gone = sum(one.look in source_links.MISSING for one in seen.values())
    unsure = sum(one.look is Look.NOT_SEEN for one in seen.values())
    note(f"{len(seen)} pages: {gone} not there, {unsure} could not be looked at.")
    raise typer.Exit(1 if gone else 0)


def stale(
    folder: FolderArgument = KNOWLEDGE,
    within: Annotated[int, typer.Option(min=0, help="Also what will be due within so many days.")] = 0,
    as_json: AsJson = False,
) -> None:
    """What is due for review: pay and payment after 120 days, who may work after 180, the rest after a year."""
    from bot.knowledge.reviews import due_by

    today = utc_now().date()
    due = due_by(load_knowledge(folder), today + dt.timedelta(days=within))
    for one in due:
        if as_json:
            row = {"file": one.file, "title": one.title, "reviewed": str(one.reviewed), "due": str(one.due)}
            print(json.dumps(row, ensure_ascii=False))
        else:
            print(f"{one.file}: reviewed {one.reviewed}, due {one.due}: {one.title}")
    when = f"within {within} days" if within else "today"
    note(f"{len(due)} due {when}." if due else f"Nothing is due {when}.")


def stats(folder: FolderArgument = KNOWLEDGE, as_json: AsJson = False) -> None:
    """How much there is, platform by platform."""
    from bot.cli.knowledge_stats import rows, show

    counted = rows(load_knowledge(folder))
    if as_json:
        for row in counted:
            print(json.dumps(row, ensure_ascii=False))
    else:
        show(counted)


def new_entry(
    question: Annotated[str, typer.Argument(help="The question as a heading.")],
    topic: Annotated[Topic, typer.Option(help="What it is about.")],
    platform: Annotated[str | None, typer.Option(help="A file name in platforms/; none for a general answer.")] = None,
    slug: Annotated[str | None, typer.Option(help="The file's name; made from the question otherwise.")] = None,
    asked_as: Annotated[list[str] | None, typer.Option(help="How people ask it; may be given several times.")] = None,
    answer: Annotated[str, typer.Option(help="The answer; without it the file has an error until it is written.")] = "",
    folder: Annotated[Path, typer.Option("--knowledge", help="Folder with the knowledge files.")] = KNOWLEDGE,
) -> None:
    """Start an answer: a file with everything in place but the answer itself."""
    from bot.cli.scaffolding import entry_file

    entry_file(folder, question, topic, platform, slug, tuple(asked_as or ()), answer)


def new_platform(
    name: Annotated[str, typer.Argument(help="The platform's name as members know it.")],
    website: Annotated[str, typer.Option(help="Its official page.")],
    operator: Annotated[str, typer.Option(help="The company that runs it.")],
    summary: Annotated[str, typer.Option(help="What it is, in one sentence.")],
    folder: Annotated[Path, typer.Option("--knowledge", help="Folder with the knowledge files.")] = KNOWLEDGE,
) -> None:
    """Start a platform file with what every one of them needs."""
    from bot.cli.scaffolding import platform_file

    platform_file(folder, name, website, operator, summary)
