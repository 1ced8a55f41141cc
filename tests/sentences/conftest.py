"""The real model, made from the installed weights by the code as it is now."""

from pathlib import Path

import pytest

from bot.sentences.encoder import SentenceEncoder
from bot.sentences.model_folder import prepare


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the model; tests that damage it take a copy."""
    folder = tmp_path_factory.mktemp("sentences") / "model"
    assert prepare(folder)
    return folder


@pytest.fixture(scope="session")
def encoder(model: Path) -> SentenceEncoder:
    """The model in memory."""
    return SentenceEncoder(model)
