"""The files are small, any processor computes the same with them, and building them twice gives the same files."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from bot.sentences import graph
from bot.sentences.model_folder import MODEL, WEIGHTS, WORDS, _built, _carried


@pytest.fixture(scope="module")
def built(model: Path) -> onnx.ModelProto:
    return onnx.load(model / MODEL)


def test_the_files_are_a_quarter_of_the_weights(model: Path) -> None:
    assert sum((model / name).stat().st_size for name in (MODEL, WORDS)) < 24_000_000


def test_it_is_built_the_same_every_time(model: Path) -> None:
    assert _built(_carried(WEIGHTS)) == {name: (model / name).read_bytes() for name in (MODEL, WORDS)}


def test_the_graph_is_well_formed(built: onnx.ModelProto) -> None:
    onnx.checker.check_model(built, full_check=False)
    assert [value.name for value in built.graph.input] == ["input_ids", "attention_mask"]
    assert [value.name for value in built.graph.output] == ["vectors"]


def test_no_processor_overflows(built: onnx.ModelProto) -> None:
    constants = {constant.name: constant for constant in built.graph.initializer}
    products = [node for node in built.graph.node if node.op_type == "DynamicQuantizeMatMul"]

    assert len(products) == 4 * graph.LAYERS
    for node in products:
        sizes = np.abs(numpy_helper.to_array(constants[node.input[1]]).astype(np.int32))
        assert 255 * (sizes[0::2] + sizes[1::2]).max() < 2**15
        assert sizes.max() > 64, "most of the eight bits are used"
