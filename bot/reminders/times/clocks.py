"""Times of day: "9am", "17:30", "at 10", "half past nine", "noon", "in the evening", "eod"."""

import datetime as dt
import re

from bot.reminders.times import words
from bot.reminders.times.frame import Frame
from bot.reminders.times.pieces import Clock, Day, Part, Piece
from bot.reminders.times.results import UnreadableError
from bot.reminders.times.scanner import Recogniser, pattern

END_OF_DAY = dt.time(17)
_LEAD = r"(?:at |@ ?|by |around |about )?"
_HALF = r"(?: ?(?P<half>[ap])m| in the (?P<part>morning|afternoon|evening)| at (?P<night>night))"
_HOUR = rf"(?P<hour>\d{{1,2}}|{words.SMALL_NUMBER})"
_OCLOCK = r"(?: ?o'? ?clock)"
_ISH = r"[ -]?ish"
_MINUTE = r"(?P<minute>[0-5]\d)"
_HOUR_WORD = rf"(?P<hour>{words.SMALL_NUMBER})"
_MINUTE_WORD = rf"(?P<minutes>ten|fifteen|(?:{words.TENS})(?:[ -]five)?)"
_LAST_HOUR_OF_NIGHT = 5


def _clock(match: re.Match[str], frame: Frame) -> Clock:
    named = match.groupdict()
    hour = int(words.number(match["hour"]))
    minute, second = int(named.get("minute") or 0), int(named.get("second") or 0)
    half = named.get("half")
    if hour > 24 or (hour == 24 and (minute or second)) or (half and not 1 <= hour <= 12):
        raise UnreadableError(f'There is no time "{match[0].strip()}". Write 9am, 5:30pm or 17:30.')
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24:
        return Clock(dt.time(0), is_midnight=True)
    return Clock(dt.time(hour, minute, second), by_part=not half and 1 <= hour <= 12)


def _half_open(match: re.Match[str], frame: Frame) -> Clock:
    clock = _clock(match, frame)
    return Clock(clock.time, half_open=1 <= clock.time.hour <= 12, is_midnight=clock.is_midnight)


def _spoken(match: re.Match[str], frame: Frame) -> Clock | None:
    hour, minute = int(words.number(match["hour"])), int(words.number(match["minutes"]))
    if not 1 <= hour <= 12 or minute > 59:
        return None
    if match["half"]:
        return Clock(dt.time(hour % 12 + (12 if match["half"] == "p" else 0), minute))
    return Clock(dt.time(hour, minute), half_open=True)


def _in_part(match: re.Match[str], frame: Frame) -> tuple[Piece, ...]:
    return _half_open(match, frame), Part.NIGHT if match["night"] else Part[match["part"].upper()]


def _with_half(match: re.Match[str], frame: Frame) -> Piece | tuple[Piece, ...]:
    return _clock(match, frame) if match["half"] else _in_part(match, frame)


def _lone(match: re.Match[str], frame: Frame) -> Clock | None:
    hour = int(match["hour"])
    return Clock(dt.time(hour), half_open=1 <= hour <= 12, lone=True) if hour < 24 else None


def _past_or_to(match: re.Match[str], frame: Frame) -> Clock:
    amount = match["amount"]
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(amount) or int(words.number(amount))
    base = _clock(match, frame) if match["half"] else _half_open(match, frame)
    if minutes > 59:
        raise UnreadableError(f'There is no time "{match[0].strip()}". Write 9:40 or 21:40.')
    total = base.time.hour * 60 + (minutes if match["side"] in ("past", "after") else -minutes)
    hour, minute = divmod(total % (24 * 60), 60)
    return Clock(dt.time(hour, minute), half_open=base.half_open)


def _range(match: re.Match[str], frame: Frame) -> Clock:
    raise UnreadableError("A reminder comes at one time. Write where it begins.")


def _same_time(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(frame.wall.time().replace(microsecond=0))


def _part(match: re.Match[str], frame: Frame) -> Piece | tuple[Piece, ...]:
    part = Part[{"morn": "morning", "eve": "evening"}.get(match["part"], match["part"]).upper()]
    return (Day(((frame.today,),)), part) if match["this"] else part


def resolved(clock: Clock | None, part: Part | None, *, is_day_named: bool) -> tuple[tuple[dt.time, int], ...]:
    """The times of day a clock can mean, each with how many days after the day named, the likeliest first.

    Where a day is named, a bare hour from 7 to 12 is morning or noon; the second reading is for when that is over.
    """
    if clock is None:
        return ((dt.time(part.value if part else Part.MORNING.value), 0),)
    if clock.is_midnight:
        return ((clock.time, 1),) if part is Part.NIGHT else ((clock.time, 0), (clock.time, 1))
    if not (clock.half_open or (clock.by_part and part)):
        return ((clock.time, 0),)
    early = clock.time.replace(hour=clock.time.hour % 12)
    late = early.replace(hour=early.hour + 12)
    match part:
        case Part.MORNING:
            return ((early, 0),)
        case Part.NIGHT if early.hour <= _LAST_HOUR_OF_NIGHT:
            return ((early, 1),)
        case None:
            halves = (early, 0), (late, 0)
            return halves[::-1] if is_day_named and early.hour == 0 else halves
    return ((late, 0),)


def is_asked(clock: Clock | None, part: Part | None, *, is_day_named: bool) -> bool:
    """Whether a bare hour leaves open which half of the day is meant."""
    if clock is None or part is not None:
        return False
    if clock.is_midnight:
        return is_day_named
    return clock.half_open and not (is_day_named and 7 <= clock.time.hour <= 12)


RECOGNISERS: tuple[Recogniser, ...] = (
    pattern(r"- ?\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)?", _range),
    pattern(rf"{_LEAD}{_HOUR}(?:[:.]{_MINUTE}(?::(?P<second>[0-5]\d))?)?{_OCLOCK}?{_HALF}(?:{_ISH})?", _with_half),
    pattern(rf"{_LEAD}{_HOUR}:{_MINUTE}(?::(?P<second>[0-5]\d))?(?: ?(?:h|hrs|hours))?(?![:.]\d)", _clock),
    pattern(rf"(?:at |@ ?)(?P<hour>\d{{1,2}})[.h]{_MINUTE}", _clock),
    pattern(rf"(?P<hour>\d{{2}})\.{_MINUTE}", _clock),
    pattern(rf"(?:at |@ ?)(?P<hour>[01]\d|2[0-3]){_MINUTE}(?: ?(?:h|hrs|hours))?", _clock),
    pattern(rf"(?P<hour>0\d){_MINUTE}(?: ?(?:h|hrs|hours))?", _clock),
    pattern(rf"(?P<hour>[01]\d|2[0-3]){_MINUTE} ?(?:h|hrs|hours)", _clock),
    pattern(rf"(?:at |@ ?|by |around ){_HOUR}(?:h|{_OCLOCK})?", _half_open),
    pattern(rf"{_LEAD}{_HOUR}(?:{_OCLOCK}|{_ISH})", _half_open),
    pattern(rf"{_LEAD}{_HOUR_WORD} {_MINUTE_WORD}(?: ?(?P<half>[ap])m)?", _spoken),
    pattern(r"(?P<hour>\d{1,2})", _lone),
    pattern(
        rf"{_LEAD}(?P<amount>half|(?:a )?quarter|{words.NUMBER})(?: minutes?)? (?P<side>past|after|to) {_HOUR}"
        rf"{_OCLOCK}?(?: ?(?P<half>[ap])m)?",
        _past_or_to,
    ),
    pattern(rf"{_LEAD}(?:12 )?(?:noon|midday|lunch(?: ?time)?)(?:{_ISH})?", lambda match, frame: Clock(dt.time(12))),
    pattern(rf"{_LEAD}(?:12 )?midnight", lambda match, frame: Clock(dt.time(0), is_midnight=True)),
    pattern(
        r"(?:(?:at|by) )?(?:the )?(?:eod|cob|eob|end of (?:the )?(?:business |working |work )?day|close of business)",
        lambda match, frame: Clock(END_OF_DAY, only_today=True),
    ),
    pattern(r"(?:at )?(?:the )?(?:same|this) time", _same_time),
    pattern(
        r"(?:in the |at |first thing in the |first thing )?(?P<this>this )?"
        r"(?P<part>morning|morn|afternoon|evening|eve|night)",
        _part,
    ),
    pattern(r"(?:later )?(?:tonight|tonite|2night|2nite)", lambda match, frame: (Day(((frame.today,),)), Part.NIGHT)),
)
