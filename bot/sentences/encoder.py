"""Turns a sentence into a vector that points where its meaning points."""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from bot.sentences.model_folder import DEFAULT, MODEL, TOKENIZER, verified

_A_TURN = 32
"""Sentences that a thread encodes before it takes the next."""
LONGEST = 64
"""Tokens of a sentence that are read; what comes after them is not."""

Vectors = npt.NDArray[np.float32]


class SentenceEncoder:
    """The sentence model in memory; safe to use from several threads."""

    def __init__(self, folder: Path = DEFAULT) -> None:
        digest = verified(folder)
        self.key = hashlib.sha256(f"{digest} {LONGEST}".encode()).hexdigest()
        """Says which model it is: vectors of different keys cannot be compared."""
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._framing = self._tokenizer.num_special_tokens_to_add(is_pair=False)
        self._session = ort.InferenceSession(folder / MODEL, _frugal(), providers=["CPUExecutionProvider"])
        self.dimensions: int = self._session.get_outputs()[0].shape[1]

    def one(self, text: str) -> Vectors:
        """The vector of one sentence, of length one; zero if there is nothing to read."""
        # A lone half of a surrogate pair is no text that a tokenizer can take.
        tokens = self._tokenizer.encode(text.encode(errors="replace").decode()).ids
        if len(tokens) <= self._framing:
            return np.zeros(self.dimensions, np.float32)
        ids = np.array([tokens], np.int64)
        vector: Vectors = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
        return vector

    def many(self, texts: Sequence[str]) -> Vectors:
        """One vector a text. Each goes alone, because the integers of a batch are scaled by its largest number, and so
        a vector would depend on its neighbours; but as many processors as there are take some each."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)

        def encode(start: int) -> None:
            for row, text in enumerate(texts[start : start + _A_TURN], start):
                vectors[row] = self.one(text)

        with ThreadPoolExecutor(_processors()) as threads:
            # A list, so that an error in a thread is raised here.
            list(threads.map(encode, range(0, len(texts), _A_TURN)))
        return vectors


def _processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _frugal() -> ort.SessionOptions:
    """One thread that does not spin, and no memory kept for later: a question takes a millisecond anyway."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    # There is nothing left to fuse, and trying costs time and memory at every start.
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
