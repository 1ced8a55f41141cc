"""The desk remembers what it was asked, until another engine lies on it."""

import pytest

from bot import desk as desks
from bot import engine
from bot.answers.results import Answer, Mode
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge


@pytest.fixture
def desk(small_knowledge: Knowledge) -> Desk:
    return Desk(engine.build(small_knowledge, lambda _: None, vectors=False))


def test_the_same_question_is_answered_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.ask(("is alignerr legit",), Mode.DIRECT)
    assert isinstance(first, Answer)
    monkeypatch.setattr(type(desk.answerer), "ask", lambda *_: pytest.fail("asked again"))

    assert desk.ask(("is alignerr legit",), Mode.DIRECT) is first


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
    first = desk.ask(("is alignerr legit",), Mode.DIRECT)

    assert desk.ask(turns, mode, platform) is not first


def test_another_engine_is_asked_anew(desk: Desk) -> None:
    first = desk.ask(("is alignerr legit",), Mode.DIRECT)
    desk.lay_down(desk.answerer)

    assert desk.ask(("is alignerr legit",), Mode.DIRECT) is not first


def test_only_so_many_are_kept_and_the_oldest_goes_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "REMEMBERED", 2)
    first, second = (desk.ask((question,), Mode.DIRECT) for question in ("is alignerr legit", "alignerr pay"))
    assert desk.ask(("is alignerr legit",), Mode.DIRECT) is first
    desk.ask(("alignerr exam",), Mode.DIRECT)

    assert desk.ask(("is alignerr legit",), Mode.DIRECT) is first
    assert desk.ask(("alignerr pay",), Mode.DIRECT) is not second
