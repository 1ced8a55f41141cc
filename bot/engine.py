"""Puts the answering engine together: knowledge, calibration and, where they can be used, sentence vectors."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers import calibration_file
from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration, unfitted
from bot.knowledge.knowledge import Knowledge
from bot.spare_memory import give_back

if TYPE_CHECKING:
    from bot.sentences.kept import KeptVectors

WITHOUT = "Sentence vectors are off; answers come from words and letters alone, which finds fewer of them."
NOT_INSTALLED = f"{WITHOUT} To have them, install the extra `vectors`, then run: python -m bot prepare"
PACKAGES = ("onnxruntime", "tokenizers")

Note = Callable[[str], None]


def build(
    knowledge: Knowledge,
    note: Note,
    vectors: bool = True,
    model_folder: Path | None = None,
    calibration: Calibration | None = None,
) -> Answerer:
    """The engine for `knowledge`; `note` gets a sentence when it has to do without sentence vectors."""
    encoder = _encoder(note, model_folder) if vectors else None
    if not vectors:
        note(WITHOUT)
    # While one is being made the shipped one may be for other signals.
    plain = calibration_file.read(vectors=False) if encoder and calibration is None else None
    answerer = Answerer(knowledge, calibration or calibration_file.read(encoder is not None), encoder, plain=plain)
    # Fitting takes half as much again as what is fitted.
    give_back()
    return answerer


def encode_beforehand(knowledge: Knowledge, note: Note, model_folder: Path) -> None:
    """Keep the sentence vectors of a knowledge beside the model, so that not even a first start has to make them."""
    from bot.sentences.encoder import SentenceEncoder
    from bot.sentences.kept import KeptVectors

    # What is encoded, and how it is written, is the engine's business; how sure it would be does not matter.
    Answerer(knowledge, unfitted(), KeptVectors(SentenceEncoder(model_folder), model_folder, note))


def _encoder(note: Note, model_folder: Path | None) -> "KeptVectors | None":
    if not all(map(find_spec, PACKAGES)):
        note(NOT_INSTALLED)
        return None
    # Imported late: the runtime and its libraries take a third of a second and sixty megabytes.
    from bot.cache import vectors_folder
    from bot.sentences.encoder import SentenceEncoder
    from bot.sentences.kept import KeptVectors
    from bot.sentences.model_folder import DEFAULT, ModelError

    folder = model_folder or DEFAULT
    try:
        return KeptVectors(SentenceEncoder(folder), vectors_folder(), note, beforehand=folder)
    except ModelError as error:
        note(f"{WITHOUT} {error}")
        return None
