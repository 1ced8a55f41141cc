"""A start encodes only what is new, whatever became of the file."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bot.sentences import kept
from bot.sentences.encoder import SentenceEncoder
from bot.sentences.kept import FILE, KeptVectors

CORPUS = ["is it legit", "when do i get paid", "can i apply from kenya", "how hard is the exam"]


class Counting:
    """The real encoder, and what it was asked to encode."""

    def __init__(self, encoder: SentenceEncoder, key: str) -> None:
        self.key = key
        self.encoded: list[str] = []
        self._encoder = encoder

    def one(self, text: str) -> npt.NDArray[np.float32]:
        return self._encoder.one(text)

    def many(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.encoded += texts
        return self._encoder.many(texts)


class Start:
    """One start of the bot in a folder."""

    def __init__(self, encoder: SentenceEncoder, folder: Path, key: str = "", beforehand: Path | None = None) -> None:
        self.notes: list[str] = []
        self._counting = Counting(encoder, key or encoder.key)
        self.vectors = KeptVectors(self._counting, folder, self.notes.append, beforehand)

    def many(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return self.vectors.many(texts)

    @property
    def encoded(self) -> list[str]:
        return self._counting.encoded


Starting = Callable[..., Start]


@pytest.fixture
def start(encoder: SentenceEncoder, tmp_path: Path) -> Starting:
    """Starts the bot; every start keeps its vectors in the same folder."""
    return lambda **other: Start(encoder, **{"folder": tmp_path / "cache" / "vectors", **other})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the vectors are kept."""
    return tmp_path / "cache" / "vectors" / FILE


def test_the_next_start_encodes_nothing(start: Starting, file: Path) -> None:
    first, second = start(), start()
    fresh, read = first.many(CORPUS), second.many(CORPUS)

    assert (first.encoded, second.encoded) == (CORPUS, [])
    assert np.array_equal(fresh, read)
    assert (read.dtype, read.shape) == (np.float32, (4, 384))
    assert first.notes == second.notes == []
    assert list(file.parent.iterdir()) == [file]


def test_vectors_are_the_encoders_to_three_digits(start: Starting, encoder: SentenceEncoder) -> None:
    assert start().many(CORPUS) == pytest.approx(encoder.many(CORPUS), abs=1e-3)


def test_a_single_question_gets_the_same_vector(start: Starting) -> None:
    fresh = start().many(CORPUS)

    assert np.array_equal([start().vectors.one(text) for text in CORPUS], fresh)
    assert np.array_equal(start().many(CORPUS), fresh)


def test_only_what_is_new_is_encoded(start: Starting) -> None:
    start().many(CORPUS)
    changed = start()
    vectors = changed.many(["what is rlhf", *CORPUS[1:], "who pays me"])

    assert changed.encoded == ["what is rlhf", "who pays me"]
    assert np.array_equal(vectors[1:4], start().many(CORPUS[1:]))


def test_what_was_encoded_beforehand_is_not_encoded_again(start: Starting, file: Path, tmp_path: Path) -> None:
    made = start(folder=tmp_path / "model")
    fresh = made.many(CORPUS)
    first = start(beforehand=tmp_path / "model")

    assert np.array_equal(first.many(CORPUS), fresh)
    assert first.encoded == []
    assert not file.exists()


def test_what_is_new_since_is_kept_with_the_rest(start: Starting, tmp_path: Path) -> None:
    start(folder=tmp_path / "model").many(CORPUS)
    changed, later = start(beforehand=tmp_path / "model"), start()
    changed.many([*CORPUS, "what is rlhf"])
    later.many([*CORPUS, "what is rlhf"])

    assert (changed.encoded, later.encoded) == (["what is rlhf"], [])


def test_another_models_file_is_replaced_though_nothing_is_new(start: Starting, tmp_path: Path) -> None:
    start(key="the model before").many(CORPUS)
    start(folder=tmp_path / "model").many(CORPUS)

    changed, later = start(beforehand=tmp_path / "model"), start()
    changed.many(CORPUS)
    later.many(CORPUS)

    assert "damaged or another model's" in changed.notes[0]
    assert later.notes == changed.encoded == later.encoded == []


def test_a_damaged_file_from_beforehand_is_noticed(start: Starting, tmp_path: Path) -> None:
    start(folder=tmp_path / "model").many(CORPUS)
    (tmp_path / "model" / FILE).write_bytes(b"junk")
    first = start(beforehand=tmp_path / "model")
    first.many(CORPUS)

    assert first.encoded == CORPUS
    assert [str(tmp_path / "model") in note for note in first.notes] == [True]


def test_a_text_that_comes_twice_is_encoded_once(start: Starting) -> None:
    first = start()
    vectors = first.many(["hi", "hello", "hi", ""])

    assert first.encoded == ["hi", "hello", ""]
    assert np.array_equal(vectors[0], vectors[2])
    assert not vectors[3].any()


def test_no_texts_are_no_vectors(start: Starting) -> None:
    assert start().many([]).shape == (0, 384)
    assert start().notes == []


def test_two_knowledge_folders_do_not_drive_each_other_out(start: Starting) -> None:
    start().many(CORPUS)
    start().many(["something else"])
    again = start()
    again.many(CORPUS)

    assert again.encoded == []


def test_the_oldest_go_when_there_are_too_many(start: Starting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 5)
    start().many(CORPUS)
    start().many(["one", "two"])
    start().many([str(number) for number in range(8)])
    all_eight, later = start(), start()
    all_eight.many([str(number) for number in range(8)])
    later.many([*CORPUS, "one"])

    assert all_eight.encoded == []
    assert later.encoded == [*CORPUS, "one"]


@pytest.mark.parametrize("where", [0, 5, 31, 32, 40, 200, 0.5, 0.9, -1])
def test_one_flipped_bit_is_noticed(start: Starting, file: Path, where: float) -> None:
    start().many(CORPUS)
    content = bytearray(file.read_bytes())
    content[where if isinstance(where, int) else int(where * len(content))] ^= 1
    file.write_bytes(content)

    made_anew(start)


@pytest.mark.parametrize("left", [0, 1, 31, 32, 33, 500, -1])
def test_a_truncated_file_is_noticed(start: Starting, file: Path, left: int) -> None:
    start().many(CORPUS)
    file.write_bytes(file.read_bytes()[:left])

    made_anew(start)


@pytest.mark.parametrize("content", [b"junk", b"PK\x03\x04 junk", b"\x80\x04N.", b"\0" * 4096])
def test_a_foreign_file_is_noticed(start: Starting, file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)

    made_anew(start)


def test_an_unsigned_file_is_noticed(start: Starting, file: Path) -> None:
    start().many(CORPUS)
    file.write_bytes(file.read_bytes()[32:])

    made_anew(start)


def test_another_models_vectors_are_not_used(start: Starting) -> None:
    start(key="another model").many(CORPUS)

    made_anew(start)


def made_anew(start: Starting) -> None:
    """This start says one sentence and encodes all; the next one finds all in order."""
    this, following = start(), start()
    vectors = this.many(CORPUS)

    assert this.encoded == CORPUS
    assert len(this.notes) == 1
    assert "damaged or another model's; they are made anew." in this.notes[0]
    assert np.array_equal(following.many(CORPUS), vectors)
    assert (following.encoded, following.notes) == ([], [])


def test_a_folder_that_cannot_be_written_is_a_note(start: Starting, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("I am no folder.")
    for folder in (in_the_way, in_the_way / "vectors"):
        stuck = start(folder=folder)

        assert np.array_equal(stuck.many(CORPUS), start().many(CORPUS))
        (note,) = stuck.notes
        assert note.startswith(f"Sentence vectors cannot be kept in {folder}: ")
    assert in_the_way.read_text() == "I am no folder."


def test_a_file_that_cannot_be_replaced_leaves_no_scraps(start: Starting, file: Path) -> None:
    file.mkdir(parents=True)
    stuck = start()
    stuck.many(CORPUS)

    assert len(stuck.notes) == 1
    assert list(file.parent.iterdir()) == [file]


def test_what_members_ask_is_not_kept(start: Starting, file: Path) -> None:
    start().vectors.one("what a member asked")

    assert not file.exists()
