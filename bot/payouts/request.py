"""What somebody asks for, as it was written; the estimator judges it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """Role and hours, or dates, or both. Hours are a total, or hours a week with a number of weeks.

    Every field holds what was written, text or number, None where nothing was.
    """

    platform: object
    role: object = None
    hours: object = None
    weekly_hours: object = None
    weeks: object = None
    completed_on: object = None
    invoice_on: object = None
