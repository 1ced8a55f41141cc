"""`python -m bot listings import` as an operator runs it."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.listings.importing.pages import html, posting
from tests.tiny import write
from tests.web.fixtures import site
from tests.web.site import Site, says

__all__ = ["site"]


class Terminal:
    """Runs the command beside the test, so that the test's own site can answer it."""

    def __init__(self, folder: Path) -> None:
        self.folder = write(folder / "knowledge")
        self.env = {"DATABASE_URL": f"sqlite:///{folder}/bot.db", "LISTING_SOURCES": "", "LISTING_HOSTS": ""}

    async def run(self, *arguments: str, **env: str) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "bot", "listings", "import", "--knowledge", str(self.folder), *arguments]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), **self.env, **env},
        )
        out, err = await process.communicate()
        return process.returncode or 0, out.decode(), err.decode()


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def job(site: Site, title: str) -> dict[str, object]:
    return posting(title) | {"url": site.url(f"/apply?job_id={title}")}


async def test_what_is_new_what_is_left_out_and_what_did_not_change(terminal: Terminal, site: Site) -> None:
    site.pages["/jobs"] = says(html(job(site, "A"), job(site, "B"), posting("C") | {"url": "https://evil.example/"}))
    code, out, err = await terminal.run("--local", "--platform", "acme", site.url("/jobs"))
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"ok: {site.url('/jobs')}: 2 new, 1 left out"
    assert "evil.example" in out.splitlines()[1]

    code, out, _ = await terminal.run("--local", "--json", f"acme={site.url('/jobs')}")
    row = json.loads(out)
    assert (code, row["ok"], row["unchanged"], row["added"], len(row["left_out"])) == (0, True, 2, 0, 1)


async def test_a_failing_source_is_said_and_the_rest_goes_on(terminal: Terminal, site: Site) -> None:
    site.pages["/jobs"] = says(html(job(site, "A")))
    sources = f"acme={site.url('/gone')} acme={site.url('/jobs')}"
    code, out, _ = await terminal.run("--local", "--json", LISTING_SOURCES=sources)
    gone, jobs = map(json.loads, out.splitlines())
    assert code == 1
    assert (gone["ok"], gone["kept"]) == (False, 0)
    assert "404" in gone["error"]
    assert (jobs["ok"], jobs["added"]) == (True, 1)


async def test_this_computer_is_not_asked_unless_told(terminal: Terminal, site: Site) -> None:
    code, out, _ = await terminal.run("--platform", "acme", site.url("/jobs"))
    assert code == 1
    assert "not on the public internet" in out
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
    code, _, err = await terminal.run(*arguments)
    assert code == 2
    assert said in err
    assert "Traceback" not in err
