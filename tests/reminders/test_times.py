"""The time grammar, as the table in times.txt."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.reminders.times.reading import read
from bot.reminders.times.results import Ambiguous, Moment, Reading, Refused, Repeating
from bot.reminders.zones import moment_of, wall_of, zone_named


@dataclass(frozen=True)
class Case:
    text: str
    meaning: str
    now: dt.datetime
    zone: dt.tzinfo


def cases() -> list[Case]:
    found: list[Case] = []
    now, zone = dt.datetime.min.replace(tzinfo=dt.UTC), zone_named("UTC")
    for line in (Path(__file__).parent / "times.txt").read_text("utf-8").splitlines():
        if line.startswith("now 2"):
            _, day, time, key = line.split()
            zone = zone_named(key)
            now = moment_of(dt.datetime.fromisoformat(f"{day}T{time}"), zone)
        elif line and not line.startswith("#"):
            text, meaning = line.split(" | ")
            found.append(Case(text, meaning, now, zone))
    return found


def told(reading: Reading, zone: dt.tzinfo) -> str:
    match reading:
        case Moment(due):
            return wall_of(due, zone).isoformat(" ").removesuffix(":00")
        case Repeating(first, recurrence):
            return f"{recurrence.rule} from {told(Moment(first), zone)}"
        case Ambiguous(readings):
            return "ask " + " / ".join(told(one, zone) for one in readings)
        case Refused(code):
            return str(code)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.now:%m-%d}: {case.text}") for case in cases()])
def test_times(case: Case) -> None:
    assert told(read(case.text, case.now, case.zone), case.zone) == case.meaning


def test_the_table_is_long() -> None:
    assert len({(case.text, case.now) for case in cases()}) == len(cases()) >= 300
