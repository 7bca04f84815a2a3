"""Writes test/golden/ops/rows.json: what torch 1.13 says of each call's outputs, parameters and buffers.

    /usr/bin/python3 tools/truth/op_rows.py        (Debian: python3-torch, python3-torchvision)

torch 1.13 lacks RMSNorm, scaled_dot_product_attention, ZeroPad1d, ZeroPad3d and CircularPad1d to 3d, which are written out here
by their documentation; SyncBatchNorm runs as the BatchNorm2d that it is on one device.
"""

import json
import pathlib

import torch

from op_calls import CASES, make, tensor_for
from saved_tensors import tensors_in

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "ops" / "rows.json"


def kind_of(tensor):
    """The element type; the network's own is left out."""
    name = str(tensor.dtype).removeprefix("torch.")
    return {} if name == "float32" else {"dtype": name}


def own(named):
    return [[name, list(tensor.shape)] for name, tensor in named]


#: layers of which tensors are computed of others by functions of torch.nn.utils
PARAMETRIZED = [
    (("Conv2d", {"out_channels": 4, "kernel_size": 3}, [[2, 8, 6, 4]]), ("weight_norm", "spectral_norm")),
    (("Conv1d", {"out_channels": 4, "kernel_size": 3, "groups": 2, "bias": False}, [[2, 8, 10]]), ("weight_norm", "spectral_norm")),
    (("ConvTranspose2d", {"out_channels": 4, "kernel_size": [2, 3]}, [[2, 8, 6, 4]]), ("weight_norm", "spectral_norm")),
    (("Linear", {"out_features": 3}, [[4, 8]]), ("weight_norm", "spectral_norm")),
    (("Embedding", {"num_embeddings": 9, "embedding_dim": 3}, [[2, 5]]), ("weight_norm", "spectral_norm")),
]


LSTM = ("LSTM", {"hidden_size": 4, "num_layers": 2}, [[5, 2, 8]])
ATTENTION = ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2}, [[5, 2, 8]])

#: layers of which tensors other than the weight are, in the order in which the functions are called
BY_NAME = [
    (LSTM, {"weight_hh_l0": "spectral_norm"}),
    (LSTM, {"weight_hh_l1": "weight_norm", "weight_ih_l0": "spectral_norm"}),
    (("GRU", {"hidden_size": 4, "bidirectional": True}, [[5, 2, 8]]), {"weight_hh_l0_reverse": "weight_norm"}),
    (("LSTMCell", {"hidden_size": 4}, [[2, 8]]), {"weight_hh": "weight_norm", "bias_ih": "weight_norm"}),
    (("Linear", {"out_features": 3}, [[4, 8]]), {"bias": "weight_norm", "weight": "spectral_norm"}),
    (("Conv2d", {"out_channels": 4, "kernel_size": 3}, [[2, 8, 6, 4]]), {"bias": "spectral_norm"}),
    (ATTENTION, {"in_proj_weight": "spectral_norm"}),
    (ATTENTION, {"in_proj_weight": "weight_norm", "in_proj_bias": "weight_norm"}),
    (("Bilinear", {"in1_features": 5, "in2_features": 4, "out_features": 3}, [[2, 5], [2, 4]]), {"weight": "spectral_norm"}),
]


def parametrized_by(functions):
    def parametrize(module):
        inner = getattr(module, "layer", getattr(module, "attention", module))
        for name, function in functions.items():
            getattr(torch.nn.utils, function)(inner, name)
        return module

    return parametrize


def parametrized_rows():
    one_each = [(case, {"weight": name}) for case, names in PARAMETRIZED for name in names]
    for case, functions in [*one_each, *BY_NAME]:
        yield {**row(*case, parametrized_by(functions)), "parametrization": functions}


def row(kind, args, shapes, parametrize=lambda module: module):
    # a layer that is wrapped has its tensors' names below that of the wrapper's attribute
    module = parametrize(make(kind, args, shapes))
    inputs = [torch.randint(0, 9, each) if kind == "Embedding" else tensor_for(each, True) for each in shapes]
    inner = getattr(module, "layer", getattr(module, "attention", module))
    with torch.no_grad():
        if kind == "MultiheadAttention":  # what is measured in training leaves its weights out
            given = inner(*(inputs if len(inputs) > 1 else inputs * 3))
        else:
            given = module(*inputs)
    outputs = tensors_in(given)
    return {
        "type": kind,
        "args": args,
        "inputs": shapes,
        "outputs": [{"shape": list(each.shape), **kind_of(each)} for each in outputs],
        "params": own(inner.named_parameters()),
        "buffers": own(inner.named_buffers()),
    }


if __name__ == "__main__":
    torch.manual_seed(0)
    rows = [json.dumps(each) for each in (*(row(*case) for case in CASES), *parametrized_rows())]
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text("[\n  " + ",\n  ".join(rows) + "\n]\n")
    print(len(rows), "torch", torch.__version__)
