"""Laws of what is said about a reminder: what a confirmation says, read again, is the same moment."""

import datetime as dt
import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.cards.limits import CHOICE_LIMIT
from bot.cards.reminders.confirmation import confirmation_card
from bot.cards.reminders.preview import previews
from bot.reminders.reminder import recurrence_of
from bot.reminders.times.reading import read
from bot.reminders.times.results import Ambiguous, Moment, Refused, Repeating
from tests.reminders.made import reminder
from tests.reminders.test_reading_laws import NOWS, TEXTS, ZONES


@example("every 12 hours starting 2026-12-01 9am", dt.datetime(2027, 1, 1, tzinfo=dt.UTC), dt.UTC)
@given(st.sampled_from(TEXTS), NOWS, ZONES)
def test_a_confirmation_read_again_is_the_same(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    reading = read(text, now, zone)
    assume(isinstance(reading, Moment | Repeating))
    assert isinstance(reading, Moment | Repeating)
    made = reminder(due=reading.due, recurrence=recurrence_of(reading))
    told = str(confirmation_card(made, zone).to_components())  # type: ignore[no-untyped-call]

    stamp = re.search(r"<t:\d+:F>", told)
    assert stamp is not None
    assert read(stamp[0], now, zone) == Moment(reading.due)
    if isinstance(reading, Repeating):
        repeat = re.search(r"Repeats (.*?)\\n", told)
        assert repeat is not None
        assert read(repeat[1], now, zone) == reading


@given(st.sampled_from(TEXTS), NOWS, ZONES)
def test_what_is_offered_while_typing_is_what_picking_it_means(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    reading = read(text, now, zone)
    offered = previews(text, now, zone, assumed=False)
    assert all(0 < len(one.name) <= CHOICE_LIMIT and 0 < len(one.value) <= CHOICE_LIMIT for one in offered)
    match reading:
        case Ambiguous(readings):
            assert [read(one.value, now, zone) for one in offered] == list(readings)
        case Refused():
            assert all(one.name.startswith("⚠") for one in offered if one.value == text)
        case _:
            assert [read(one.value, now, zone) for one in offered] == [reading]


@given(st.text(max_size=120), NOWS, ZONES)
def test_any_typing_is_answered(text: str, now: dt.datetime, zone: dt.tzinfo) -> None:
    for one in previews(text, now, zone, assumed=True):
        assert 0 < len(one.name) <= CHOICE_LIMIT
        assert len(one.value) <= CHOICE_LIMIT
