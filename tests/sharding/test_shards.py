"""Shards as operators write them, and shared out among processes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sharding.shards import ordinal, read_shards, share_of, shown


@given(st.integers(1, 300), st.data())
def test_every_shard_is_held_by_exactly_one_process(count: int, data: st.DataObject) -> None:
    processes = data.draw(st.integers(1, count))

    shares = [share_of(process, processes, count) for process in range(processes)]

    assert sorted(number for share in shares for number in share) == list(range(count))
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@given(st.sets(st.integers(0, 200)))
def test_what_is_shown_is_read_back(shards: set[int]) -> None:
    numbers = tuple(sorted(shards))

    assert read_shards(shown(numbers)) == numbers


@pytest.mark.parametrize(("name", "number"), [("0", 0), (" 12 ", 12), ("answers-bot-3", 3), ("bot-2-0", 0)])
def test_a_process_is_known_by_its_number_or_the_name_of_its_pod(name: str, number: int) -> None:
    assert ordinal(name) == number


@pytest.mark.parametrize("name", ["", "bot", "bot3", "-1x", "1.5", "٣"])
def test_a_name_without_a_number_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="answers-bot-2"):
        ordinal(name)
