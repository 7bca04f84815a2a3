"""Runs layers and functions of several inputs on all combinations of small shapes, for combinations_of_shapes.json.

    python3 combinations_of_shapes.py > combinations_of_shapes.json

Each line has a layer type, its arguments, the shapes of each input, and the combinations that torch takes, as the
places of the shapes in those lists with the shape of the output; torch refuses all others. Left out is what a type of
tensor decides and not its shape (classes or probabilities as targets), what torch 1.13 and 2.13 do differently, and
layers without a batch that take one here. Debian 12 has torch 1.13, torch 2.13 gives the same.
"""

import itertools
import json
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.simplefilter("ignore")


def real(shape):
    return torch.rand(shape)


def whole(shape):
    return torch.zeros(shape, dtype=torch.int64)


def mask(shape):
    return torch.zeros(shape, dtype=torch.bool)


def function(run):
    return lambda **args: lambda *tensors: run(*tensors, **args)


def along(run):
    """A function whose dimension comes after its first tensor."""
    return lambda dim: lambda first, second: run(first, dim, second)


def with_states(layer):
    return lambda **args: lambda first, *states: layer(**args)(first, states)


def evaluated(layer, **more):
    return lambda **args: layer(**args, **more).eval()


PAIRS = [[], [1], [2], [3], [1, 3], [2, 3], [3, 3], [2, 1], [1, 1], [2, 2, 3], [2, 3, 3], [1, 2, 3]]
TRIPLES = [[], [1], [3], [2], [2, 3], [1, 3], [2, 1], [2, 2, 3]]
FEATURES = [[], [4], [1, 4], [2, 4], [3, 4], [1, 2, 4], [2, 2, 4], [2, 1, 4], [3, 2, 4], [1, 3, 4]]
FEW_FEATURES = [[], [4], [2, 4], [1, 2, 4], [2, 2, 4], [2, 1, 4]]
STATES = [[4], [1, 4], [2, 4], [1, 1, 4], [1, 2, 4], [2, 2, 4], [2, 1, 4], [3, 2, 4]]
PLACES = [[], [1], [2], [3], [2, 3], [3, 3], [1, 3], [2, 1], [2, 2, 3]]
IMAGES = [[2, 4, 4], [1, 2, 4, 4], [2, 2, 4, 4], [2, 2, 3, 4], [2, 4], [2]]
BATCHES = [[1, 2, 4, 4], [2, 2, 4, 4], [2, 2, 3, 4]]
GRIDS = [[1, 3, 3, 2], [2, 3, 3, 2], [3, 3, 2], [2, 3, 3, 3], [2, 3, 2], [2, 3, 2, 2, 3], [2]]

EACH = [{}, {"reduction": "none"}]
DIMS = [{"dim": 0}, {"dim": 1}, {"dim": -1}, {"dim": -2}]
CELL = {"input_size": 4, "hidden_size": 4}
HEADS = {"embed_dim": 4, "num_heads": 2}
MODEL = {"d_model": 4, "nhead": 2}
BATCH_FIRST = {"batch_first": True}


def losses():
    for name in ["SoftMarginLoss", "HingeEmbeddingLoss", "KLDivLoss", "BCELoss", "BCEWithLogitsLoss", "L1Loss"]:
        yield name, getattr(nn, name), EACH, (real, real), [PAIRS] * 2
    yield "MultiLabelSoftMarginLoss", nn.MultiLabelSoftMarginLoss, EACH, (real, real), [PAIRS] * 2
    for name in ["MultiMarginLoss", "MultiLabelMarginLoss"]:
        yield name, getattr(nn, name), EACH, (real, whole), [PAIRS] * 2
    yield "MarginRankingLoss", nn.MarginRankingLoss, EACH, (real, real, real), [TRIPLES] * 3


def products():
    yield "CosineSimilarity", nn.CosineSimilarity, [{}, {"dim": -1}], (real, real), [PAIRS[1:]] * 2
    yield "PairwiseDistance", nn.PairwiseDistance, [{}, {"keepdim": True}], (real, real), [PAIRS[1:]] * 2
    sizes = {"in1_features": 3, "in2_features": 3, "out_features": 2}
    yield "Bilinear", nn.Bilinear, [sizes, {**sizes, "in2_features": 1, "bias": False}], (real, real), [PAIRS] * 2
    yield "MatMul", function(torch.matmul), [{}], (real, real), [PAIRS] * 2
    yield "CDist", function(torch.cdist), [{}], (real, real), [PLACES] * 2


def sequences():
    for name in ["RNNCell", "GRUCell"]:
        yield name, getattr(nn, name), [CELL], (real, real), [FEATURES] * 2
    yield "LSTMCell", with_states(nn.LSTMCell), [CELL], (real, real, real), [FEW_FEATURES] * 3
    for name in ["RNN", "GRU"]:
        kinds = [CELL, {**CELL, **BATCH_FIRST}, {**CELL, "bidirectional": True}]
        yield name, getattr(nn, name), kinds, (real, real), [FEATURES, STATES]
    kinds = [CELL, {**CELL, **BATCH_FIRST, "num_layers": 2}]
    yield "LSTM", with_states(nn.LSTM), kinds, (real, real, real), [FEW_FEATURES, STATES, STATES]
    kinds = [HEADS, {**HEADS, **BATCH_FIRST}]
    yield "MultiheadAttention", evaluated(nn.MultiheadAttention), kinds, (real,) * 3, [FEW_FEATURES] * 3
    kinds = [MODEL, {**MODEL, **BATCH_FIRST}]
    yield "TransformerDecoderLayer", evaluated(nn.TransformerDecoderLayer), kinds, (real, real), [FEATURES] * 2
    small = evaluated(nn.Transformer, num_encoder_layers=1, num_decoder_layers=1)
    yield "Transformer", small, kinds, (real, real), [FEATURES] * 2


def places():
    yield "Gather", along(torch.gather), DIMS[:3], (real, whole), [PLACES] * 2
    yield "IndexSelect", along(torch.index_select), DIMS[:3], (real, whole), [PLACES[1:], PLACES]
    for name, run in [("Stack", torch.stack), ("Concat", torch.cat)]:
        yield name, lambda dim, run=run: lambda *tensors: run(tensors, dim), DIMS, (real, real), [PLACES] * 2
    yield "Where", function(torch.where), [{}], (mask, real, real), [PLACES] * 3
    yield "Lerp", function(torch.lerp), [{}], (real, real, real), [PLACES] * 3
    yield "AddCMul", function(torch.addcmul), [{}], (real, real, real), [PLACES] * 3
    filled = function(lambda tensor, where, value: tensor.masked_fill(where, value))
    yield "MaskedFill", filled, [{}], (real, mask, real), [PLACES, PLACES, [[]]]
    yield "GridSample", function(F.grid_sample), [{}], (real, real), [IMAGES, GRIDS]
    windows = [{"kernel_size": 2}, {"kernel_size": 3, "stride": 1, "padding": 1}]
    yield "MaxUnpool2d", nn.MaxUnpool2d, windows, (real, whole), [BATCHES, IMAGES]


def output_shape(make, args, tensors):
    try:
        output = make(**args)(*tensors)
    except (RuntimeError, IndexError, ValueError, AssertionError):
        return None
    while isinstance(output, tuple):
        output = output[0]
    return list(output.shape)


def recorded(name, make, args, kinds, shapes):
    taken = []
    for places in itertools.product(*[range(len(each)) for each in shapes]):
        tensors = [kind(each[place]) for kind, each, place in zip(kinds, shapes, places)]
        output = output_shape(make, args, tensors)
        if output is not None:
            taken.append([*places, output])
    return {"type": name, "args": args, "shapes": shapes, "taken": taken}


rows = [
    recorded(name, make, args, kinds, shapes)
    for family in (losses(), products(), sequences(), places())
    for name, make, each, kinds, shapes in family
    for args in each
]
print("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]")
