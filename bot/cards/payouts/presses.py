"""What the buttons and the form of `/payout` mean: the whole request, so that they work after a restart."""

import dataclasses
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from bot.cards.custom_ids import Press, encode
from bot.payouts.request import Request


@dataclass(frozen=True, slots=True)
class PayoutPress(Press):
    """A request as texts, the dates in the form 2026-03-15."""

    platform: str
    role: str = ""
    hours: str = ""
    completed_on: str = ""
    invoice_on: str = ""
    weekly_hours: str = ""
    weeks: str = ""

    def request(self) -> Request:
        """The request that it stands for."""
        fields = {field.name: getattr(self, field.name) or None for field in dataclasses.fields(self)}
        return Request(**fields)


@dataclass(frozen=True, slots=True)
class ShowPayout(PayoutPress):
    """Show this estimate to whoever pressed."""

    kind: ClassVar[str] = "pay_show"


@dataclass(frozen=True, slots=True)
class SharePayout(PayoutPress):
    """Show this estimate to everybody in the channel."""

    kind: ClassVar[str] = "pay_share"


@dataclass(frozen=True, slots=True)
class ChangeHours(PayoutPress):
    """Open the form for other hours."""

    kind: ClassVar[str] = "pay_hours"


@dataclass(frozen=True, slots=True)
class ChangedHours(PayoutPress):
    """The form for other hours, sent."""

    kind: ClassVar[str] = "pay_changed"


P = TypeVar("P", bound=PayoutPress)


def press_for(kind: type[P], request: Request, **changed: str) -> P | None:
    """A press with this request, None where it does not fit into a custom id."""
    texts = {field.name: _text(getattr(request, field.name)) for field in dataclasses.fields(request)}
    press = kind(**(texts | changed))
    try:
        encode(press)
    except ValueError:
        return None
    return press


def _text(given: object) -> str:
    return "" if given is None else str(given)
