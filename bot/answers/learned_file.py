"""Keeps what the engine learned on disk, so that a start with unchanged knowledge is fast."""

import hashlib
import io
import os
import tempfile
from pathlib import Path

import numpy as np

from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration
from bot.answers.matcher import Learned
from bot.knowledge.knowledge import Knowledge

KEPT = 4
"""Files of this many knowledge versions are kept."""
_DIGEST = hashlib.sha256().digest_size


def answerer(knowledge: Knowledge, folder: Path | None) -> Answerer:
    """The engine for `knowledge`, with what was learned of exactly this knowledge before, if `folder` has it."""
    if folder is None or not knowledge.version:
        return Answerer(knowledge)
    path = folder / f"{knowledge.version}-{_code_version()}.npz"
    found = read(path)
    engine = Answerer(knowledge, found)
    if found is None:
        write(path, engine.matcher.learned)
    return engine


def read(path: Path) -> Learned | None:
    """What was learned, or None when the file is missing or not as it was written."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, packed = content[:_DIGEST], content[_DIGEST:]
    if hashlib.sha256(packed).digest() != digest:
        return None
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        kept = Calibration(arrays["mean"], arrays["scale"], arrays["signal_weights"])
        return Learned(arrays["weights"], kept)


def write(path: Path, learned: Learned) -> None:
    """Write the file in one step; a folder that cannot be written to only costs time at the next start."""
    calibration = learned.calibration
    packed = io.BytesIO()
    np.savez(
        packed, weights=learned.weights, mean=calibration.mean, scale=calibration.scale,
        signal_weights=calibration.weights,
    )  # fmt: skip
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            file.write(hashlib.sha256(packed.getvalue()).digest() + packed.getvalue())
        os.replace(file.name, path)
        for old in sorted(path.parent.glob("*.npz"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _code_version() -> str:
    """A digest of the engine's own code: other code learns other weights."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
