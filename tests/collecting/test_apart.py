"""Documents read in a process of their own."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.collecting.apart import read_apart
from bot.listings.importing.document import read_document
from bot.listings.importing.offer import Offer, Offers, Unreadable
from tests.listings.importing.pages import PAGE, html, posting

FULL = posting(
    baseSalary={"currency": "USD", "value": {"minValue": 40.5, "maxValue": 65, "unitText": "HOUR"}},
    applicantLocationRequirements=["Kenya", "IN"],
    validThrough="2026-12-31T08:00:00Z",
    skills=["a", "b"],
)


@pytest.mark.parametrize("page", [html(FULL, "{broken", posting("B")), html(), html(posting("\u2028 \u00fc"))])
async def test_the_same_as_here(page: bytes) -> None:
    assert await read_apart(page, "text/html", None, PAGE) == read_document(page, "text/html", None, PAGE)


async def test_what_lingers_is_ended() -> None:
    hostile = b"<rss version='2.0'><channel>" + b"<item>" * 400_000
    started = time.monotonic()
    found = await read_apart(hostile, "text/xml", None, PAGE, within=1.5)
    assert isinstance(found, Unreadable)
    assert "longer than 1.5 seconds" in found.sentence
    assert time.monotonic() - started < 10


async def test_half_a_character_does_not_bring_the_reader_down() -> None:
    page = html(
        '{"@type": "JobPosting", "title": "A\\ud800", "url": "https://acme.example/\\udfff", "identifier": "\\ud800"}'
    )
    assert await read_apart(page, "text/html", None, PAGE) == Offers((Offer(title="A"),))


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], str]:
    """Another program in the reader's place: it writes down what it was given to see."""
    program = tmp_path / "bot" / "collecting" / "reading.py"
    program.parent.mkdir(parents=True)
    program.write_text("import os; open('seen', 'w').write(repr(dict(os.environ))); raise SystemExit(3)")
    monkeypatch.setattr("bot.collecting.apart._ROOT", tmp_path)
    return (tmp_path / "seen").read_text


async def test_a_reader_that_breaks_down(elsewhere: Callable[[], str]) -> None:
    found = await read_apart(b"x", "text/html", None, PAGE)
    assert found == Unreadable("Its reader broke down (exit code 3).")


async def test_no_secret_reaches_it(monkeypatch: pytest.MonkeyPatch, elsewhere: Callable[[], str]) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "hush")
    await read_apart(b"x", "text/html", None, PAGE)
    assert "PATH" in elsewhere()
    assert "hush" not in elsewhere()
