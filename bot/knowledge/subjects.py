"""The fixed subjects on which platforms are described side by side."""

from enum import StrEnum


class Subject(StrEnum):
    """What a row of a comparison is about, in the order in which members ask."""

    PAY = "pay"
    PAYMENT = "payment"
    SPEED = "speed"
    COUNTRIES = "countries"
    CREDENTIALS = "credentials"
    STYLE = "style"
    SUPPORT = "support"
    GROWTH = "growth"
    ENTRY = "entry"
    WORK = "work"

    @property
    def label(self) -> str:
        """What members read."""
        return _LABELS.get(self, self.value.capitalize())


_LABELS = {
    Subject.PAYMENT: "Payout",
    Subject.SPEED: "Hiring speed",
    Subject.STYLE: "Work style",
    Subject.ENTRY: "Getting in",
}
