"""What was learned is kept, and a bad file only costs time."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.answers import learned_file
from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration
from bot.answers.matcher import Learned
from bot.answers.results import Answer
from bot.knowledge.knowledge import Knowledge

QUESTIONS = ("is alignerr legit", "how much does alignerr pay", "who is zara", "good morning", "alignerr visa?")


def chances(answerer: Answerer) -> list[float]:
    found = []
    for question in QUESTIONS:
        understood = answerer.understand([question])
        assert understood is not None
        found.append(understood.confidence)
    return found


@pytest.fixture(scope="module")
def fresh(small_knowledge: Knowledge) -> Answerer:
    """An engine that learned everything itself."""
    return Answerer(small_knowledge)


@pytest.fixture
def never_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learning is an error."""

    def refuse(*_: object) -> Learned:
        raise AssertionError("it learned again")

    monkeypatch.setattr("bot.answers.matcher.Matcher._learn", refuse)


def kept_file(folder: Path, answerer: Answerer) -> Path:
    """The file that the next start will look for, filled with what `answerer` learned."""
    path = folder / f"{answerer.knowledge.version}-{learned_file._code_version()}.npz"
    learned_file.write(path, answerer.matcher.learned)
    return path


def test_the_first_start_writes_and_the_next_reads(
    tmp_path: Path, fresh: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = learned_file.answerer(fresh.knowledge, tmp_path / "new" / "folder")
    (path,) = (tmp_path / "new" / "folder").iterdir()
    monkeypatch.setattr("bot.answers.matcher.Matcher._learn", lambda *_: pytest.fail("it learned again"))
    second = learned_file.answerer(fresh.knowledge, tmp_path / "new" / "folder")

    assert path.suffix == ".npz"
    assert chances(first) == chances(second) == chances(fresh)
    assert max(chances(first)) > 0.5


@pytest.mark.usefixtures("never_learns")
def test_a_round_trip_keeps_every_number(tmp_path: Path, fresh: Answerer) -> None:
    read = learned_file.read(kept_file(tmp_path, fresh))

    assert read is not None
    assert np.array_equal(read.weights, fresh.matcher.learned.weights)
    assert np.array_equal(read.calibration.weights, fresh.matcher.learned.calibration.weights)
    assert chances(learned_file.answerer(fresh.knowledge, tmp_path)) == chances(fresh)


@pytest.mark.parametrize("kept", [0, 1, 10, 100, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_not_read(tmp_path: Path, fresh: Answerer, kept: float) -> None:
    path = kept_file(tmp_path, fresh)
    whole = path.read_bytes()
    path.write_bytes(whole[: kept if isinstance(kept, int) else int(kept * len(whole))])

    assert learned_file.read(path) is None


def test_a_damaged_file_is_not_read(tmp_path: Path, fresh: Answerer) -> None:
    path = kept_file(tmp_path, fresh)
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)

    assert learned_file.read(path) is None


@pytest.mark.parametrize(
    "content", [b"junk", b"PK\x03\x04 junk", b"\x80\x04N."], ids=["text", "half a zip", "a pickle"]
)
def test_another_kind_of_file_is_not_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.npz"
    path.write_bytes(content)

    assert learned_file.read(path) is None


def test_a_file_of_other_arrays_is_not_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", other=np.zeros(3))

    assert learned_file.read(tmp_path / "x.npz") is None
    assert learned_file.read(tmp_path / "nowhere.npz") is None


def test_a_bad_file_is_replaced_by_what_is_learned_anew(tmp_path: Path, fresh: Answerer) -> None:
    path = kept_file(tmp_path, fresh)
    path.write_bytes(b"junk")

    assert chances(learned_file.answerer(fresh.knowledge, tmp_path)) == chances(fresh)
    assert learned_file.read(path) is not None


def test_a_folder_that_cannot_be_written_to_only_costs_time(tmp_path: Path, fresh: Answerer) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("I am no folder.")

    assert chances(learned_file.answerer(fresh.knowledge, in_the_way / "learned")) == chances(fresh)
    assert chances(learned_file.answerer(fresh.knowledge, None)) == chances(fresh)
    assert in_the_way.read_text() == "I am no folder."


def test_other_knowledge_has_another_file(tmp_path: Path, fresh: Answerer) -> None:
    fewer = replace(fresh.knowledge, entries=fresh.knowledge.entries[:8], version="fewer")

    learned_file.answerer(fresh.knowledge, tmp_path)
    learned_file.answerer(fewer, tmp_path)
    unnamed = learned_file.answerer(replace(fewer, version=""), tmp_path)

    assert {path.name.rpartition("-")[0] for path in tmp_path.iterdir()} == {"alignerr-only", "fewer"}
    assert isinstance(unnamed.ask([fewer.entries[0].question]), Answer)


def test_only_the_latest_files_stay_and_no_scraps(tmp_path: Path) -> None:
    learned = Learned(np.zeros((2, 2)), Calibration(np.zeros(2), np.ones(2), np.zeros(3)))
    for number in range(learned_file.KEPT + 3):
        learned_file.write(tmp_path / f"{number}.npz", learned)

    assert len(list(tmp_path.iterdir())) == learned_file.KEPT
    assert (tmp_path / f"{learned_file.KEPT + 2}.npz").exists()
