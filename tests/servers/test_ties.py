"""Which pairs of entries are worth a moderator's look."""

import pytest

from bot.servers.ties import Tie, near_ties


@pytest.mark.parametrize(
    ("picks", "expected"),
    [
        ({}, ()),
        ({("a", "b"): 4}, ()),
        ({("a", "b"): 40}, ()),
        ({("a", "b"): 40, ("b", "a"): 5}, ()),
        ({("a", "b"): 2, ("b", "a"): 2}, ()),
        ({("a", "b"): 3, ("b", "a"): 2}, (Tie("a", "b", 3, 2),)),
        ({("a", "b"): 2, ("b", "a"): 4}, (Tie("b", "a", 4, 2),)),
        ({("a", "b"): 5, ("b", "a"): 5}, (Tie("a", "b", 5, 5),)),
        (
            {("a", "b"): 3, ("b", "a"): 2, ("c", "d"): 6, ("d", "c"): 3},
            (Tie("c", "d", 6, 3), Tie("a", "b", 3, 2)),
        ),
    ],
)
def test_near_ties(picks: dict[tuple[str, str], int], expected: tuple[Tie, ...]) -> None:
    assert near_ties(picks) == expected
