"""Building a large engine in a thread, and letting go of the one before it, without stopping everybody else.

Whatever keeps the interpreter's lock for long stops the event loop, whichever thread it runs in. The garbage collector
does, which walks over the hundred thousands of objects of an engine; and so does the end of an engine, whose objects
all go at once. `python -m benchmarks --only reloading` measures both.
"""

import gc
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.spare_memory import give_back


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of garbage while the block runs."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def quietly() -> Iterator[None]:
    """No collection of garbage while the block runs; what it made is never looked through later either."""
    with uncollected():
        try:
            yield
        finally:
            # An engine holds no cycles, so it goes when nobody refers to it any more.
            gc.freeze()


def let_go(held: list[Any]) -> None:
    """Empty the list, and let its objects and all that hangs on them end one by one, from the top."""
    ahead: deque[Any] = deque(held)
    held.clear()
    seen = set(map(id, ahead))
    parts: deque[Any] = deque()
    while ahead:
        parts.append(ahead.popleft())
        for inner in _inner(parts[-1]):
            if id(inner) not in seen:
                seen.add(id(inner))
                ahead.append(inner)
    while parts:
        parts.popleft()
    give_back()


def _inner(whole: object) -> Iterator[object]:
    """What an object of ours, or a plain container, refers to."""
    for part in gc.get_referents(whole):
        kind = type(part)
        if kind in (dict, list, tuple, set, frozenset) or (kind.__module__ or "").startswith("bot."):
            yield part
