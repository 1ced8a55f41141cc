"""The scam check over the shipped knowledge."""

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.scams.checker import Checker


@pytest.fixture(scope="session")
def checker(shipped_knowledge: Knowledge) -> Checker:
    """The scam check as it ships."""
    return Checker(shipped_knowledge)
