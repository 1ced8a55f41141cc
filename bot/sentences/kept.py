"""Keeps sentence vectors on disk, so that a start encodes only the phrasings that are new since the last one."""

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.sentences.whole_file import write_whole

FILE = "sentences.npz.sha256"
FORMAT = b"sentence vectors 1"
MOST = 20_000
"""Vectors in the file, unless one corpus alone has more; those of earlier corpora are dropped first."""

Vectors = npt.NDArray[np.float32]
Half = npt.NDArray[np.float16]


class Encoder(Protocol):
    """Whose vectors are kept."""

    @property
    def key(self) -> str:
        """Says which model it is."""

    def one(self, text: str) -> Vectors:
        """The vector of one sentence."""

    def many(self, texts: Sequence[str]) -> Vectors:
        """One vector a text."""


class KeptVectors:
    """An encoder that remembers; `note` gets a sentence when a file is bad or cannot be written.

    What the file in `folder` lacks is looked for in the one in `beforehand`, which is only read.
    """

    def __init__(
        self, encoder: Encoder, folder: Path, note: Callable[[str], None], beforehand: Path | None = None
    ) -> None:
        self.key = encoder.key
        self._encoder = encoder
        self._path = folder / FILE
        self._beforehand = beforehand and beforehand / FILE
        self._note = note

    def one(self, text: str) -> Vectors:
        """The vector of one sentence, as `many` would give it; it is not kept, for members ask new ones all day."""
        return _short(self._encoder.one(text)).astype(np.float32)

    def many(self, texts: Sequence[str]) -> Vectors:
        """One vector a text, of a whole corpus at once; what was not kept yet is encoded and kept."""
        names = [_name(text) for text in texts]
        kept = self._read(self._path)
        if self._beforehand and not kept.keys() >= set(names):
            kept = {**self._read(self._beforehand), **kept}
        new = {name: text for name, text in zip(names, texts, strict=True) if name not in kept}
        vectors = {**kept, **dict(zip(new, _short(self._encoder.many(list(new.values()))), strict=True))}
        if new:
            asked = dict.fromkeys(names)
            order = [*asked, *(name for name in kept if name not in asked)]
            self._write({name: vectors[name] for name in order[: max(MOST, len(asked))]})
        if not texts:
            return self._encoder.many(texts)
        return np.array([vectors[name] for name in names], np.float32)

    def _read(self, path: Path) -> Mapping[bytes, Half]:
        try:
            content = path.read_bytes()
        except OSError:
            # Whatever is wrong beyond a first start is said when it is written.
            return {}
        if content[:32] != self._digest(content[32:]):
            self._note(f"The sentence vectors kept in {path} are damaged or another model's; they are made anew.")
            return {}
        with np.load(io.BytesIO(content[32:]), allow_pickle=False) as arrays:
            return dict(zip(map(bytes, arrays["names"]), arrays["vectors"], strict=True))

    def _write(self, vectors: Mapping[bytes, Half]) -> None:
        packed = io.BytesIO()
        names = np.frombuffer(b"".join(vectors), np.uint8).reshape(len(vectors), -1)
        np.savez(packed, names=names, vectors=np.array(list(vectors.values())))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, self._digest(packed.getvalue()) + packed.getvalue())
        except OSError as error:
            self._note(
                f"Sentence vectors cannot be kept in {self._path.parent}: {error.strerror}. "
                "They are made anew at every start, which takes some seconds."
            )

    def _digest(self, packed: bytes) -> bytes:
        """Agrees only with a file of this format, of this model, and whole."""
        return hashlib.sha256(FORMAT + self.key.encode() + packed).digest()


def _name(text: str) -> bytes:
    """What stands for a text in the file."""
    return hashlib.sha256(text.encode(errors="replace")).digest()[:16]


def _short(vectors: Vectors) -> Half:
    """Half as many digits as the encoder gives: all that is kept, and so all that is ever used."""
    return vectors.astype(np.float16)
