"""The parts of a message that are a question of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.segments import MOST, split
from bot.answers.text import clean


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("is outlier legit?", []),
        ("is outlier legit? how much does it pay?", ["is outlier legit?", "how much does it pay?"]),
        ("hi! i am a nurse from kenya. can i join?", ["can i join?"]),
        (
            "how much does it pay and is there an exam before that?",
            ["how much does it pay", "is there an exam before that?"],
        ),
        (
            "whats the min to cash out n can i use it in india",
            ["whats the min to cash out", "can i use it in india"],
        ),
        ("do we get a tax form here and from who", ["do we get a tax form here"]),
        (
            "i applied last week, is it normal to hear nothing",
            ["is it normal to hear nothing"],
        ),
        ("thanks! ok? bye", []),
        ("i am a nurse. i live in kenya. i like it", []),
        ("", []),
    ],
)
def test_split(message: str, parts: list[str]) -> None:
    assert split(clean(message)) == parts


def test_there_is_an_end() -> None:
    message = " ".join(f"i said thing number {n}. what is question {n}?" for n in range(20))

    found = split(clean(message))

    assert found == [f"what is question {number}?" for number in range(MOST)]


@given(st.text("is outlier legit?.,()-:;\n and how but", max_size=200))
def test_no_message_breaks_it(message: str) -> None:
    cleaned = clean(message)
    found = split(cleaned)

    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    for part in found:
        assert part.rstrip("?") in cleaned
        assert part.rstrip("?") != cleaned.rstrip("?")
