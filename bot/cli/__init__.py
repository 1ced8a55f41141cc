"""The terminal face: parse, call the core, print."""

import gc
import sys

import typer
from threadpoolctl import threadpool_limits

from bot.cli import (
    ask,
    databases,
    doctor,
    imports,
    keeping,
    knowledge,
    listings,
    model,
    payout,
    platforms,
    scam,
    serve,
    when,
)

COMMANDS = (
    ask.ask,
    payout.payout,
    platforms.platform,
    platforms.compare,
    scam.scam,
    when.when,
    knowledge.check,
    knowledge.schema,
    model.prepare,
    model.calibrate,
    doctor.doctor,
    databases.backup,
    databases.restore,
    serve.demo,
    serve.run,
)

app = typer.Typer(
    help="Curated, sourced answers for AI-training freelancers.", no_args_is_help=True, pretty_exceptions_enable=False
)
for command in COMMANDS:
    app.command()(command)

job_listings = typer.Typer(
    help="Search job listings (`listings search --help` names the filters), or import them.",
    cls=listings.SearchesByDefault,
)
job_listings.command(listings.SEARCH)(listings.search)
job_listings.command("import")(imports.import_listings)
app.add_typer(job_listings, name="listings")

platform_files = typer.Typer(help="The platform files.", no_args_is_help=True)
platform_files.command("import")(imports.import_companies)
app.add_typer(platform_files, name="platforms")

database = typer.Typer(help="The database.", no_args_is_help=True)
database.command("copy")(databases.copy)
app.add_typer(database, name="db")

knowledge_files = typer.Typer(help="The knowledge files: test, compare, start and date them.", no_args_is_help=True)
knowledge_files.command("test")(keeping.run_tests)
knowledge_files.command()(keeping.diff)
knowledge_files.command()(keeping.stale)
knowledge_files.command()(keeping.links)
knowledge_files.command()(keeping.stats)
new_files = typer.Typer(help="Start an answer or a platform.", no_args_is_help=True)
new_files.command("entry")(keeping.new_entry)
new_files.command("platform")(keeping.new_platform)
knowledge_files.add_typer(new_files, name="new")
app.add_typer(knowledge_files, name="knowledge")


def main() -> None:
    """Run the command line; from here on garbage is collected again."""
    gc.freeze()
    gc.enable()
    # One question is too little work to share: threads of the linear algebra would only wait for each other.
    threadpool_limits(1)
    for stream, encoding in ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8"), (sys.stderr, "utf-8")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="replace")
    app()
