"""Reads a time as people write it. Every reading has one rule, told in docs/times.md."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from bot.reminders.times import clocks, dates, days, days_of_month, fillers, repeats, spans, zones
from bot.reminders.times.describe import describe
from bot.reminders.times.frame import Frame
from bot.reminders.times.one_shot import TOO_FAR, moments
from bot.reminders.times.pieces import Filler, InZone, Piece, Relation
from bot.reminders.times.repeating import is_repeating
from bot.reminders.times.repeating import repeats as repeats_of
from bot.reminders.times.results import Ambiguous, Moment, Reading, Refusal, Refused, Repeating, UnreadableError
from bot.reminders.times.scanner import Part, scan
from bot.reminders.times.spelling import mend
from bot.reminders.times.translation import in_english
from bot.reminders.zone_search import zones_called
from bot.reminders.zones import zone_named

LONGEST = 200
EXAMPLES = '"in 2 hours", "tomorrow 9am", "friday 17:30", "1 December", "every monday at 9am"'
RECOGNISERS = (
    *dates.RECOGNISERS,
    *repeats.RECOGNISERS,
    *days_of_month.RECOGNISERS,
    *days.RECOGNISERS,
    *clocks.RECOGNISERS,
    *spans.RECOGNISERS,
    *fillers.RECOGNISERS,
    *zones.RECOGNISERS,
)
_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "’": "'", "‘": "'"} | dict.fromkeys('“”"*`~', " "))
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}


def read(text: str, now: dt.datetime, zone: dt.tzinfo) -> Reading:
    """What the text means to somebody in the zone at that moment; nothing of the text is passed over in silence."""
    clean = _clean(text)
    frame = Frame(now.astimezone(dt.UTC).replace(microsecond=0), zone)
    if not clean:
        return Refused(Refusal.INVALID, f"Say when. For example: {EXAMPLES}.")
    if len(clean) > LONGEST:
        return Refused(Refusal.INVALID, f"That is too long for a time. Write only when, for example: {EXAMPLES}.")
    try:
        return _settled(_readings(clean, frame), zone)
    except UnreadableError as error:
        return error.refused
    except OverflowError:
        return Refused(Refusal.TOO_FAR, TOO_FAR)


def prepare() -> None:
    """Load the languages and the index of places, which no member should wait for; once."""
    for _ in in_english("mañana a las 9"):
        pass
    zones_called("nairobi")


def _clean(text: str) -> str:
    for sign, digits in _FRACTIONS.items():
        text = re.sub(rf"(?<=\d) ?{sign}", f".{digits}", text).replace(sign, f"0.{digits}")
    visible = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    plain = unicodedata.normalize("NFKC", visible).translate(_SIGNS).lower()
    plain = re.sub(r"(?<![^\W\d])([ap])\.m\b\.?", r"\1m", plain)
    plain = re.sub(r"(?<=\d)([ap])\b", r"\1m", plain)
    plain = re.sub(r"(?<=\d\d:\d\d)z\b", " z", plain)
    words = " ".join(plain.split()).rstrip(".!?, ")
    return words[1:-1].strip() if words[:1] == "(" and words[-1:] == ")" else words


def _readings(text: str, frame: Frame) -> list[Moment | Repeating | Refused]:
    """Every reading, in each of the zones that the text may mean."""
    text, parts = _understood(text, frame)
    pieces = [piece for part in parts for piece in part.pieces]
    _refuse_open_end(pieces)
    named = [piece for piece in pieces if isinstance(piece, InZone)]
    if not named:
        return _in_frame(pieces, frame)
    if len(named) > 1:
        raise UnreadableError("That names two time zones. Write one.")
    found: list[Moment | Repeating | Refused] = []
    for clock in named[0].clocks:
        places = [zone_named(clock.place)]
        if clock.offset and len(named[0].clocks) == 1 and not is_repeating(pieces):
            places.append(clock.offset)
        for place in places:
            there = frame.in_zone(place)
            found += _in_frame([piece for part in scan(text, there, RECOGNISERS) for piece in part.pieces], there)
    return found


def _understood(text: str, frame: Frame) -> tuple[str, list[Part]]:
    """The text, mended if need be, and its parts; `UnreadableError` that quotes what nobody understands."""
    parts = scan(text, frame, RECOGNISERS)
    if all(part.pieces for part in parts):
        return text, parts
    mended = mend(text)
    again = scan(mended, frame, RECOGNISERS) if mended != text else parts
    if all(part.pieces for part in again):
        return mended, again
    for english in in_english(text):
        translated = scan(english, frame, RECOGNISERS)
        if translated and all(part.pieces for part in translated):
            return english, translated
    raise UnreadableError(_not_understood(parts))


def _not_understood(parts: Sequence[Part]) -> str:
    places = [place for place, part in enumerate(parts) if not part.pieces]
    strange = " ".join(part.text for part in parts[places[0] : places[-1] + 1])
    known = " ".join(part.text for part in parts[: places[0]] if part.pieces)
    if not any(not isinstance(piece, Filler) for part in parts for piece in part.pieces):
        return f'"{strange}" is not a time that I can read. Write for example: {EXAMPLES}.'
    if known:
        return f'I understand "{known}", but not "{strange}". Write only the time here.'
    return f'I do not understand "{strange}". Write only the time here, for example: {EXAMPLES}.'


def _refuse_open_end(pieces: Sequence[Piece]) -> None:
    if not pieces or pieces[-1] is Filler.LEADING or isinstance(pieces[-1], Relation):
        raise UnreadableError(f"The end is missing. Write for example: {EXAMPLES}.")


def _in_frame(pieces: Sequence[Piece], frame: Frame) -> list[Moment | Repeating | Refused]:
    content = [piece for piece in pieces if not isinstance(piece, Filler | InZone)]
    if not content:
        raise UnreadableError(f"Say when. For example: {EXAMPLES}.")
    if is_repeating(content):
        return [*repeats_of(content, frame)]
    return [*moments(content, frame)]


def _settled(readings: Sequence[Moment | Repeating | Refused], zone: dt.tzinfo) -> Reading:
    """The one reading that can be meant, or all that can."""
    found = {describe(reading, zone): reading for reading in readings if not isinstance(reading, Refused)}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        soonest = sorted(found.items(), key=lambda item: item[1].due)
        choices = ", or ".join(text for text, _ in soonest)
        return Ambiguous(tuple(reading for _, reading in soonest), f"That can mean {choices}. Write which one.")
    return next(reading for reading in readings if isinstance(reading, Refused))
