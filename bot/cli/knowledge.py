"""`python -m bot check` and `schema`: for those who own the knowledge files."""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import engine
from bot.answers.expected import unmet
from bot.answers.lint import strays
from bot.cli.common import KNOWLEDGE, Model, Vectors, fail, note
from bot.clock import utc_now
from bot.knowledge import schema as schema_files
from bot.knowledge.files import read_folder
from bot.knowledge.loader import load
from bot.knowledge.problems import Severity
from bot.listings.lint import weak_links


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
        answerer = engine.build(loaded.knowledge, note, vectors, model)
        texts = read_folder(folder)[0]
        problems += strays(loaded.knowledge, answerer.matcher, texts.faq)
        if answerer.compares_meanings:
            # The questions were written for the engine as it ships; without vectors it finds fewer of them.
            problems += unmet(answerer, texts.expectations or "")
        problems += weak_links(loaded.knowledge, texts.listings)
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
        fail(f"Out of date: {', '.join(old)}. Run: python -m bot schema")
