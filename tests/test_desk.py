"""The desk remembers what it was asked, until another engine lies on it."""

import pytest

from bot import desk as desks
from bot import engine
from bot.answers.results import Answer, Mode, Result
from bot.desk import Desk, Put
from bot.knowledge.knowledge import Knowledge


@pytest.fixture
def desk(small_knowledge: Knowledge) -> Desk:
    return Desk(engine.build(small_knowledge, lambda _: None, vectors=False))


def ask(desk: Desk, turns: tuple[str, ...], mode: Mode = Mode.DIRECT, platform: str | None = None) -> Result:
    """As the reception does: from memory, or anew and kept."""
    put = Put(turns, mode, platform)
    known = desk.recall(put)
    if known is None:
        known = put.to(desk.answerer)
        desk.remember(put, known, desk.answerer)
    return known


def test_the_same_question_is_answered_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(desk, ("is alignerr legit",), Mode.DIRECT)
    assert isinstance(first, Answer)
    monkeypatch.setattr(type(desk.answerer), "ask", lambda *_: pytest.fail("asked again"))

    assert ask(desk, ("is alignerr legit",), Mode.DIRECT) is first


@pytest.mark.parametrize(
    ("turns", "mode", "platform"),
    [
        (("is alignerr legit", "is alignerr legit"), Mode.DIRECT, None),
        (("is alignerr legit ",), Mode.DIRECT, None),
        (("is alignerr legit",), Mode.DIRECT, "alignerr"),
        (("is alignerr legit",), Mode.PASSIVE, None),
    ],
)
def test_another_question_place_or_mode_is_another(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, turns: tuple[str, ...], mode: Mode, platform: str | None
) -> None:
    first = ask(desk, ("is alignerr legit",), Mode.DIRECT)

    assert ask(desk, turns, mode, platform) is not first


def test_another_engine_is_asked_anew(desk: Desk) -> None:
    first = ask(desk, ("is alignerr legit",), Mode.DIRECT)
    desk.lay_down(desk.answerer)

    assert ask(desk, ("is alignerr legit",), Mode.DIRECT) is not first


def test_what_another_engine_said_meanwhile_is_not_kept(desk: Desk) -> None:
    put = Put(("is alignerr legit",))
    before = desk.answerer
    desk.lay_down(before.over(before.knowledge))
    desk.remember(put, put.to(before), before)

    assert desk.recall(put) is None


def test_only_so_many_are_kept_and_the_oldest_goes_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "REMEMBERED", 2)
    first, second = (ask(desk, (question,), Mode.DIRECT) for question in ("is alignerr legit", "alignerr pay"))
    assert ask(desk, ("is alignerr legit",), Mode.DIRECT) is first
    ask(desk, ("alignerr exam",), Mode.DIRECT)

    assert ask(desk, ("is alignerr legit",), Mode.DIRECT) is first
    assert ask(desk, ("alignerr pay",), Mode.DIRECT) is not second
