"""`python -m bot prepare` and `calibrate`: the sentence model, and how sure to be."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import engine
from bot.answers import calibration_file
from bot.answers.calibration import unfitted
from bot.cli.common import KNOWLEDGE, Folder, Model, fail, load_knowledge, note
from bot.clock import utc_now
from bot.knowledge.loader import load

if TYPE_CHECKING:
    from bot.evaluation.questions import QuestionSet

QUESTIONS = Path("benchmarks/questions/tune")
MORE = Path("benchmarks/questions/learn")


def prepare(model: Model = None, knowledge: Folder = KNOWLEDGE) -> None:
    """Make the sentence model ready, and the knowledge for it (once, done by `make setup`)."""
    from bot.sentences.model_folder import DEFAULT, ModelError
    from bot.sentences.model_folder import prepare as make_ready

    folder = model or DEFAULT
    try:
        made = make_ready(folder)
    except ModelError as error:
        fail(str(error))
    print(f"The sentence model is {'now' if made else 'already'} in {folder}.")
    if not knowledge.is_dir():
        return
    known = load(knowledge, utc_now().date()).knowledge
    if known is None:
        note(f"The knowledge in {knowledge} has errors, so its sentence vectors are left to the first start.")
    elif all(map(find_spec, engine.PACKAGES)):
        engine.encode_beforehand(known, note, folder)
        print(f"The sentence vectors of {knowledge} are beside it.")


def calibrate(
    questions: Annotated[Path, typer.Option(help="Folder of labelled questions to tune on.")] = QUESTIONS,
    more: Annotated[
        Path, typer.Option(help="Folder of further ones, which play no part in the thresholds for single questions.")
    ] = MORE,
    out: Annotated[Path, typer.Option(help="The file to write.")] = calibration_file.SHIPPED,
    knowledge: Folder = KNOWLEDGE,
    model: Model = None,
) -> None:
    """Learn anew how sure to be, with and without sentence vectors; takes a few minutes."""
    from bot.evaluation.calibrate import calibrate as calibrated

    asked, others = map(_read, (questions, more))
    known = load_knowledge(knowledge)
    found = {}
    for vectors in (True, False):
        answerer = engine.build(known, note, vectors, model, unfitted())
        if vectors and not answerer.compares_meanings:
            fail("Both kinds are calibrated together, and sentence vectors cannot be used here.")
        found[vectors] = calibrated(answerer, asked, others)
        print(f"{'with' if vectors else 'without'} sentence vectors: {found[vectors].summary}")
    calibration_file.write(found, out)


def _read(folder: Path) -> "QuestionSet":
    from bot.evaluation.questions import read

    try:
        return read(folder)
    except OSError as error:
        fail(f"{error.filename} cannot be read: {error.strerror}.")
    except ValueError as error:
        fail(f"A file in {folder} is not JSON, one object a line: {error}")
