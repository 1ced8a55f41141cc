"""Writing into a file without touching what is not meant."""

import datetime as dt
import difflib
from pathlib import Path

import pytest

from bot.knowledge.platform import Platform
from bot.knowledge.yaml_file import read_model
from bot.open_dataset.editing import edit
from bot.open_dataset.new_platform import NotEnoughError, new_file
from bot.open_dataset.proposal import REPOSITORY, Change
from tests.conftest import ROOT
from tests.open_dataset.made import RELEASED, company

SHIPPED = sorted((ROOT / "knowledge" / "platforms").glob("*.yaml"))
FILE = f"""\
# Acme, read by Ada.
name: "Acme"   # as on its site
operator: Acme Inc.
website: https://acme.example
summary: 'It''s invented: all of it.'
reviewed: 2026-11-01

facts:
  listings:
    value: 7 open listings on 29 September 2026
    source: dataset
  # Nobody could confirm this one.
  hours:   # weekly
    value: "no minimum, and 20–25 hours is common"
    source: dataset

sources:
  dataset:
    title: Open dataset
    url: {REPOSITORY}
    date: 2026-09-29
"""
NEW = Change("observed-median", None, "a median of $85/h: high", None)
RENEWED = Change("listings", "7 open listings on 29 September 2026", "9 open listings on 30 October 2026", None)
EXPECTED = [
    "+   observed-median:",
    "+     value: 'a median of $85/h: high'",
    "+     source: dataset-2026-10-30",
    "-     value: 7 open listings on 29 September 2026",
    "-     source: dataset",
    "+     value: 9 open listings on 30 October 2026",
    "+     source: dataset-2026-10-30",
    "+   dataset-2026-10-30:",
    "+     title: aitrainer.work open dataset",
    f"+     url: {REPOSITORY}",
    "+     date: 2026-10-30",
    "+     licence: Data by aitrainer.work (Pietro Romeo), CC BY 4.0",
]


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_comes_back_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    edited = edit(text, [], dt.date(2026, 9, 29))
    added = changed_lines(text, edited)
    assert not [line for line in added if line.startswith("-")]
    assert not added or REPOSITORY not in text


def test_a_new_release_is_a_source_of_its_own() -> None:
    edited = edit(FILE, [NEW, RENEWED], RELEASED)
    assert sorted(changed_lines(FILE, edited)) == sorted(EXPECTED)
    read = read_model(edited, Platform, "acme.yaml")
    assert isinstance(read, Platform)
    assert read.facts["observed-median"].value == "a median of $85/h: high"
    assert edit(edited, [RENEWED], RELEASED) == edited


def test_the_same_release_is_the_same_source() -> None:
    assert "dataset-" not in edit(FILE, [NEW], dt.date(2026, 9, 29))


def test_a_file_without_facts_and_sources() -> None:
    bare = FILE.partition("facts:")[0].rstrip() + "\n"
    edited = edit(bare, [NEW], RELEASED)
    assert edited.startswith(bare)
    read = read_model(edited, Platform, "acme.yaml")
    assert isinstance(read, Platform)
    assert read.sources["dataset"].date == RELEASED


class TestNewFile:
    @pytest.mark.parametrize(
        "more",
        [
            {},
            {"stated_pay": {"min": 10, "max": 280.5, "unit": "per_hour", "currency": "USD"}},
            {"stated_pay": {"min": 25, "max": None, "unit": "per_hour", "currency": "USD"}},
            {"stated_pay": {"min": 5, "max": 9, "unit": "per_task", "currency": "EUR"}},
            {"website": "https://www.shared.example/acme/", "operator": "Globex: \"x\" # 'y'"},
            {"name": "Yes", "listings": None, "pay_observed_hourly_usd": None, "trustpilot_organic": None},
            {"name": "No", "work_types": None},
            {"name": "{{ pay.coding }}"},
        ],
    )  # fmt: skip
    def test_can_be_read(self, more: dict[str, object]) -> None:
        read = read_model(new_file(company(**more), RELEASED), Platform, "acme.yaml")
        assert isinstance(read, Platform), read
        assert read.name == more.get("name", "Acme")
        assert read.operator == more.get("operator", read.name)
        assert read.sources["dataset"].date == RELEASED

    @pytest.mark.parametrize("website", [None, "javascript:alert(1)"])
    def test_needs_an_address(self, website: str | None) -> None:
        with pytest.raises(NotEnoughError, match="website"):
            new_file(company(website=website), RELEASED)
