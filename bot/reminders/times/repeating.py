"""Puts the pieces of a text that repeats together: each reading is a rule with its first moment, or a refusal."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot.reminders.recurrence import UNIT, Recurrence, next_after
from bot.reminders.rule import Frequency, Rule
from bot.reminders.times.calendar_days import day_rule
from bot.reminders.times.clocks import is_asked, resolved
from bot.reminders.times.frame import YEARS_AHEAD, Frame, add_months
from bot.reminders.times.one_shot import TOO_FAR, Said, only
from bot.reminders.times.pieces import Choice, Clock, Day, Every, Instant, Part, Piece, Relation, Span
from bot.reminders.times.results import Refusal, Refused, Repeating, UnreadableError
from bot.reminders.zones import UTC, wall_of

_TWO_TIMES = "That names two times of day. One reminder has one; make one for each."
_UNFIT = 'That does not fit together. Write "every monday at 9am", "every 2 weeks on friday" or "monthly on the 15th".'


def is_repeating(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces say that it repeats."""
    return any(isinstance(piece, Every | Choice) for piece in pieces)


def repeats(pieces: Sequence[Piece], frame: Frame) -> list[Repeating | Refused]:
    """Each reading of the pieces."""
    start, rest = _split(pieces, frame)
    if any(isinstance(piece, Span | Instant | Relation) for piece in rest):
        raise UnreadableError(_UNFIT)
    clock, part = only(Clock, rest, _TWO_TIMES), only(Part, rest, _TWO_TIMES)
    times = resolved(clock, part, is_day_named=True)
    if any(days_on for _, days_on in times[:1]):
        raise UnreadableError('Name the day on which that hour comes: "every saturday at 2am", say.')
    is_open = clock is not None and clock.half_open and is_asked(clock, part, is_day_named=True)
    is_timed = clock is not None or part is not None
    return [
        _checked(_recurrence(rule, time, dates, frame, is_timed=is_timed), frame)
        for rule in _rules(rest)
        for time, _ in (times if is_open else times[:1])
        for dates in (start.readings if start else [()])
    ]


def _split(pieces: Sequence[Piece], frame: Frame) -> tuple[Day | None, list[Piece]]:
    """The day from which it counts, and everything else."""
    place = next((place for place, piece in enumerate(pieces) if piece in (Relation.START, Relation.FROM)), None)
    if place is None:
        return None, list(pieces)
    after = list(pieces[place + 1 :])
    if after and isinstance(after[0], Instant):
        wall = wall_of(after[0].due, frame.zone)
        after[:1] = [Day(((wall.date(),),)), Clock(wall.time())]
    number = next((number for number, piece in enumerate(after) if not isinstance(piece, Day)), len(after))
    return Said.of(after[:number], frame.today).day, [*pieces[:place], *after[number:]]


def _rules(pieces: Sequence[Piece]) -> list[Rule]:
    """The rules that may be meant; one that names no days gets them from the day on which it starts."""
    day = only(Day, pieces, _UNFIT)
    choice = only(Choice, pieces, _UNFIT)
    counted = [piece for piece in pieces if isinstance(piece, Every) and piece.frequency]
    interval = max((piece.interval for piece in pieces if isinstance(piece, Every)), default=1)
    if choice:
        if day or counted or interval > 1:
            raise UnreadableError(_UNFIT)
        return list(choice.rules)
    if not (day or counted) and interval == 1 and any(isinstance(piece, Clock) for piece in pieces):
        return [Rule(Frequency.DAILY)]
    if len(counted) > 1 or (day and day.rule is None) or not (day or counted):
        raise UnreadableError(_UNFIT)
    if day is None or day.rule is None:
        return [Rule(counted[0].frequency or Frequency.DAILY, interval)]
    if counted and counted[0] != Every(Frequency.DAILY) and counted[0].frequency is not day.rule.frequency:
        raise UnreadableError(_UNFIT)
    return [replace(day.rule, interval=interval)]


def _recurrence(rule: Rule, time: dt.time, starts: Sequence[dt.date], frame: Frame, *, is_timed: bool) -> Recurrence:
    """The rule with its anchor: on the day where it starts, else on the first day ahead that it names."""
    ahead = (day for day in starts if frame.moment(dt.datetime.combine(day, time)) > frame.now)
    start = next(ahead, starts[-1] if starts else None)
    if rule.frequency.is_elapsed:
        moment = _elapsed_start(rule, time if is_timed or start else None, start, frame)
        counted = Recurrence(wall_of(moment, UTC), rule, UTC)
        # From a start that is past it goes on as from its next occurrence, which is what the confirmation tells.
        return replace(counted, anchor=wall_of(next_after(counted, frame.now), UTC))
    whole = _with_days(rule, start or frame.today)
    if start:
        day = replace(whole, interval=1).first_date(start)
    elif whole != rule or (rule.frequency is Frequency.DAILY and rule.interval > 1):
        day = whole.dates(frame.today, 1)[0]
    else:
        every = replace(whole, interval=1)
        day = wall_of(
            next_after(Recurrence(dt.datetime.combine(frame.today, time), every, frame.zone), frame.now), frame.zone
        ).date()
    return Recurrence(dt.datetime.combine(day, time), whole, frame.zone)


def _elapsed_start(rule: Rule, time: dt.time | None, start: dt.date | None, frame: Frame) -> dt.datetime:
    if time is None:
        return frame.now + rule.interval * UNIT[rule.frequency]
    days = [start] if start else [frame.today, frame.today + dt.timedelta(days=1)]
    moments = [frame.moment(dt.datetime.combine(day, time)) for day in days]
    return frame.soonest(moments) or moments[-1]


def _with_days(rule: Rule, day: dt.date) -> Rule:
    """The rule, on that day of the week, month or year if it names none itself."""
    if rule.weekdays or rule.days:
        return rule
    match rule.frequency:
        case Frequency.WEEKLY:
            return replace(rule, weekdays=(day.weekday(),))
        case Frequency.MONTHLY:
            return replace(rule, days=day_rule(day.day).days)
        case Frequency.YEARLY:
            return replace(rule, days=day_rule(day.day, day.month).days, month=day.month)
    return rule


def _checked(recurrence: Recurrence, frame: Frame) -> Repeating | Refused:
    first = next_after(recurrence, frame.now)
    second = next_after(recurrence, first)
    apart = add_months(wall_of(first, frame.zone), 12 * YEARS_AHEAD)
    if first > frame.farthest or wall_of(second, frame.zone) > apart:
        return Refused(Refusal.TOO_FAR, TOO_FAR)
    return Repeating(first, recurrence)
