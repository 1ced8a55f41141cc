"""That it repeats: "every", "every other", "every 2 weeks", "daily", "twice a month"."""

import re
from fractions import Fraction

from bot.reminders.rule import Frequency, Rule
from bot.reminders.times import words
from bot.reminders.times.days import WEEKEND, WORKING_DAY_RULE
from bot.reminders.times.frame import Frame
from bot.reminders.times.pieces import Choice, Day, Every, Part, Piece
from bot.reminders.times.results import UnreadableError
from bot.reminders.times.scanner import Found, Recogniser, pattern
from bot.reminders.times.spans import amounts_at

SHORTEST_MINUTES = 60
_EVERY = re.compile(r"(?:once )?(?:every|each)(?: single)? ")
_NAMES = {
    "hourly": Every(Frequency.HOURLY),
    "daily": Every(Frequency.DAILY),
    "everyday": Every(Frequency.DAILY),
    "weekly": Every(Frequency.WEEKLY),
    "fortnightly": Every(Frequency.WEEKLY, 2),
    "biweekly": Every(Frequency.WEEKLY, 2),
    "bi-weekly": Every(Frequency.WEEKLY, 2),
    "monthly": Every(Frequency.MONTHLY),
    "quarterly": Every(Frequency.MONTHLY, 3),
    "yearly": Every(Frequency.YEARLY),
    "annually": Every(Frequency.YEARLY),
}
_MINUTES = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60)}
_CALENDAR = {
    "day": (Frequency.DAILY, 1),
    "week": (Frequency.WEEKLY, 1),
    "fortnight": (Frequency.WEEKLY, 2),
    "month": (Frequency.MONTHLY, 1),
    "quarter": (Frequency.MONTHLY, 3),
    "year": (Frequency.YEARLY, 1),
}
_EVERY_UNIT = (
    rf"(?:(?:once )?(?:every|each|per)(?: single)?|once an?) (?:(?P<nth>other|(?!last){words.NTH}) )?"
    rf"(?P<unit>{words.UNIT})(?! (?:{words.WEEKDAY}|{words.BUSINESS}|end))"
)


def _amount(text: str, start: int, frame: Frame) -> Found | None:
    """Every so many of a unit."""
    every = _EVERY.match(text, start)
    if every is None:
        return None
    try:
        found = amounts_at(text, every.end())
        if found is None:
            return None
        amounts, end = found
        return Found((_every(amounts),), end)
    except UnreadableError as error:
        return Found((), len(text), error)


def _every(amounts: dict[str, Fraction]) -> Piece:
    if all(unit in _MINUTES for unit in amounts):
        return _elapsed(sum((amount * _MINUTES[unit] for unit, amount in amounts.items()), Fraction(0)))
    if len(amounts) > 1:
        raise UnreadableError('A repeat counts one unit. Write "every 10 days", "every 2 weeks" or "every 36 hours".')
    ((unit, amount),) = amounts.items()
    if unit not in _CALENDAR:
        raise UnreadableError('A repeat on working days comes on each of them. Write "every weekday at 9am".')
    frequency, size = _CALENDAR[unit]
    if (amount * size).denominator != 1 or amount < 1:
        raise UnreadableError('A repeat counts whole days, weeks, months or years. Write "every 36 hours", say.')
    return Every(frequency, int(amount * size))


def _elapsed(minutes: Fraction) -> Every:
    if minutes < SHORTEST_MINUTES:
        raise UnreadableError('A repeat needs at least 1 hour from one to the next. Write "every hour" or longer.')
    if minutes.denominator != 1:
        raise UnreadableError('A repeat counts whole minutes. Write "every 90 minutes", say.')
    if minutes % 60:
        return Every(Frequency.MINUTELY, int(minutes))
    return Every(Frequency.HOURLY, int(minutes // 60))


def _unit(match: re.Match[str], frame: Frame) -> Piece:
    nth = match["nth"]
    count = 1 if nth is None else 2 if nth == "other" else words.nth(nth)
    return _every({words.UNITS[match["unit"]]: Fraction(count)})


def _meaningless(match: re.Match[str], frame: Frame) -> Every:
    raise UnreadableError(
        f'"{match[0].strip()}" does not say when. Name the days: "every monday at 9am", "every 15th".'
    )


def _second_weekday(match: re.Match[str], frame: Frame) -> Choice:
    """Every other one, or the second of each month: only the writer knows."""
    day = words.weekday(match["weekday"])
    return Choice(
        (Rule(Frequency.WEEKLY, 2, weekdays=(day,)), Rule(Frequency.MONTHLY, weekdays=(day,), nth=2)),
    )


def _every_so_many(match: re.Match[str], frame: Frame) -> tuple[Piece, ...]:
    count = words.number(match["count"])
    if count.denominator != 1 or count < 1:
        raise UnreadableError('A repeat counts whole weeks. Write "every 2 weeks on monday", say.')
    rule = Rule(Frequency.WEEKLY, weekdays=(words.weekday(match["weekday"]),))
    return Every(Frequency.WEEKLY, int(count)), Day((), rule)


def _weekend(match: re.Match[str], frame: Frame) -> Choice:
    saturday, sunday = WEEKEND
    return Choice(tuple(Rule(Frequency.WEEKLY, weekdays=days) for days in ((saturday,), (sunday,), WEEKEND)))


def _endless(match: re.Match[str], frame: Frame) -> Every:
    raise UnreadableError(f'Leave "{match[0]}" out: a repeat goes on until you cancel it.')


def _exception(match: re.Match[str], frame: Frame) -> Every:
    raise UnreadableError('A repeat has no exceptions. Name the days it is for: "every mon, tue and fri at 9am".')


RECOGNISERS: tuple[Recogniser, ...] = (
    _amount,
    pattern(words.one_of(_NAMES), lambda match, frame: _NAMES[match[0]]),
    pattern(_EVERY_UNIT, _unit),
    pattern(r"(?:every|each)(?: single)?", lambda match, frame: Every()),
    pattern(r"every other", lambda match, frame: Every(None, 2)),
    pattern(r"nightly", lambda match, frame: (Every(Frequency.DAILY), Part.NIGHT)),
    pattern(
        r"(?:every|each) (?P<part>morning|afternoon|evening|night)",
        lambda match, frame: (Every(Frequency.DAILY), Part[match["part"].upper()]),
    ),
    pattern(rf"every {words.BUSINESS}", lambda match, frame: (Every(), Day((), WORKING_DAY_RULE))),
    pattern(rf"every (?:second|2nd) (?P<weekday>{words.WEEKDAY})(?!,? (?:of|in)(?: \w+)? month)", _second_weekday),
    pattern(rf"every (?P<count>{words.NUMBER}) (?P<weekday>{words.WEEKDAY})s", _every_so_many),
    pattern(r"(?:every|each|on) weekends?|weekends", _weekend),
    pattern(
        r"(?:twice|thrice|\w+ times) (?:an?|per|every|each) \w+|bi-?monthly|semi-?monthly|semi-?weekly",
        _meaningless,
    ),
    pattern(r"(?:until|till|ending) .*", _endless),
    pattern(r"(?:except|but not|excluding|unless) .*", _exception),
)
