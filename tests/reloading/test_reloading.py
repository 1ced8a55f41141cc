"""The knowledge folder changes while the bot runs: by an editor, by git, by a slip."""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import engine
from bot.answers.answerer import Answerer
from bot.answers.reloads import Broken, Live, Reload, Unchanged
from bot.answers.results import Answer
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.reloading.asking import Haste
from bot.reloading.reloader import Reloader
from bot.reloading.watcher import watching
from tests import tiny
from tests.conftest import NOON, StoppedClock
from tests.tiny import LEGIT, PAY

IN_TIME = 2.0
"""Seconds within which a change is in use."""
PATIENCE = 60.0
"""What a busy machine may take before a test gives up."""


@dataclass
class Room:
    """A folder, the desk over it, and what was told."""

    root: Path
    desk: Desk
    reloader: Reloader
    told: list[Reload] = field(default_factory=list)

    def answer(self, question: str) -> str:
        result = self.desk.answerer.ask((question,))
        return result.body if isinstance(result, Answer) else ""

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text)

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        async with watching(self.root, self.reloader.reload):
            # The watch begins in a thread of its own.
            await asyncio.sleep(0.3)
            yield


@pytest.fixture
def room(tmp_path: Path, clock: StoppedClock) -> Room:
    root = tiny.write(tmp_path / "knowledge")
    knowledge = load(root, NOON.date()).knowledge
    assert knowledge is not None
    desk = Desk(engine.build(knowledge, lambda _: None, vectors=False))
    made = Room(root, desk, Reloader(root, desk, clock))

    async def hear(reload: Reload) -> None:
        made.told.append(reload)

    made.reloader.tell(hear)
    return made


async def until(condition: Callable[[], bool]) -> float:
    """Wait for something; how many seconds it took."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < PATIENCE, "it never happened"
        await asyncio.sleep(0.02)
    return time.monotonic() - begun


def new_answer(text: str) -> str:
    return tiny.FILES[LEGIT].replace("Yes. {{ operator }} runs it.", text)


async def test_an_edit_on_disk_is_in_use_within_two_seconds(room: Room) -> None:
    async with room.watched():
        room.write(LEGIT, new_answer("Yes, quite."))
        took = await until(lambda: room.answer("is acme legit") == "Yes, quite.")
    assert took < IN_TIME
    (live,) = room.told
    assert isinstance(live, Live)
    assert not live.mended


async def test_a_bad_edit_keeps_the_last_good_answer_and_is_told_once_until_it_is_mended(room: Room) -> None:
    async with room.watched():
        room.write(LEGIT, new_answer("It pays {{ pay.nothing }}."))
        await until(lambda: bool(room.told))
        assert isinstance(room.told[0], Broken)
        assert str(room.told[0].problems[0]).startswith(f"{LEGIT}:16: ")
        assert room.answer("is acme legit") == "Yes. Acme Inc. runs it."
        assert room.reloader.errors

        room.write(PAY, tiny.FILES[PAY] + "\nMore.\n")
        await asyncio.sleep(0.8)
        assert len(room.told) == 1
        assert "More" not in room.answer("how much does acme pay")

        room.write(LEGIT, tiny.FILES[LEGIT])
        await until(lambda: len(room.told) == 2)
    assert isinstance(room.told[1], Live)
    assert room.told[1].mended
    assert room.reloader.errors == ()
    assert "More." in room.answer("how much does acme pay")


async def test_a_mended_file_with_nothing_else_new_is_told_too(room: Room) -> None:
    room.write(LEGIT, "")
    assert isinstance(await room.reloader.reload(), Broken)
    room.write(LEGIT, tiny.FILES[LEGIT])
    mended = await room.reloader.reload()
    assert isinstance(mended, Live)
    assert mended.mended
    assert await room.reloader.reload() == Unchanged()


async def test_a_file_that_is_still_being_written_is_waited_for(room: Room) -> None:
    async with room.watched():
        text = new_answer("Yes, at last.").encode()
        with (room.root / LEGIT).open("wb", buffering=0) as file:
            for start in range(0, len(text), 60):
                file.write(text[start : start + 60])
                await asyncio.sleep(0.1)
        await until(lambda: room.answer("is acme legit") == "Yes, at last.")
    assert all(isinstance(reload, Live) for reload in room.told)


async def test_what_editors_leave_beside_a_file_is_no_knowledge(room: Room) -> None:
    async with room.watched():
        for name in (".legit.md.swp", "legit.md~", "#legit.md#", ".#legit.md", ".legit.md.1a2b3c4d", "legit.md.tmp"):
            room.write(f"faq/acme/{name}", "half of som")
        await asyncio.sleep(1.0)
        assert room.told == []
        # An editor that saves by renaming, as vim and the bot itself do.
        room.write("faq/acme/.legit.md.new", new_answer("Yes, renamed."))
        os.replace(room.root / "faq/acme/.legit.md.new", room.root / LEGIT)
        await until(lambda: room.answer("is acme legit") == "Yes, renamed.")


async def test_renamed_and_deleted_entries_are_followed(room: Room) -> None:
    async with room.watched():
        legit = tiny.FILES[LEGIT].replace("related:\n  - acme/pay\n", "")
        room.write(LEGIT, legit)
        (room.root / PAY).unlink()
        await until(lambda: "acme/pay" not in room.desk.knowledge.by_id or _made(room, "acme/pay"))
        (room.root / LEGIT).rename(room.root / "faq/acme/trust.md")
        await until(lambda: "acme/trust" in room.desk.knowledge.by_id)
        assert "acme/legit" not in room.desk.knowledge.by_id


def _made(room: Room, entry: str) -> bool:
    """Whether an entry is made from the platform file, since nobody wrote one."""
    return room.desk.knowledge.by_id[entry].generated


async def test_a_pull_of_many_files_goes_live_as_a_whole(room: Room, tmp_path: Path) -> None:
    def git(folder: Path, *arguments: str) -> None:
        identity = ("-c", "user.name=Ops", "-c", "user.email=ops@example.org")
        subprocess.run(("git", *identity, *arguments), cwd=folder, capture_output=True, check=True)

    git(room.root, "init", "--quiet", "--initial-branch=main")
    git(room.root, "add", ".")
    git(room.root, "commit", "--quiet", "--message=start")
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(room.root), str(other))
    (other / LEGIT).write_text(new_answer("Yes, pulled."))
    (other / PAY).write_text(tiny.FILES[PAY].replace("Coders get", "Pulled: coders get"))
    for number in range(40):
        name = f"thing{number}"
        text = tiny.FILES[PAY].replace("How much does Acme pay", f"What is {name}").replace("how much does", name)
        (other / f"faq/acme/{name}.md").write_text(text.replace("acme hourly rate", f"tell me of {name}"))
    git(other, "add", ".")
    git(other, "commit", "--quiet", "--message=more")
    seen: set[tuple[bool, bool, int]] = set()

    async with room.watched():
        git(room.root, "pull", "--quiet", str(other), "main")
        begun = time.monotonic()
        while room.answer("is acme legit") != "Yes, pulled.":
            assert time.monotonic() - begun < PATIENCE
            known = room.desk.knowledge
            seen.add(
                (
                    "pulled" in str(known.by_id["acme/legit"]),
                    "Pulled" in known.by_id["acme/pay"].body,
                    len(known.entries),
                )
            )
            await asyncio.sleep(0.01)
    # Until it was all there, nothing of it was.
    assert len(seen) == 1
    assert len(room.desk.knowledge.entries) == 40 + next(iter(seen))[2]
    assert all(isinstance(reload, Live) for reload in room.told)


async def test_another_folder_in_its_place_is_noticed(room: Room, tmp_path: Path) -> None:
    # A deployment that keeps releases side by side and turns a link.
    link = tmp_path / "current"
    link.symlink_to(room.root)
    reloader = Reloader(link, room.desk, lambda: NOON)
    async with watching(link, reloader.reload):
        await asyncio.sleep(0.3)
        tiny.write(tmp_path / "release-2", {LEGIT: new_answer("Yes, released.")})
        os.symlink(tmp_path / "release-2", tmp_path / "next")
        os.replace(tmp_path / "next", link)
        await until(lambda: room.answer("is acme legit") == "Yes, released.")
        (tmp_path / "release-2" / LEGIT).write_text(new_answer("Yes, and watched."))
        await until(lambda: room.answer("is acme legit") == "Yes, and watched.")


async def test_a_folder_that_is_gone_for_a_while_comes_back(room: Room, tmp_path: Path) -> None:
    async with room.watched():
        shutil.move(room.root, tmp_path / "away")
        await until(lambda: bool(room.reloader.errors))
        assert room.answer("is acme legit") == "Yes. Acme Inc. runs it."
        tiny.write(room.root, {LEGIT: new_answer("Yes, back.")})
        await until(lambda: room.answer("is acme legit") == "Yes, back.")


async def test_the_moderators_hear_of_tests_that_turn_before_it_goes_live(room: Room) -> None:
    tests = "tests:\n  - ask: is acme legit\n    reach: acme/legit\n"
    room.write("tests.yaml", tests)
    await room.reloader.reload()
    live_when_told: list[str] = []

    async def hear(_: Reload) -> None:
        live_when_told.append(room.answer("is acme legit"))

    room.reloader.tell(hear)
    moved = tiny.FILES[PAY].replace("  - acme hourly rate\n", "  - acme hourly rate\n  - is acme legit\n")
    room.write(PAY, moved)
    room.write(
        LEGIT, tiny.FILES[LEGIT].replace("  - is acme legit\n", "").replace("question: Is Acme legit?", "question: A?")
    )

    live = await room.reloader.reload()

    assert isinstance(live, Live)
    (turned,) = live.turned
    assert turned.is_worse
    assert (turned.before.answered, turned.after.answered) == ("acme/legit", "acme/pay")
    assert live_when_told == ["Yes. Acme Inc. runs it."]


async def test_questions_that_were_not_asked_in_time_are_asked_afterwards_and_told_too(
    tmp_path: Path, clock: StoppedClock
) -> None:
    tests = "tests:\n  - ask: is acme legit\n    reach: acme/legit\n  - ask: acme hourly rate\n    reach: acme/pay\n"
    root = tiny.write(tmp_path / "knowledge", {"tests.yaml": tests})
    knowledge = load(root, NOON.date()).knowledge
    assert knowledge is not None
    desk = Desk(engine.build(knowledge, lambda _: None, vectors=False))
    reloader = Reloader(root, desk, clock, haste=Haste(live_within=-1.0, at_least=-1.0))
    told: list[Reload] = []

    async def hear(reload: Reload) -> None:
        told.append(reload)

    reloader.tell(hear)
    assert await reloader.reload() == Unchanged()
    await until(lambda: len(desk.outcomes) == 2)
    taken = tiny.FILES[PAY].replace("  - acme hourly rate\n", "").replace("  - how much does acme pay", "  - salary")
    (root / PAY).write_text(taken.replace("How much does Acme pay?", "Salary?"))

    live = await reloader.reload()

    assert isinstance(live, Live)
    assert live.turned == ()
    await until(lambda: len(told) == 2)
    late = told[1]
    assert isinstance(late, Live)
    assert [(one.expected.ask, one.is_worse) for one in late.turned] == [("acme hourly rate", True)]


def test_an_engine_over_another_knowledge_answers_as_one_built_anew(tmp_path: Path) -> None:
    root = tiny.write(tmp_path)
    before = load(root, NOON.date()).knowledge
    assert before is not None
    changes = [
        {LEGIT: new_answer("Yes.").replace("can i trust acme", "acme any good")},
        tiny.edited(tiny.ACME, "  - acme ai", "  - acne"),
        tiny.edited(tiny.VOCABULARY, "  u: you", "  u: you\n  lgt: legit"),
    ]
    old = engine.build(before, lambda _: None, vectors=False)
    for change in changes:
        tiny.write(root, change)
        knowledge = load(root, NOON.date()).knowledge
        assert knowledge is not None
        new, fresh = old.over(knowledge), engine.build(knowledge, lambda _: None, vectors=False)
        assert _all_answers(new) == _all_answers(fresh)


def _all_answers(answerer: Answerer) -> list[object]:
    questions = (
        "is acme legit",
        "can i trust acme",
        "acme any good",
        "acne legit",
        "acme lgt",
        "bolt work legit",
        "hi",
    )
    return [answerer.ask((question,)) for question in questions]
