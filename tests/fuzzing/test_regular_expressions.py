"""No regular expression of the bot can be held up by a text as long as any it is given."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot.answers import corrections, reactions
from bot.listings.importing import pay
from bot.reminders.times import reading
from tests.fuzzing.attacks import attacks
from tests.fuzzing.expressions import Expression, all_expressions
from tests.fuzzing.judging import PATIENCE

LONGEST = 4_000
"""Characters: the longest message, form or argument that Discord takes."""
SHORTER = {
    "bot/reminders/times/": reading.LONGEST,
    "bot/listings/importing/pay.py": pay._LONGEST,
    "bot/answers/corrections.py": corrections.LONGEST,
    "bot/answers/reactions.py": reactions.LONGEST,
}
"""Files that look at no longer texts."""
WHOLE = ("bot/open_dataset/statements.py",)
"""Files whose expressions are handed on, and only tried on whole texts."""
TIMES = (12, 16, 20, 24, 28, 32, 36, 40, 48, 120, 300, 750, 1_900, LONGEST)
"""So often a piece is repeated: close together at first, since an expression may take exponentially long."""
AGAIN = 3
HOPELESS = 10 * PATIENCE


def held_up(pattern: str, flags: int = 0, *, anchored: bool = False, longest: int = LONGEST) -> str | None:
    """How an expression is held up, None where nothing that we can think of does."""
    compiled = re.compile(pattern, flags)
    anywhere = () if anchored else (compiled.search,)
    for before, eaten, end in sorted(attacks(pattern, flags)):
        for find in (*anywhere, compiled.fullmatch):
            for times in sorted({min(times, longest // len(eaten)) for times in TIMES}):
                text = (before + eaten * times)[:longest] + end
                if (taken := _time(find, text)) > PATIENCE:
                    return f"{taken:.2f} s for {before!r} + {eaten!r} * {times} + {end!r}"
    return None


def test_none_can_be_held_up() -> None:
    expressions = all_expressions()

    assert len(expressions) > 200
    slow = {f"{one.file}: {one.pattern}": _held_up(one) for one in expressions}
    assert {name: how for name, how in slow.items() if how} == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$", r"(a|aa)+b", r"(\w+\s?)*:", r"\s+\s+$", r"not (?:\S+\s?){1,3}$", r"^(.*?,){11}P", r"(?:x[a-z]*)*y",
        r"a*a*a*a*b",
    ],
)  # fmt: skip
def test_one_that_can_is_found(pattern: str) -> None:
    assert held_up(pattern)


@pytest.mark.parametrize("pattern", [r"(?<!a)a+b", r"[^\n]{1,300}\]", r"\bfoo\b", r"a(?=b*c)", r"\s*+:"])
def test_one_that_cannot_is_not(pattern: str) -> None:
    assert held_up(pattern) is None
    assert held_up(r"a+b", anchored=True) is None


def _held_up(one: Expression) -> str | None:
    longest = next((most for file, most in SHORTER.items() if one.file.startswith(file)), LONGEST)
    return held_up(one.pattern, one.flags, anchored=one.anchored or one.file in WHOLE, longest=longest)


def _time(find: Callable[[str], Any], text: str) -> float:
    """Seconds of CPU time, the least of some tries where it seems a little too long."""
    taken = PATIENCE + 1
    for _ in range(AGAIN):
        begun = time.thread_time()
        find(text)
        taken = min(taken, time.thread_time() - begun)
        if not PATIENCE < taken < HOPELESS:
            break
    return taken
