import datetime as dt

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.payouts.estimator import Estimator
from bot.payouts.request import Request
from bot.payouts.results import Estimate, Refusal
from tests.conftest import NOON

TODAY = NOON.date()


class Asking:
    """Puts requests to the shipped knowledge on 23 November 2026."""

    def __init__(self, estimator: Estimator, today: dt.date = TODAY) -> None:
        self.estimator = estimator
        self.today = today

    def __call__(
        self, platform: object = "sme-careers", role: object = None, hours: object = None, **more: object
    ) -> Estimate | Refusal:
        return self.estimator.estimate(Request(platform, role, hours, **more), self.today)

    def estimate(self, *given: object, **more: object) -> Estimate:
        """An estimate, nothing else."""
        found = self(*given, **more)
        assert isinstance(found, Estimate), found
        return found

    def on(self, today: dt.date) -> "Asking":
        """The same on another day."""
        return Asking(self.estimator, today)


@pytest.fixture(scope="session")
def ask(shipped_knowledge: Knowledge) -> Asking:
    return Asking(Estimator(shipped_knowledge.platforms))
