"""From a moderator's edit to the disk, git and the audit log, and back."""

import subprocess
from pathlib import Path

import pytest

from bot.knowledge.editing.entry_change import EntryChange, changed, with_phrasing
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.editing.new_entry import NewEntry
from bot.knowledge.topics import Topic
from bot.publishing.folder import Conflict
from bot.publishing.git import Committed, NotCommitted, Obstacle
from bot.publishing.publisher import Moderator, NothingToUndo, Publisher, Refused, Saved
from bot.storage.edits import EditRepository
from bot.storage.engine import Database
from tests import tiny
from tests.conftest import NOON, StoppedClock
from tests.tiny import LEGIT, PAY

MORGAN = Moderator(7, "Morgan", 1)
NOOR = Moderator(8, "Noor", 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tiny.write(tmp_path / "knowledge")


@pytest.fixture
def publisher(root: Path, database: Database, clock: StoppedClock) -> Publisher:
    return Publisher(root, EditRepository(database, clock), clock)


def reworded(root: Path, answer: str, file: str = LEGIT) -> FolderEdit:
    before = (root / file).read_bytes()
    after = changed(before, EntryChange(answer=answer), file)
    assert isinstance(after, bytes)
    return one(file, before, after)


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ops", "-c", "user.email=ops@example.org")
    done = subprocess.run(("git", *identity, *arguments), cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def contents(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*.*") if ".git" not in path.parts}


def one(file: str, before: bytes | None, after: bytes | None) -> FolderEdit:
    return FolderEdit((FileEdit(file, before, after),))


async def test_an_edit_is_saved_and_remembered_and_its_undo_gives_the_same_bytes(
    publisher: Publisher, root: Path
) -> None:
    before = (root / LEGIT).read_bytes()
    edit = reworded(root, "Yes, it is.")

    saved = await publisher.save(edit, MORGAN, "Reword acme/legit")

    assert isinstance(saved, Saved)
    assert saved.git == NotCommitted(Obstacle.NO_CHECKOUT)
    assert (root / LEGIT).read_bytes() == edit.contents[LEGIT]
    (kept,) = await publisher.edits.newest()
    assert (kept.id, kept.moderator_id, kept.guild_id, kept.saved_at) == (saved.number, MORGAN.id, 1, NOON)
    assert (kept.edit, kept.summary, kept.undone) == (edit, "Reword acme/legit", False)
    assert "+Yes, it is." in kept.edit.edits[0].diff

    undone = await publisher.undo(kept.id, NOOR)

    assert isinstance(undone, Saved)
    assert (root / LEGIT).read_bytes() == before
    newest, first = await publisher.edits.newest()
    assert (newest.moderator_id, newest.undoes, first.undone) == (NOOR.id, kept.id, True)
    assert await publisher.undo(kept.id, NOOR) == NothingToUndo()
    # Taking back the undo brings the edit back.
    assert isinstance(await publisher.undo(newest.id, MORGAN), Saved)
    assert (root / LEGIT).read_bytes() == edit.contents[LEGIT]


async def test_an_edit_that_would_break_the_knowledge_is_not_written(publisher: Publisher, root: Path) -> None:
    before = (root / LEGIT).read_bytes()

    refused = await publisher.save(reworded(root, "It pays {{ pay.nothing }}."), MORGAN, "Reword")

    assert isinstance(refused, Refused)
    assert [(problem.file, problem.line) for problem in refused.problems] == [(LEGIT, 16)]
    assert (root / LEGIT).read_bytes() == before
    assert await publisher.edits.newest() == ()


async def test_an_edit_that_breaks_another_file_is_not_written_either(publisher: Publisher, root: Path) -> None:
    before = (root / PAY).read_bytes()
    taken = with_phrasing(before, "is acme legit", PAY)
    assert isinstance(taken, bytes)
    refused = await publisher.save(one(PAY, before, taken), MORGAN, "Teach")
    assert isinstance(refused, Refused)
    assert "also claimed by" in refused.problems[0].message


async def test_of_two_who_edit_at_once_the_second_sees_what_the_first_saved(publisher: Publisher, root: Path) -> None:
    first, other = reworded(root, "Yes, by Morgan."), reworded(root, "Yes, by Noor.")

    assert isinstance(await publisher.save(first, MORGAN, "Reword"), Saved)
    assert await publisher.save(other, NOOR, "Reword") == Conflict(LEGIT, first.contents[LEGIT])
    assert (root / LEGIT).read_bytes() == first.contents[LEGIT]


async def test_an_edit_is_taken_back_from_under_a_later_one_of_other_lines(publisher: Publisher, root: Path) -> None:
    saved = await publisher.save(reworded(root, "Yes, it is."), MORGAN, "Reword")
    assert isinstance(saved, Saved)
    assert saved.number
    text = (root / LEGIT).read_text()
    (root / LEGIT).write_text(text.replace("  - can i trust acme\n", "  - can i trust acme\n  - acme ok?\n"))

    assert isinstance(await publisher.undo(saved.number, MORGAN), Saved)
    assert (root / LEGIT).read_text() == tiny.FILES[LEGIT].replace(
        "  - can i trust acme\n", "  - can i trust acme\n  - acme ok?\n"
    )


async def test_an_edit_that_was_written_over_is_not_taken_back(publisher: Publisher, root: Path) -> None:
    saved = await publisher.save(reworded(root, "Yes, it is."), MORGAN, "Reword")
    assert isinstance(saved, Saved)
    assert saved.number
    later = reworded(root, "No, it is not.").contents[LEGIT]
    assert later
    (root / LEGIT).write_bytes(later)

    assert await publisher.undo(saved.number, MORGAN) == Conflict(LEGIT, later)


async def test_a_new_entry_is_saved_and_its_undo_removes_it(publisher: Publisher, root: Path) -> None:
    entry = NewEntry("what", "What is Acme?", Topic.WORK_TYPE, "{{ operator }}.", NOON.date(), "acme", ("acme?",))

    saved = await publisher.save(one(entry.file, None, entry.content), MORGAN, "Add acme/what")

    assert isinstance(saved, Saved)
    assert saved.number
    assert (root / entry.file).read_bytes() == entry.content
    assert isinstance(await publisher.undo(saved.number, MORGAN), Saved)
    assert not (root / entry.file).exists()


async def test_several_files_are_saved_committed_and_taken_back_as_one(publisher: Publisher, root: Path) -> None:
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=start")
    before = contents(root)
    tests = b"tests:\n  - ask: acme?\n    reach: acme/legit\n"
    legit, pay = reworded(root, "Yes, it is.").edits[0], FileEdit(PAY, (root / PAY).read_bytes(), None)
    text = (root / LEGIT).read_text().replace("related:\n  - acme/pay\n", "").replace("Yes. ", "Yes, so. ")
    edit = FolderEdit((FileEdit(LEGIT, legit.before, text.encode()), pay, FileEdit("tests.yaml", None, tests)))

    saved = await publisher.save(edit, MORGAN, "Merge")

    assert isinstance(saved, Saved)
    assert saved.number
    assert not (root / PAY).exists()
    assert git(root, "show", "--format=%an", "--name-status", "HEAD").split() == [
        *("Morgan", "M", LEGIT, "D", PAY, "A", "tests.yaml"),
    ]
    (kept,) = await publisher.edits.newest()
    assert (kept.edit, kept.undone) == (edit, False)
    (root / LEGIT).write_text(text.replace("is acme legit\n", "is acme legit at all\n"))

    assert isinstance(await publisher.undo(saved.number, NOOR), Saved)

    (root / LEGIT).write_text((root / LEGIT).read_text().replace("is acme legit at all\n", "is acme legit\n"))
    assert contents(root) == before
    assert (await publisher.edits.find(saved.number) or kept).undone


async def test_in_a_checkout_the_commit_bears_the_moderators_name(publisher: Publisher, root: Path) -> None:
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=start")

    saved = await publisher.save(reworded(root, "Yes, it is."), MORGAN, "Reword acme/legit")
    assert isinstance(saved, Saved)
    assert isinstance(saved.git, Committed)
    assert saved.number
    (kept,) = await publisher.edits.newest()
    assert kept.commit == saved.git.commit
    await publisher.undo(saved.number, NOOR)

    assert git(root, "log", "--format=%an: %s").splitlines() == [
        "Noor: Undo: Reword acme/legit",
        "Morgan: Reword acme/legit",
        "Ops: start",
    ]
    assert git(root, "diff", "HEAD~2") == ""
    assert git(root, "status", "--porcelain") == ""
