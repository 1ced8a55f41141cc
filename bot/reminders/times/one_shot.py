"""Puts the pieces of a text without repeat together: each reading is one moment, or a refusal."""

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.reminders.times.clocks import is_asked, resolved
from bot.reminders.times.describe import written
from bot.reminders.times.frame import Frame
from bot.reminders.times.pieces import Clock, Day, Instant, Part, Piece, Relation, Span
from bot.reminders.times.results import Moment, Refusal, Refused, UnreadableError
from bot.reminders.zones import wall_of

Kind = TypeVar("Kind")
_LONG_AGO = -dt.timedelta(days=182)
TOO_FAR = "That is too far ahead. A reminder may be at most 3 years away."
_HOW_LONG = 'Say how long before or after: "3 days after friday", "net 30 from 2026-03-05".'


@dataclass(frozen=True, slots=True)
class Said:
    """What a text, or one side of a relation, names; at most one of each."""

    span: Span | None
    day: Day | None
    clock: Clock | None
    part: Part | None
    instant: Instant | None

    @classmethod
    def of(cls, pieces: Sequence[Piece], today: dt.date) -> "Said":
        """The pieces by kind; `UnreadableError` where two of a kind cannot both be meant."""
        days = [piece for piece in pieces if isinstance(piece, Day)]
        if len(days) > 2:
            raise UnreadableError("That names several days. One reminder is for one day; make one for each.")
        return cls(
            only(Span, pieces, "That names two amounts of time. Write one."),
            _meeting(days[0], days[1], today) if len(days) == 2 else days[0] if days else None,
            only(Clock, pieces, "That names two times of day. One reminder has one; make one for each."),
            only(Part, pieces, "That names two parts of the day. Write one time of day."),
            only(Instant, pieces, "That names two moments. Write one."),
        )


def only(kind: type[Kind], pieces: Sequence[Piece], sentence: str) -> Kind | None:
    """The piece of that kind, if there is one; `UnreadableError` with the sentence if there are more."""
    found = [piece for piece in pieces if isinstance(piece, kind)]
    if len(found) > 1:
        raise UnreadableError(sentence)
    return found[0] if found else None


def _meeting(one: Day, other: Day, today: dt.date) -> Day:
    """Two names of one day, such as "friday 27 november"; `UnreadableError` where they are different days."""
    weekday, date = (one, other) if one.is_weekday else (other, one)
    if not (weekday.is_weekday and weekday.rule and date.readings):
        named = {day for dates in weekday.readings for day in dates}
        readings = tuple(kept for dates in date.readings if (kept := tuple(day for day in dates if day in named)))
        if not readings:
            raise UnreadableError("That names two different days. Write one.")
        return Day(readings)
    near = [near for place in range(len(date.readings)) for near in _next_and_last(date, place, today)]
    fitting = [day for day in near if day.weekday() == weekday.rule.weekdays[0]]
    if not fitting:
        day = near[0]
        real, said = calendar.day_name[day.weekday()], calendar.day_name[weekday.rule.weekdays[0]]
        raise UnreadableError(f"{day.day} {calendar.month_name[day.month]} {day.year} is a {real}, not a {said}.")
    return Day(tuple((day,) for day in fitting))


def _next_and_last(day: Day, place: int, today: dt.date) -> Iterator[dt.date]:
    """The next date of a reading, and the last one where that is not long ago."""
    dates = day.readings[place]
    yield next((date for date in dates if date >= today), dates[-1])
    gone = [date for date in (*day.before[place : place + 1], *dates) if _LONG_AGO < date - today < dt.timedelta(0)]
    yield from gone[-1:]


def moments(pieces: Sequence[Piece], frame: Frame) -> list[Moment | Refused]:
    """Each reading of the pieces."""
    places = [place for place, piece in enumerate(pieces) if isinstance(piece, Relation)]
    if not places:
        said = Said.of(pieces, frame.today)
        if said.span and said.span.is_net:
            raise UnreadableError('Net terms count from the invoice. Write "net 30 from 2026-03-05", say.')
        return _unrelated(said, frame)
    place, *more = places
    left, right = Said.of(pieces[:place], frame.today), Said.of(pieces[place + 1 :], frame.today)
    span, direction = left.span, -1 if pieces[place] is Relation.BEFORE else 1
    if more or span is None or left.day or left.instant or pieces[place] is Relation.START:
        raise UnreadableError(_HOW_LONG)
    if left.clock or left.part:
        right = Said(right.span, right.day, right.clock or left.clock, right.part or left.part, right.instant)
    if right.span or (right.day or right.clock or right.part or right.instant) is None:
        raise UnreadableError(_HOW_LONG)
    return _placed(right, frame, span, direction)


def _unrelated(said: Said, frame: Frame) -> list[Moment | Refused]:
    if said.span is None:
        return _placed(said, frame)
    if said.day or said.instant or ((said.clock or said.part) and not said.span.is_days):
        raise UnreadableError('Write either how long ("in 3 hours") or when ("friday at 9am"), not both.')
    if said.clock or said.part:
        day = (frame.shifted(frame.wall, said.span)).astimezone(frame.zone).date()
        return _placed(Said(None, Day(((day,),)), said.clock, said.part, None), frame)
    if said.span.is_elapsed:
        return [ahead((frame.now + dt.timedelta(seconds=said.span.seconds),), frame)]
    return [ahead((frame.shifted(frame.wall, said.span),), frame)]


def _placed(said: Said, frame: Frame, span: Span | None = None, direction: int = 1) -> list[Moment | Refused]:
    """Each reading of a day and a time of day, or the moment a span before or after it."""
    if said.instant:
        if said.day or said.clock or said.part:
            raise UnreadableError("A full date and time needs nothing else beside it.")
        due = said.instant.due
        return [ahead((frame.shifted(wall_of(due, frame.zone), span, direction) if span else due,), frame)]
    if said.clock and said.clock.lone and not said.day:
        raise UnreadableError(_lone(said.clock))
    if said.day and not said.day.readings:
        raise _no_single_day(said.day)

    def shifted(date: dt.date, time: dt.time, days_on: int) -> dt.datetime:
        wall = dt.datetime.combine(date, time) + dt.timedelta(days=days_on)
        return frame.shifted(wall, span, direction) if span else frame.moment(wall)

    today, is_counted = frame.today, span is not None and direction > 0
    either = (today,) if said.clock and said.clock.only_today else (today, today + dt.timedelta(days=1))
    is_named = said.day is not None
    times = resolved(said.clock, said.part, is_day_named=is_named)
    choices = [(time,) for time in times] if is_asked(said.clock, said.part, is_day_named=is_named) else [times]
    if not is_named:
        choices = [choice[:1] for choice in choices]
    return [
        ahead([shifted(date, time, days_on) for time, days_on in choice for date in dates], frame)
        for dates in (_days_from(said.day, today, is_counted=is_counted) if said.day else (either,))
        for choice in choices
    ]


def _days_from(day: Day, today: dt.date, *, is_counted: bool) -> Sequence[Sequence[dt.date]]:
    """The dates of each reading; where time is counted from one without a year, the nearest."""
    if not (is_counted and day.before):
        return day.readings
    named = zip(day.before, day.readings, strict=True)
    return [(min((before, *dates), key=lambda date: abs(date - today)),) for before, dates in named]


def ahead(candidates: Sequence[dt.datetime], frame: Frame) -> Moment | Refused:
    """The first candidate that is still ahead and not too far."""
    due = frame.soonest(candidates)
    if due is None:
        over = written(candidates[-1], frame.zone)
        return Refused(Refusal.PAST, f"{over} is over. Give a time that is still ahead.")
    if due > frame.farthest:
        return Refused(Refusal.TOO_FAR, TOO_FAR)
    return Moment(due)


def _lone(clock: Clock) -> str:
    hour = clock.time.hour
    return f'"{hour}" alone could be anything. Write "in {hour} minutes", "at {hour}:00" or "the {hour}th", say.'


def _no_single_day(day: Day) -> UnreadableError:
    return UnreadableError('One reminder is for one day. For a repeat write "every" before the days.')
