"""What the buttons and menus of listings mean; the filter is written into them, so that they work after a restart."""

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from bot.cards.custom_ids import Press, encode
from bot.listings.compact import read, written
from bot.listings.wanted import Wanted


@dataclass(frozen=True, slots=True)
class ListingsPress(Press):
    """A page of a search; `filter` is as `bot.listings.compact` writes it."""

    page: int = 0
    filter: str = ""

    def wanted(self) -> Wanted | None:
        """What is looked for, None where an older version wrote it in another way."""
        return read(self.filter)


@dataclass(frozen=True, slots=True)
class ShowListings(ListingsPress):
    """Show this page to whoever pressed."""

    kind: ClassVar[str] = "jobs"


@dataclass(frozen=True, slots=True)
class ShareListings(ListingsPress):
    """Show this page to everybody in the channel."""

    kind: ClassVar[str] = "jobs_share"


@dataclass(frozen=True, slots=True)
class SetAlert(ListingsPress):
    """Tell whoever pressed of new listings that fit this search."""

    kind: ClassVar[str] = "jobs_alert"


@dataclass(frozen=True, slots=True)
class ListingsOf(Press):
    """A menu of platforms, each of which may have listings or a page that does."""

    kind: ClassVar[str] = "jobs_of"


@dataclass(frozen=True, slots=True)
class MyAlerts(Press):
    """Show whoever pressed their alerts."""

    kind: ClassVar[str] = "alerts"


@dataclass(frozen=True, slots=True)
class RemoveAlert(Press):
    """Forget one alert of whoever pressed."""

    kind: ClassVar[str] = "alert_off"
    alert: int


@dataclass(frozen=True, slots=True)
class AlertsOff(Press):
    """Forget all alerts of whoever pressed; in a digest, `claim` is the second in which it was claimed."""

    kind: ClassVar[str] = "alerts_off"
    claim: int = 0


@dataclass(frozen=True, slots=True)
class AlertsOn(Press):
    """End the pause of whoever pressed."""

    kind: ClassVar[str] = "alerts_on"


P = TypeVar("P", bound=ListingsPress)


def press_for(kind: type[P], wanted: Wanted, page: int = 0) -> P | None:
    """A press with this search, None where it does not fit into a custom id."""
    press = kind(page, written(wanted))
    try:
        encode(press)
    except ValueError:
        return None
    return press
