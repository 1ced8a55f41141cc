"""`python -m bot listings import` as an operator runs it."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from tests.listings.importing.pages import html, posting
from tests.tiny import write
from tests.web.fixtures import site
from tests.web.site import Site, says

__all__ = ["site"]


class Terminal:
    """Runs the command in a thread of its own, so that the test's site can answer it."""

    def __init__(self, folder: Path) -> None:
        self.folder = write(folder / "knowledge")
        self.env = {"DATABASE_URL": f"sqlite:///{folder}/bot.db", "LISTING_SOURCES": "", "LISTING_HOSTS": ""}

    async def run(self, *arguments: str, **env: str) -> Result:
        command = ["listings", "import", "--knowledge", str(self.folder), *arguments]
        return await asyncio.to_thread(CliRunner().invoke, app, command, env=self.env | env)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def job(site: Site, title: str) -> dict[str, object]:
    return posting(title) | {"url": site.url(f"/apply?job_id={title}")}


async def test_what_is_new_what_is_left_out_and_what_did_not_change(terminal: Terminal, site: Site) -> None:
    site.pages["/jobs"] = says(html(job(site, "A"), job(site, "B"), posting("C") | {"url": "https://evil.example/"}))
    result = await terminal.run("--local", "--platform", "acme", site.url("/jobs"))
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = result.stdout.splitlines()
    assert first == f"ok: {site.url('/jobs')}: 2 new, 1 left out"
    assert "evil.example" in second

    result = await terminal.run("--local", "--json", f"acme={site.url('/jobs')}")
    row = json.loads(result.stdout)
    assert (result.exit_code, row["ok"], row["unchanged"], row["added"], len(row["left_out"])) == (0, True, 2, 0, 1)


async def test_a_failing_source_is_said_and_the_rest_goes_on(terminal: Terminal, site: Site) -> None:
    site.pages["/jobs"] = says(html(job(site, "A")))
    sources = f"acme={site.url('/gone')} acme={site.url('/jobs')}"
    result = await terminal.run("--local", "--json", LISTING_SOURCES=sources)
    gone, jobs = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert (gone["ok"], gone["kept"]) == (False, 0)
    assert "404" in gone["error"]
    assert (jobs["ok"], jobs["added"]) == (True, 1)


async def test_this_computer_is_not_asked_unless_told(terminal: Terminal, site: Site) -> None:
    result = await terminal.run("--platform", "acme", site.url("/jobs"))
    assert result.exit_code == 1
    assert "not on the public internet" in result.stdout
    assert not site.asked


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "LISTING_SOURCES"),
        (["jobs.example"], "is not an address"),
        (["file:///etc/passwd"], "is not an address"),
        (["https://jobs.example", "--host", "a b"], "is not a host"),
        (["https://jobs.example", "--platform", "cog"], "Choose one of acme, bolt"),
    ],
)
async def test_what_to_do_instead(terminal: Terminal, arguments: list[str], said: str) -> None:
    result = await terminal.run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
