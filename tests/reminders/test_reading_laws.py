"""Laws of reading a time: what is told is read back, what is kept lies ahead, and no text brings the reader down."""

import datetime as dt
from itertools import islice, pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.reminders.recurrence import occurrences
from bot.reminders.times.describe import describe
from bot.reminders.times.frame import Frame
from bot.reminders.times.reading import read
from bot.reminders.times.results import Ambiguous, Moment, Refused, Repeating
from bot.reminders.zones import wall_of, zone_named
from tests.reminders.test_times import cases

KEYS = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC-03:30"]
ZONES = st.sampled_from(KEYS).map(zone_named)
NOWS = st.datetimes(dt.datetime.fromisoformat("2026-01-01"), dt.datetime.fromisoformat("2032-01-01")).map(
    lambda now: now.replace(microsecond=0, tzinfo=dt.UTC)
)
AHEAD = st.timedeltas(dt.timedelta(seconds=1), dt.timedelta(days=1000)).map(
    lambda span: dt.timedelta(seconds=max(1, int(span.total_seconds())))
)
TEXTS = sorted({case.text for case in cases()})
WORDS = sorted({word for text in TEXTS for word in text.split()})


@given(NOWS, AHEAD, ZONES)
@example(dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC), dt.timedelta(hours=1), zone_named("Europe/Berlin"))
def test_a_moment_as_told_is_read_back(now: dt.datetime, ahead: dt.timedelta, zone: dt.tzinfo) -> None:
    moment = Moment(now + ahead)
    assert read(describe(moment, zone), now, zone) == moment


@given(st.sampled_from(TEXTS), NOWS, ZONES)
def test_every_reading_as_told_is_read_back(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    reading = read(text, now, zone)
    for one in reading.readings if isinstance(reading, Ambiguous) else (reading,):
        if not isinstance(one, Refused):
            assert read(describe(one, zone), now, zone) == one


@given(st.sampled_from(TEXTS), NOWS, ZONES)
def test_what_is_kept_lies_ahead_and_not_too_far(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    reading = read(text, now, zone)
    match reading:
        case Moment(due) | Repeating(due):
            assert now < due <= Frame(now, zone).farthest
        case Ambiguous(readings):
            assert len(readings) >= 2
            assert all(now < one.due <= Frame(now, zone).farthest for one in readings)
            assert [one.due for one in readings] == sorted(one.due for one in readings)


@given(st.sampled_from([text for text in TEXTS if "ever" in text or "ly" in text]), NOWS, ZONES)
def test_repeats_keep_to_the_clock_or_to_the_hours(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    reading = read(text, now, zone)
    assume(isinstance(reading, Repeating))
    assert isinstance(reading, Repeating)
    found = list(islice(occurrences(reading.recurrence, now), 12))
    assert found[0] == reading.first
    gaps = [late - early for early, late in pairwise(found)]
    assert min(gaps) >= dt.timedelta(hours=1)
    if reading.recurrence.rule.frequency.is_elapsed:
        assert len(set(gaps)) == 1
        return
    shown = [wall_of(due, reading.recurrence.zone) for due in found]
    skipped = [wall for wall in shown if wall.time() != reading.recurrence.anchor.time()]
    assert len(skipped) <= 1


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), NOWS, ZONES)
@example("31/31/31", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), zone_named("UTC"))
def test_no_order_of_words_brings_the_reader_down(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    reading = read(text, now, zone)
    if isinstance(reading, Refused | Ambiguous):
        assert reading.sentence.endswith(".")


@given(st.text(max_size=60), NOWS, ZONES)
def test_no_text_brings_the_reader_down(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    read(text, now, zone)


@pytest.mark.parametrize(
    "text", ["1" * 10_000, "every " * 5_000, "9" * 150, "in " + "9" * 100 + " days", "\0", "\ud800"]
)
def test_nor_does_a_long_or_odd_one(text: str) -> None:
    assert isinstance(read(text, dt.datetime(2026, 11, 24, tzinfo=dt.UTC), zone_named("UTC")), Refused)


def test_numbers_and_dates_of_every_shape_are_read_or_refused() -> None:
    now, zone = dt.datetime(2026, 11, 24, tzinfo=dt.UTC), zone_named("Europe/Berlin")
    numbers = ["0", "1", "12", "13", "24", "31", "32", "60", "99"]
    for first in numbers:
        for second in numbers:
            for shape in (
                "{}/{}",
                "{}.{}.",
                "{}:{}",
                "at {}.{}",
                "{}/{}/2027",
                "2027-{}-{}",
                "<t:{}{}:F>",
                "every {}/{}",
            ):
                read(shape.format(first, second), now, zone)
