"""Some thousand mutated inputs, the same ones each time; `make fuzz` tries a million."""

import gc
import random
from itertools import islice

import pytest

from tests.fuzzing.judging import Judge, TooSlowError
from tests.fuzzing.mutating import LONGEST, mutations, seeds
from tests.fuzzing.targets import TARGETS

INPUTS = 8_000


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_or_holds_up_a_reader(name: str) -> None:
    judge, known = Judge(TARGETS[name].prepare()), seeds(name)
    gc.freeze()
    try:
        for data in (*known, *islice(mutations(random.Random(name), known), round(INPUTS * TARGETS[name].share))):
            judge(data)
    finally:
        gc.unfreeze()


def test_the_shares_are_of_one_whole_and_every_target_has_seeds() -> None:
    assert sum(target.share for target in TARGETS.values()) == pytest.approx(1)
    assert all(len(seeds(name)) >= 5 and max(map(len, seeds(name))) <= LONGEST for name in TARGETS)


def test_what_breaks_or_holds_up_is_noticed() -> None:
    def slow(data: bytes) -> None:
        sum(range(10_000_000))

    def broken(data: bytes) -> None:
        raise ZeroDivisionError

    with pytest.raises(TooSlowError):
        Judge(slow)(b"x")
    with pytest.raises(ZeroDivisionError):
        Judge(broken)(b"x")
