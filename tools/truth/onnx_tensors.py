"""Writes tensors as onnx.helper writes them, with their elements, into test/golden/onnx/tensors.json.

    /usr/bin/python3 tools/truth/onnx_tensors.py

(Debian: python3-onnx.) A row is [name, element type, form, bytes, bytes, elements], bytes in base64: `raw` is raw_data,
`typed` the field of the type. Elements are what numpy_helper.to_array reads of the first bytes; what JSON has no number for
is a text. The second bytes repeat them up to 100, since few bytes are read where they lie.
"""

import base64
import json
import math
import pathlib

import numpy
from onnx import TensorProto, helper, numpy_helper

OUT = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "onnx" / "tensors.json"
INF = math.inf
LONG = 100
FLOATS = [0.0, 1.5, -2.25, 1e-3, 1024.0, INF, -INF, math.nan]
VALUES = {
    "FLOAT": FLOATS,
    "DOUBLE": [*FLOATS, 1e-300],
    # the least one, the greatest one without a leading 1, the greatest
    "FLOAT16": [*FLOATS, 2.0**-24, 1023 * 2.0**-24, 65504.0],
    "BFLOAT16": [0.0, 1.5, -2.25, 1024.0, INF, -INF, 2.0**100],
    "BOOL": [1, 0, 1],
    "UINT8": [0, 1, 255],
    "INT8": [0, 1, -1, 127, -128],
    "UINT16": [0, 1, 65535],
    "INT16": [0, -1, 32767, -32768],
    "UINT32": [0, 1, 2**32 - 1],
    "INT32": [0, -1, 2**31 - 1, -(2**31)],
    # whole numbers that a double holds
    "UINT64": [0, 1, 2**32, 2**53],
    "INT64": [0, -1, 2**32 + 5, -(2**32) - 5, 2**53, -(2**53)],
}


def bfloat16(values):
    return (numpy.array(values, dtype=numpy.float32).view(numpy.uint32) >> 16).astype(numpy.uint16)


def written(name, values, form):
    kind = getattr(TensorProto, name)
    if form == "typed":
        return helper.make_tensor("t", kind, [len(values)], values)
    if name == "BFLOAT16":
        raw = bfloat16(values).tobytes()
    else:
        raw = numpy.array(values, dtype=helper.mapping.TENSOR_TYPE_TO_NP_TYPE[kind]).tobytes()
    return helper.make_tensor("t", kind, [len(values)], raw, raw=True)


def printed(number):
    return number if math.isfinite(number) else str(number)


rows = []
for name, values in VALUES.items():
    for form in ["raw", "typed"]:
        short, long = [written(name, elements, form) for elements in [values, (values * LONG)[:LONG]]]
        found = numpy_helper.to_array(short).tolist()
        files = [base64.b64encode(tensor.SerializeToString()).decode() for tensor in [short, long]]
        rows.append([name, short.data_type, form, *files, [printed(each) for each in found]])
OUT.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
