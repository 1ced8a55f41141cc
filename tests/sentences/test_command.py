"""`python -m bot prepare`, and what a bot without vectors does not load."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot import engine
from bot.cli import app
from bot.cli.common import load_knowledge
from bot.sentences.encoder import SentenceEncoder
from tests.conftest import ROOT
from tests.tiny import LEGIT, write


def prepare(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["prepare", *map(str, arguments)])


def encodes_nothing(_: SentenceEncoder, text: str) -> None:
    raise AssertionError(f"{text} is encoded")


HEAVY = {"onnxruntime", "tokenizers", "onnx", "scipy", "bot.sentences.encoder"}


def test_prepare_makes_the_model_once(tmp_path: Path) -> None:
    model, nothing = tmp_path / "model", tmp_path / "nothing"
    first, second = (prepare("--model", model, "--knowledge", nothing) for _ in range(2))

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output == f"The sentence model is now in {model}.\n"
    assert second.output == f"The sentence model is already in {model}.\n"


def test_prepare_encodes_the_knowledge_so_that_a_first_start_need_not(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(model, tmp_path / "model"))
    knowledge = write(tmp_path / "knowledge")
    prepared = prepare("--model", folder, "--knowledge", knowledge)
    monkeypatch.setattr(SentenceEncoder, "one", encodes_nothing)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    notes: list[str] = []

    assert prepared.output.splitlines()[1] == f"The sentence vectors of {knowledge} are beside it."
    assert engine.build(load_knowledge(knowledge), notes.append, model_folder=folder).compares_meanings
    assert notes == []


def test_prepare_leaves_knowledge_with_errors_to_the_first_start(tmp_path: Path, model: Path) -> None:
    folder = Path(shutil.copytree(model, tmp_path / "model"))
    knowledge = write(tmp_path / "knowledge", {LEGIT: "nothing of the kind"})
    prepared = prepare("--model", folder, "--knowledge", knowledge)

    assert prepared.exit_code == 0
    assert prepared.stderr == (
        f"The knowledge in {knowledge} has errors, so its sentence vectors are left to the first start.\n"
    )


def test_prepare_says_why_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(app, ["prepare", "--model", str(tmp_path / "file")])

    assert result.exit_code == 2
    assert result.stderr.startswith(f"The sentence model cannot be written to {tmp_path / 'file'}: File exists.")


def test_an_import_loads_no_model_runtime() -> None:
    code = f"import sys, bot.cli, bot.app, bot.demo; print(*sorted({HEAVY} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert result.stdout == "\n"
