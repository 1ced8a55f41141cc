"""Takes the vectors of words out of a model into a file of their own, half of it all.

Onnxruntime maps such a file into memory: of its thirty thousand rows only those of words that are asked about are read,
and several processes share them.
"""

from onnx import ModelProto
from onnx.external_data_helper import set_external_data


def taken_out(model: ModelProto, name: str) -> bytes:
    """The largest table of a model, which looks for it in the file `name` beside its own from now on."""
    table = max(model.graph.initializer, key=lambda constant: len(constant.raw_data))
    content = bytes(table.raw_data)
    set_external_data(table, name)
    table.ClearField("raw_data")
    return content
