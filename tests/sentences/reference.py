"""The same model written down once more, slowly and with all digits, to compare with."""

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from scipy.special import erf, softmax

Array = npt.NDArray[np.float64]


def vector(weights: Mapping[str, npt.NDArray[np.float32]], tokens: list[int]) -> Array:
    """The vector of one sentence, as the paper's formulas have it."""

    def dense(x: Array, name: str) -> Array:
        return x @ weights[f"{name}.weight"].T.astype(np.float64) + weights[f"{name}.bias"]

    def norm(x: Array, name: str) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        return centred / deviation * weights[f"{name}.LayerNorm.weight"] + weights[f"{name}.LayerNorm.bias"]

    def heads(x: Array) -> Array:
        return x.reshape(len(tokens), 12, 32).transpose(1, 0, 2)

    x = norm(
        weights["embeddings.word_embeddings.weight"][tokens].astype(np.float64)
        + weights["embeddings.position_embeddings.weight"][: len(tokens)]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "embeddings",
    )
    for layer in range(6):
        name = f"encoder.layer.{layer}"
        q, k, v = (heads(dense(x, f"{name}.attention.self.{part}")) for part in ("query", "key", "value"))
        seen = softmax(q @ k.transpose(0, 2, 1) / np.sqrt(32), axis=-1) @ v
        x = norm(
            x + dense(seen.transpose(1, 0, 2).reshape(len(tokens), 384), f"{name}.attention.output.dense"),
            f"{name}.attention.output",
        )
        wide = dense(x, f"{name}.intermediate.dense")
        wide = wide * (1 + erf(wide / np.sqrt(2))) / 2
        x = norm(x + dense(wide, f"{name}.output.dense"), f"{name}.output")
    mean: Array = np.average(x, axis=0, weights=[importance(token) for token in tokens])
    return mean / np.linalg.norm(mean)


def importance(token: int) -> float:
    """How much a token of the vocabulary counts in the mean."""
    if token >= 1996:
        rank = token - 1995
    elif token == 100 or (token >= 999 and token != 1029):
        rank = 20
    else:
        return 0.0
    return 0.005 / (0.005 + 1 / (rank * math.log(30_522)))
