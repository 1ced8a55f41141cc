"""Edits on the disk: whole or not at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.publishing.folder import Conflict, OutsideError, ReadOnly, Unwritable, Written, finish, read_file, write
from tests.conftest import ROOT

FILE = "faq/acme/legit.md"
OLD, NEW = b"old\n" * 2_000, b"new\n" * 3_000

# Kills itself before a given line of the module that writes; prints "done" if there are not so many.
KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from bot.sentences import whole_file
left = int(sys.argv[3])
def trace(frame, event, _):
    global left
    if frame.f_code.co_filename != whole_file.__file__:
        return None
    if event == "line":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return trace
sys.settrace(trace)
whole_file.write_whole(Path(sys.argv[2]), b"new\\n" * 3_000)
sys.settrace(None)
print("done")
"""

# Kills itself before a given line of the modules that save several files; prints "done" if there are not so many.
KILLED_FOLDER = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.publishing import folder, journal
from bot.sentences import whole_file
left = int(sys.argv[3])
ours = {module.__file__ for module in (folder, journal, whole_file)}
def trace(frame, event, _):
    global left
    if frame.f_code.co_filename not in ours:
        return None
    if event == "line":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return trace
edit = FolderEdit((FileEdit("a.md", b"old", b"new"), FileEdit("b.md", b"gone", None), FileEdit("c.md", None, b"made")))
sys.settrace(trace)
folder.write(Path(sys.argv[2]), edit)
sys.settrace(None)
print("done")
"""


def one(file: str, before: bytes | None, after: bytes | None) -> FolderEdit:
    return FolderEdit((FileEdit(file, before, after),))


def test_killed_at_each_step_the_old_or_the_new_file_is_there_never_half(tmp_path: Path) -> None:
    path = tmp_path / "legit.md"
    seen: list[bytes] = []
    for step in range(100):
        path.write_bytes(OLD)
        done = subprocess.run(
            (sys.executable, "-S", "-c", KILLED, str(ROOT), str(path), str(step)), capture_output=True, check=False
        )
        seen.append(path.read_bytes())
        if done.stdout:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    assert len(seen) > 8
    assert set(seen) == {OLD, NEW}
    # Once it is new it stays new.
    assert seen == sorted(seen, key=lambda content: content == NEW)
    # What a killed writer leaves is hidden, and the knowledge is not read from it.
    assert all(name.startswith(".") for name in os.listdir(tmp_path) if name != path.name)


def test_a_save_of_several_files_that_is_killed_at_any_step_is_whole_after_the_next_start(tmp_path: Path) -> None:
    old, new = {"a.md": b"old", "b.md": b"gone"}, {"a.md": b"new", "c.md": b"made"}
    seen = []
    # Every third line, since each kill is a process of its own.
    for step in range(0, 300, 3):
        root = tmp_path / str(step)
        root.mkdir()
        for name, content in old.items():
            (root / name).write_bytes(content)
        done = subprocess.run(
            (sys.executable, "-c", KILLED_FOLDER, str(ROOT), str(root), str(step)), capture_output=True, check=False
        )
        finish(root)
        seen.append({path.name: path.read_bytes() for path in root.iterdir() if not path.name.startswith(".")})
        assert finish(root) == ()
        if done.stdout:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    assert len(seen) > 20
    assert all(found in (old, new) for found in seen)
    assert seen == sorted(seen, key=lambda found: found == new)


def test_of_several_files_none_changes_where_one_cannot(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "faq").write_bytes(b"a file where a folder should be")
    edit = FolderEdit((FileEdit("a.md", b"old", b"new"), FileEdit(FILE, None, b"new")))
    assert isinstance(write(tmp_path, edit), Unwritable)
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "faq"]


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"old")
    path.chmod(0o664)
    assert write(tmp_path, one("x.md", b"old", b"new")) == Written()
    assert path.stat().st_mode & 0o777 == 0o664


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "x.md").symlink_to("real.md")
    assert write(tmp_path, one("x.md", b"old", b"new")) == Written()
    assert (tmp_path / "x.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_a_new_file_makes_its_folder_and_a_deleted_one_goes(tmp_path: Path) -> None:
    assert write(tmp_path, one(FILE, None, b"new")) == Written()
    assert read_file(tmp_path, FILE) == b"new"
    assert write(tmp_path, one(FILE, b"new", None)) == Written()
    assert read_file(tmp_path, FILE) is None


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"theirs")
    assert write(tmp_path, one("x.md", b"old", b"ours")) == Conflict("x.md", b"theirs")
    assert write(tmp_path, one("x.md", None, b"ours")) == Conflict("x.md", b"theirs")
    assert write(tmp_path, one("gone.md", b"old", b"ours")) == Conflict("gone.md", None)
    assert (tmp_path / "x.md").read_bytes() == b"theirs"


@pytest.mark.parametrize("file", ["../outside.md", "/etc/passwd", "faq/../../outside.md", "link/x.md"])
def test_nothing_outside_the_folder_is_touched(tmp_path: Path, file: str) -> None:
    root = tmp_path / "knowledge"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(OutsideError):
        write(root, one(file, None, b"x"))


def test_where_the_bot_may_not_write_the_finished_file_comes_back(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"old")
    tmp_path.chmod(0o555)
    # Whoever runs the tests may be root, for whom no folder is closed; in a process of its own it can become nobody.
    child = """
import os, sys
from pathlib import Path
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.publishing.folder import write
if os.getuid() == 0:
    os.setuid(65534)
print(write(Path(sys.argv[1]), FolderEdit((FileEdit("x.md", b"old", b"new"),))))
"""
    for folder in tmp_path.parents:
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    done = subprocess.run(
        (sys.executable, "-c", child, tmp_path), cwd=ROOT, capture_output=True, text=True, check=False
    )
    tmp_path.chmod(0o755)

    assert done.stdout.strip() == str(ReadOnly(one("x.md", b"old", b"new"))), done.stderr
    assert (tmp_path / "x.md").read_bytes() == b"old"


def test_what_else_goes_wrong_is_named(tmp_path: Path) -> None:
    (tmp_path / "faq").write_bytes(b"a file where a folder should be")
    assert isinstance(write(tmp_path, one(FILE, None, b"new")), Unwritable)
