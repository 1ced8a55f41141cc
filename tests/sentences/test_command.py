"""`python -m bot prepare`, and what a bot without vectors does not load."""

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from tests.conftest import ROOT

HEAVY = {"onnxruntime", "tokenizers", "onnx", "bot.sentences.encoder"}


def test_prepare_makes_the_model_once(tmp_path: Path) -> None:
    first, second = (CliRunner().invoke(app, ["prepare", "--model", str(tmp_path / "model")]) for _ in range(2))

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output == f"The sentence model is now in {tmp_path / 'model'}.\n"
    assert second.output == f"The sentence model is already in {tmp_path / 'model'}.\n"


def test_prepare_says_why_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(app, ["prepare", "--model", str(tmp_path / "file")])

    assert result.exit_code == 2
    assert result.stderr.startswith(f"The sentence model cannot be written to {tmp_path / 'file'}: File exists.")


def test_an_import_loads_no_model_runtime() -> None:
    code = f"import sys, bot.cli, bot.app, bot.demo; print(*sorted({HEAVY} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert result.stdout == "\n"
