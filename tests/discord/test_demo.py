"""`python -m bot demo`, as far as it needs no browser."""

import socket
from pathlib import Path

import pytest

from bot import exit_codes
from bot.demo import run_demo
from tests import tiny


def test_a_port_in_use_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert run_demo(tiny.write(tmp_path), port, vectors=False) == exit_codes.DISCORD

    said = capsys.readouterr().err
    assert said == f"Port {port} is taken; choose another with --port, or 0 for any free one.\n"


def test_knowledge_with_errors_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "faq" / "general").mkdir(parents=True)
    (tmp_path / "faq" / "general" / "broken.md").write_text("no front matter")

    assert run_demo(tmp_path, 0) == exit_codes.KNOWLEDGE
    assert "faq/general/broken.md:1:" in capsys.readouterr().err
