"""Keeps what the engine learned on disk, so that a start with unchanged knowledge is fast."""

import hashlib
import os
import tempfile
import zipfile
from pathlib import Path

import numpy as np

from bot.answers.answerer import Answerer
from bot.answers.calibration import Calibration
from bot.answers.matcher import Learned
from bot.knowledge.knowledge import Knowledge

KEPT = 4
"""Files of this many knowledge versions are kept."""


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
    """What was learned, or None when the file is missing or unreadable."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            kept = Calibration(arrays["mean"], arrays["scale"], arrays["signal_weights"])
            return Learned(arrays["weights"], kept)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def write(path: Path, learned: Learned) -> None:
    """Write the file in one step; a folder that cannot be written to only costs time at the next start."""
    calibration = learned.calibration
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            np.savez(
                file, weights=learned.weights, mean=calibration.mean, scale=calibration.scale,
                signal_weights=calibration.weights,
            )  # fmt: skip
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
