"""Reads a safetensors file: eight bytes of length, a JSON header that says where each tensor lies, the tensors."""

import json
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Weights = Mapping[str, npt.NDArray[np.float32]]
"""The tensors of a model by name."""


def parse(content: bytes) -> Weights:
    """The float32 tensors of a safetensors file; they share its memory. Only for content that was checked before."""
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    return {
        name: np.frombuffer(content[start + row["data_offsets"][0] : start + row["data_offsets"][1]], "<f4").reshape(
            row["shape"]
        )
        for name, row in header.items()
        if row.get("dtype") == "F32"
    }
