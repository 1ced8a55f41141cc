"""Keeps sentence vectors on disk, so that a start encodes only the phrasings that are new since the last one."""

import hashlib
import io
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from bot.sentences.whole_file import write_whole

FILE = "sentences.npz.sha256"
FORMAT = b"sentence vectors 1"
NAME = 16
"""Bytes that stand for a text in the file."""
AT_ONCE = 1_000
LATELY = 1_000
"""Vectors of questions kept in memory, 1.5 KB each."""
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
        self._lately: dict[bytes, Vectors] = {}
        self._in_turn = threading.Lock()

    def one(self, text: str) -> Vectors:
        """The vector of one sentence, as `many` would give it.

        It is not kept on the disk, for members ask new ones all day; but the questions of `tests.yaml` are asked of
        every new engine, so the last ones stay in memory, without their text.
        """
        name = _name(text)
        with self._in_turn:
            known = self._lately.get(name)
        if known is not None:
            return known
        vector = _short(self._encoder.one(text)).astype(np.float32)
        with self._in_turn:
            self._lately[name] = vector
            if len(self._lately) > LATELY:
                del self._lately[next(iter(self._lately))]
        return vector

    def many(self, texts: Sequence[str]) -> Vectors:
        """One vector a text, of a whole corpus at once; what was not kept yet is encoded and kept."""
        names = [_name(text) for text in texts]
        own = self._read(self._path)
        kept = own or {}
        if self._beforehand and not kept.keys() >= set(names):
            kept = {**(self._read(self._beforehand) or {}), **kept}
        new = {name: text for name, text in zip(names, texts, strict=True) if name not in kept}
        vectors = dict(kept)
        _put(vectors, list(new), _short(self._encoder.many(list(new.values()))))
        # A bad file is replaced even where the one made beforehand has everything, or each start would find it again.
        if new or own is None:
            asked = dict.fromkeys(names)
            order = [*asked, *(name for name in kept if name not in asked)]
            self._write({name: vectors[name] for name in order[: max(MOST, len(asked))]})
        if not texts:
            return self._encoder.many(texts)
        return _stacked([vectors[name] for name in names], np.float32)

    def _read(self, path: Path) -> Mapping[bytes, Half] | None:
        """What a file has, which is nothing where there is none; None if it is bad."""
        try:
            content = path.read_bytes()
        except OSError:
            # Whatever is wrong beyond a first start is said when it is written.
            return {}
        packed = memoryview(content)[32:]
        if content[:32] != self._digest(packed):
            self._note(f"The sentence vectors kept in {path} are damaged or another model's; they are made anew.")
            return None
        with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
            names, vectors = arrays["names"], arrays["vectors"]
        kept: dict[bytes, Half] = {}
        written = names.tobytes()
        _put(kept, [written[start : start + NAME] for start in range(0, len(written), NAME)], vectors)
        return kept

    def _write(self, vectors: Mapping[bytes, Half]) -> None:
        packed = io.BytesIO()
        names = np.frombuffer(b"".join(vectors), np.uint8).reshape(len(vectors), -1)
        np.savez(packed, names=names, vectors=_stacked(list(vectors.values()), np.float16))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            content = packed.getbuffer()
            write_whole(self._path, b"".join([self._digest(content), content]))
        except OSError as error:
            self._note(
                f"Sentence vectors cannot be kept in {self._path.parent}: {error.strerror}. "
                "They are made anew at every start, which takes some seconds."
            )

    def _digest(self, packed: memoryview) -> bytes:
        """Agrees only with a file of this format, of this model, and whole."""
        digest = hashlib.sha256(FORMAT + self.key.encode())
        digest.update(packed)
        return digest.digest()


def _name(text: str) -> bytes:
    """What stands for a text in the file."""
    return hashlib.sha256(text.encode(errors="replace")).digest()[:NAME]


def _put(into: dict[bytes, Half], names: Sequence[bytes], vectors: Half) -> None:
    """Add vectors by name, some at a time: one call for all of them would make other threads wait."""
    for start in range(0, len(names), AT_ONCE):
        into.update(zip(names[start : start + AT_ONCE], vectors[start : start + AT_ONCE], strict=True))


def _stacked(vectors: Sequence[Half], kind: type[np.floating[Any]]) -> np.ndarray:
    """Vectors as the rows of one array, some at a time, too."""
    rows = np.empty((len(vectors), len(vectors[0]) if vectors else 0), kind)
    for start in range(0, len(vectors), AT_ONCE):
        rows[start : start + AT_ONCE] = vectors[start : start + AT_ONCE]
    return rows


def _short(vectors: Vectors) -> Half:
    """Half as many digits as the encoder gives: all that is kept, and so all that is ever used."""
    return vectors.astype(np.float16)
