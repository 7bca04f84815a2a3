"""Writes test/golden/onnx/nodes.json: the sizes and element types that ONNX Runtime 1.30 gives for single nodes, the
elements of those that fold, or that it refuses them.

    python3 tools/truth/onnx_nodes.py        (onnx 1.23.1, onnxruntime 1.30.0)

What of an operand is not known before the run has two forms here, and the node runs with both: what the outputs have in
common is what can be known of them. Operators that ONNX Runtime lacks on a CPU run in the reference of onnx.
"""

import json
import pathlib

import numpy
import onnx
import onnxruntime
from onnx import helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from onnx_node_cases import CASES

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "onnx" / "nodes.json"

onnxruntime.set_default_logger_severity(4)


def element_type(array):
    return helper.np_dtype_to_tensor_dtype(array.dtype)


def model_of(case, arrays):
    """A model of the node alone; what the case says to be stored is."""
    given = [(f"x{index}", array) for index, array in enumerate(arrays) if array is not None]
    names = ["" if array is None else f"x{index}" for index, array in enumerate(arrays)]
    stored = {f"x{index}" for index, operand in enumerate(case["operands"]) if operand and operand["stored"]}
    inputs = [
        helper.make_tensor_value_info(name, element_type(array), array.shape) for name, array in given if name not in stored
    ]
    initializers = [numpy_helper.from_array(array, name) for name, array in given if name in stored]
    outputs = [f"y{index}" for index in range(case["outputs"])]
    node = helper.make_node(case["op"], names, outputs, domain=case["domain"], **case["attributes"])
    graph = helper.make_graph([node], "node", inputs, [helper.make_empty_tensor_value_info(name) for name in outputs], initializers)
    opsets = [helper.make_opsetid("", case["opset"])]
    if case["domain"]:
        opsets.append(helper.make_opsetid(case["domain"], 1))
    return helper.make_model(graph, opset_imports=opsets, ir_version=11)


def run(case, arrays):
    """The outputs; None where the node is refused."""
    model = model_of(case, arrays)
    feed = {value.name: arrays[int(value.name[1:])] for value in model.graph.input}
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
        return session.run(None, feed)
    except onnxruntime.capi.onnxruntime_pybind11_state.NotImplemented:
        return ReferenceEvaluator(model).run(None, feed)
    except Exception as error:
        print(f"{case['name']}: {str(error)[:250]!r}")
        return None


def common(left, right):
    """What two lists of sizes or elements have in common: None for what differs, None for all where they are not as long."""
    if left is None or right is None or len(left) != len(right):
        return None
    return [one if one == other else None for one, other in zip(left, right)]


def elements_of(array):
    """The elements in row-major order, truths as 0 and 1."""
    return [element + 0 for element in numpy.ravel(array).tolist()]


def operand_of(operand):
    """An operand as the test makes it."""
    if operand is None:
        return None
    first, second = (numpy.asarray(form) for form in operand["forms"])
    known = {"dims": common(first.shape, second.shape), "type": element_type(first), "stored": operand["stored"]}
    if not operand["hasElements"]:
        return known
    return {**known, "elements": common(first.ravel().tolist(), second.ravel().tolist())}


def main():
    rows = []
    for case in CASES:
        runs = [
            run(case, [None if operand is None else numpy.asarray(operand["forms"][form]) for operand in case["operands"]])
            for form in (0, 1)
        ]
        if (runs[0] is None) != (runs[1] is None):
            raise SystemExit(f"{case['name']} is refused once only")
        row = {**case, "operands": [operand_of(operand) for operand in case["operands"]]}
        del row["folds"]
        if runs[0] is None:
            rows.append({**row, "refused": True})
            continue
        pairs = list(zip(*runs))
        row["types"] = [element_type(numpy.asarray(first)) for first, _second in pairs]
        row["gives"] = [common(numpy.shape(first), numpy.shape(second)) for first, second in pairs]
        if case["folds"]:
            row["holds"] = [common(elements_of(first), elements_of(second)) for first, second in pairs]
        rows.append(row)
    names = [row["name"] for row in rows]
    if len(set(names)) < len(names):
        raise SystemExit("two cases have one name")
    GOLDEN.write_text("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n")


if __name__ == "__main__":
    main()
