"""A part of the shipped knowledge, small enough to learn from in a second."""

from dataclasses import replace

import pytest

from bot.knowledge.knowledge import Knowledge


@pytest.fixture(scope="session")
def small_knowledge(shipped_knowledge: Knowledge) -> Knowledge:
    """The answers of one platform."""
    entries = [replace(entry, related=()) for entry in shipped_knowledge.entries if entry.platform == "alignerr"]
    return replace(shipped_knowledge, entries=tuple(entries), version="alignerr-only")
