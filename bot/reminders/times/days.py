"""Days told from today: "tomorrow", "next friday", "this weekend", "mondays and thursdays", "next week"."""

import datetime as dt
import re

from bot.reminders.rule import Frequency, Rule
from bot.reminders.times import words
from bot.reminders.times.calendar_days import month_start, week_of, weekday_dates
from bot.reminders.times.frame import Frame, add_months, add_working_days
from bot.reminders.times.pieces import Day, Every
from bot.reminders.times.results import Refusal, UnreadableError
from bot.reminders.times.scanner import Recogniser, pattern

WORKING_DAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
WORKING_DAY_RULE = Rule(Frequency.WEEKLY, weekdays=WORKING_DAYS)
_TOMORROW = "tomorrow|tommorow|tommorrow|tomorow|tmrw|tmr|tmw|tomo|tomoz|2morrow|2moro|2mrw"
_JOIN = r"(?: ?, ?(?:and )?| and | ?[&/+] ?| )(?:on )?"
_LIST = rf"{words.WEEKDAY}(?:{_JOIN}{words.WEEKDAY}){{1,6}}"
_PLURALS = rf"{words.WEEKDAY}s(?:{_JOIN}{words.WEEKDAY}s){{1,6}}"


def _plain(match: re.Match[str], frame: Frame) -> Day:
    day = words.weekday(match["weekday"])
    return Day((weekday_dates(frame.today, day),), Rule(Frequency.WEEKLY, weekdays=(day,)), is_weekday=True)


def _next(match: re.Match[str], frame: Frame) -> Day:
    """The one of the next calendar week, and, where that is another, the first one ahead: only the writer knows."""
    day = words.weekday(match["weekday"])
    ahead = weekday_dates(frame.today + dt.timedelta(days=1), day)[0]
    of_next_week = week_of(frame.today, 1)[day]
    readings = {ahead, of_next_week} if frame.today.weekday() != day else {of_next_week}
    return Day(tuple((date,) for date in sorted(readings)))


def _of_week(match: re.Match[str], frame: Frame) -> Day:
    weeks_on = 1 if match["week"] in ("next", "following") else 0
    return Day(((week_of(frame.today, weeks_on)[words.weekday(match["weekday"])],),))


def _plural(match: re.Match[str], frame: Frame) -> tuple[Every, Day]:
    return Every(), _plain(match, frame)


def _several(match: re.Match[str], frame: Frame) -> Day:
    numbers = {words.weekday(name) for name in re.findall(words.WEEKDAY, match[0])}
    return Day((), Rule(Frequency.WEEKLY, weekdays=tuple(sorted(numbers))))


def _range(match: re.Match[str], frame: Frame) -> Day:
    first, last = words.weekday(match["first"]), words.weekday(match["last"])
    numbers = {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return Day((), Rule(Frequency.WEEKLY, weekdays=tuple(sorted(numbers))))


def _weekend(match: re.Match[str], frame: Frame) -> Day:
    saturday, sunday = (weekday_dates(frame.today, day)[0] for day in WEEKEND)
    if sunday < saturday:
        saturday -= dt.timedelta(weeks=1)
    readings = [(saturday,), (sunday,)]
    if match["which"] == "next":
        readings += [(day + dt.timedelta(weeks=1),) for (day,) in readings]
        if frame.today.weekday() in WEEKEND:
            readings = readings[2:]
    return Day(tuple(readings))


def _next_unit(match: re.Match[str], frame: Frame) -> Day:
    today = frame.today
    match match["unit"]:
        case "week":
            readings = {week_of(today, 1)[0], today + dt.timedelta(weeks=1)}
        case "month":
            readings = {month_start(today, 1), add_months(frame.wall, 1).date()}
        case _:
            readings = {dt.date(today.year + 1, 1, 1), add_months(frame.wall, 12).date()}
    return Day(tuple((day,) for day in sorted(readings)))


def _days_on(days: int) -> Recogniser:
    names = {0: "today", 1: _TOMORROW, 2: rf"(?:the )?day after (?:{_TOMORROW})|overmorrow"}
    return pattern(names[days], lambda match, frame: Day(((frame.today + dt.timedelta(days=days),),)))


def _next_working_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(((add_working_days(frame.wall, 1).date(),),))


def _yesterday(match: re.Match[str], frame: Frame) -> Day:
    return Day(((frame.today - dt.timedelta(days=1),),))


def _gone(match: re.Match[str], frame: Frame) -> Day:
    raise UnreadableError(f'"{match[0].strip()}" is in the past. Give a time that is still ahead.', Refusal.PAST)


def _vague(match: re.Match[str], frame: Frame) -> Day:
    raise UnreadableError(f'"{match[0].strip()}" leaves the day open. Name one, such as "friday 9am" or "in 3 days".')


RECOGNISERS: tuple[Recogniser, ...] = (
    _days_on(0),
    _days_on(1),
    _days_on(2),
    pattern(rf"(?:this coming |this |coming |upcoming |the )?(?P<weekday>{words.WEEKDAY})\.?", _plain),
    pattern(rf"(?:the )?(?:next|following) (?P<weekday>{words.WEEKDAY})", _next),
    pattern(rf"(?P<weekday>{words.WEEKDAY}),? (?:of |in )?(?:the )?(?P<week>this|next|following) week", _of_week),
    pattern(rf"(?P<week>this|next) week,? (?:on )?(?P<weekday>{words.WEEKDAY})", _of_week),
    pattern(rf"(?P<weekday>{words.WEEKDAY})s", _plural),
    pattern(_LIST, _several),
    pattern(_PLURALS, lambda match, frame: (Every(), _several(match, frame))),
    pattern(rf"(?P<first>{words.WEEKDAY}) ?(?:-|to|through|thru) ?(?P<last>{words.WEEKDAY})", _range),
    pattern(r"(?:weekdays|(?:business|working|work) ?days)", lambda match, frame: (Every(), Day((), WORKING_DAY_RULE))),
    pattern(r"(?:weekday|(?:business|working|work) ?day)", lambda match, frame: Day((), WORKING_DAY_RULE)),
    pattern(rf"(?:the )?(?:next|following) (?:weekday|{words.BUSINESS})", _next_working_day),
    pattern(r"(?:over |at )?(?:the |this coming |this |(?P<which>next) )?weekend", _weekend),
    pattern(r"(?:some ?time )?next (?P<unit>week|month|year)", _next_unit),
    pattern("yesterday", _yesterday),
    pattern(r"last (?:night|week|month|year|weekend)|earlier(?: today)?", _gone),
    pattern(
        r"later(?: on)?(?: today)?|soon|asap|some ?time|some ?day|eventually|(?:later )?this (?:week|month|year)",
        _vague,
    ),
)
