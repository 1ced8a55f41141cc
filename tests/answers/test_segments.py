"""The parts of a message that may be a question of their own."""

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
        ("hi! i am a nurse from kenya. can i join?", ["can i join?", "i am a nurse from kenya"]),
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
            ["is it normal to hear nothing", "i applied last week"],
        ),
        ("thanks! ok? bye", []),
        ("", []),
    ],
)
def test_split(message: str, parts: list[str]) -> None:
    found = [part.text for part in split(clean(message))]
    assert [part for part in found if part in parts] == parts
    assert len(found) == len(parts)


def test_questions_come_first_and_there_is_an_end() -> None:
    message = " ".join(f"i said thing number {n}. what is question {n}?" for n in range(20))

    found = split(clean(message))

    assert len(found) == MOST
    assert all(part.asks for part in found)


@given(st.text("is outlier legit?.,()-:;\n and how but", max_size=200))
def test_no_message_breaks_it(message: str) -> None:
    cleaned = clean(message)
    found = split(cleaned)

    assert len(found) <= MOST
    assert [part.asks for part in found] == sorted((part.asks for part in found), reverse=True)
    assert len({part.text for part in found}) == len(found)
    for part in found:
        assert part.text.rstrip("?") in cleaned
        assert part.text.rstrip("?") != cleaned.rstrip("?")
