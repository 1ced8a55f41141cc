"""Builds the ONNX graph of the sentence model all-MiniLM-L6-v2 from its weights, the large ones as 8-bit integers.

The model is a BERT of six layers whose token vectors are averaged; here rare words count more in that mean. It is
written down operator by operator because the usual converter needs torch, which is fifty times larger than the model.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from bot.sentences.weights import Weights

LAYERS = 6
HEADS = 12
HIDDEN = 384
EPSILON = 1e-12
MICROSOFT = "com.microsoft"
OPSETS = {"": 17, MICROSOFT: 1}
IR_VERSION = 8
"""The one that came with opset 17, so that a runtime of another release can read the file."""
UNKNOWN, FIRST_CHARACTER, QUESTION_MARK, COMMONEST = 100, 999, 1029, 1996
"""Places in the vocabulary. Before the first character are frames and places kept free; words begin with "the"."""
AS_COMMON_AS = 20.0
"""The rank that characters and unknown words are taken to have."""
COMMON = 0.005
"""A word with this share of all text counts half of what the rarest do."""
MOST = 127
"""The largest integer of eight bits, and its opposite is one too."""

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int8]


def build(weights: Weights) -> ModelProto:
    """The whole model: `input_ids` and `attention_mask` (sentences, tokens) in, `vectors` of length one out."""
    graph = _Graph()
    x = _embeddings(graph, weights)
    mask = graph.add("Cast", "attention_mask", to=TensorProto.INT32)
    for number in range(LAYERS):
        x = _layer(graph, weights, f"encoder.layer.{number}", x, mask)
    _pool(graph, x, importance(len(weights["embeddings.word_embeddings.weight"])))
    shape = ("sentences", "tokens")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")]
    outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ("sentences", HIDDEN))]
    return helper.make_model(
        helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", inputs, outputs, graph.constants),
        opset_imports=[helper.make_opsetid(domain, version) for domain, version in OPSETS.items()],
        ir_version=IR_VERSION,
    )


class _Graph:
    """Collects operators and constants."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def add(self, operator: str, *inputs: str, domain: str = "", output: str = "", **attributes: Any) -> str:
        """An operator with one output, whose name comes back."""
        output = output or f"{operator}-{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def constant(self, array: npt.NDArray[Any]) -> str:
        """A value that is part of the file."""
        name = f"constant-{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name


def _embeddings(graph: _Graph, weights: Weights) -> str:
    """What a word means by itself, and where it stands. A sentence is always the first of its pair, so the vector that
    says so is added to the positions here and now."""
    words, scales = _rows_as_integers(weights["embeddings.word_embeddings.weight"])
    rows = graph.add("Gather", graph.constant(words), "input_ids")
    row_scales = graph.add("Gather", graph.constant(scales), "input_ids")
    meant = graph.add("Mul", graph.add("Cast", rows, to=TensorProto.FLOAT), row_scales)

    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.add("Shape", "input_ids", start=1, end=2)
    placed = graph.add("Slice", graph.constant(places), graph.constant(np.array([0])), length)
    return graph.add(
        "LayerNormalization", graph.add("Add", meant, placed), *_norm(graph, weights, "embeddings"), epsilon=EPSILON
    )


def _layer(graph: _Graph, weights: Weights, name: str, x: str, mask: str) -> str:
    """Every token looks at the others, then at itself."""
    # The three are one product, so that its input is quantised once.
    asked = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    together = _linear(graph, weights, asked, x)
    thirds = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [together], thirds, axis=2))
    seen = graph.add("MultiHeadAttention", *thirds, "", mask, domain=MICROSOFT, num_heads=HEADS)
    x = _add_and_norm(
        graph, weights, f"{name}.attention.output", x, _linear(graph, weights, [f"{name}.attention.output.dense"], seen)
    )
    wide = graph.add("Gelu", _linear(graph, weights, [f"{name}.intermediate.dense"], x), domain=MICROSOFT)
    return _add_and_norm(graph, weights, f"{name}.output", x, _linear(graph, weights, [f"{name}.output.dense"], wide))


def _pool(graph: _Graph, x: str, importance: Floats) -> None:
    """The mean over the real tokens by their importance, then length one; a sentence without any stays zero."""
    real = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    counts = graph.add("Mul", real, graph.add("Gather", graph.constant(importance), "input_ids"))
    column = graph.add("Unsqueeze", counts, graph.constant(np.array([2])))
    # The length of the sum goes to one anyway, so it need not be divided by the number of tokens.
    total = graph.add("ReduceSum", graph.add("Mul", x, column), graph.constant(np.array([1])), keepdims=0)
    length = graph.add("ReduceL2", total, axes=[1], keepdims=1)
    graph.add("Div", total, graph.add("Max", length, graph.constant(np.array([1e-12], np.float32))), output="vectors")


def importance(vocabulary: int) -> Floats:
    """How much each token of the vocabulary counts in the mean over a sentence, shape (vocabulary,): the commoner, the
    less (Arora, Liang and Ma 2017); frames and the question mark, which every message is given, count nothing.

    The vocabulary has words in the order of how common they are; shares of all text are taken from Zipf's law.
    """
    ranks = np.arange(vocabulary) - COMMONEST + 1.0
    ranks[FIRST_CHARACTER:COMMONEST] = AS_COMMON_AS
    ranks[UNKNOWN] = AS_COMMON_AS
    counts = ranks > 0
    counts[QUESTION_MARK] = False
    shares = 1 / (np.maximum(ranks, 1.0) * math.log(vocabulary))
    return np.where(counts, COMMON / (COMMON + shares), 0.0).astype(np.float32)


def _linear(graph: _Graph, weights: Weights, names: list[str], x: str) -> str:
    """One matrix product, or several of the same input side by side, with integers."""
    matrix = np.concatenate([weights[f"{name}.weight"] for name in names]).T
    bias = np.concatenate([weights[f"{name}.bias"] for name in names])
    integers, scales = _columns_as_integers(matrix)
    parts = [graph.constant(part) for part in (integers, scales, bias)]
    return graph.add("DynamicQuantizeMatMul", x, parts[0], parts[1], "", parts[2], domain=MICROSOFT)


def _add_and_norm(graph: _Graph, weights: Weights, name: str, before: str, change: str) -> str:
    return graph.add(
        "SkipLayerNormalization", before, change, *_norm(graph, weights, name), domain=MICROSOFT, epsilon=EPSILON
    )


def _norm(graph: _Graph, weights: Weights, name: str) -> tuple[str, str]:
    return (
        graph.constant(weights[f"{name}.LayerNorm.weight"]),
        graph.constant(weights[f"{name}.LayerNorm.bias"]),
    )


def _rows_as_integers(matrix: Floats) -> tuple[Integers, Floats]:
    """8-bit integers, and a scale for each row that, multiplied with them, gives nearly the matrix."""
    scales = np.abs(matrix).max(axis=1, keepdims=True) / np.float32(MOST)
    return np.rint(matrix / scales).astype(np.int8), scales


def _columns_as_integers(matrix: Floats) -> tuple[Integers, Floats]:
    """The same with a scale for each column, such that no two neighbours in a column are more than 128 together.

    Processors without VNNI instructions multiply two neighbours with unsigned bytes and add the products in 16 bits:
    255 * 128 still fits, so that every processor gets the same sum.
    """
    sizes = np.abs(matrix)
    scales = np.maximum(sizes.max(axis=0), (sizes[0::2] + sizes[1::2]).max(axis=0)) / np.float32(MOST)
    return np.rint(matrix / scales).astype(np.int8), scales
