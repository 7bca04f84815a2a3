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


#: layers whose weight is computed of other tensors by a function of torch.nn.utils
PARAMETRIZED = [
    (("Conv2d", {"out_channels": 4, "kernel_size": 3}, [[2, 8, 6, 4]]), ("weight_norm", "spectral_norm")),
    (("Conv1d", {"out_channels": 4, "kernel_size": 3, "groups": 2, "bias": False}, [[2, 8, 10]]), ("weight_norm", "spectral_norm")),
    (("ConvTranspose2d", {"out_channels": 4, "kernel_size": [2, 3]}, [[2, 8, 6, 4]]), ("weight_norm", "spectral_norm")),
    (("Linear", {"out_features": 3}, [[4, 8]]), ("weight_norm", "spectral_norm")),
    (("Embedding", {"num_embeddings": 9, "embedding_dim": 3}, [[2, 5]]), ("weight_norm", "spectral_norm")),
]


def parametrized_rows():
    for case, names in PARAMETRIZED:
        for name in names:
            yield {**row(*case, getattr(torch.nn.utils, name)), "parametrization": name}


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
