"""All calls that are measured, how torch makes each, and tensors to make it with."""

import torch
import torchvision
from torch import nn

import cases_elementwise
import cases_layers
import cases_moving
import cases_reducing
import training_ops
from training_modules import Function

PARTS = (cases_elementwise, cases_reducing, cases_moving, cases_layers)
CASES = [*training_ops.CASES, *(case for part in PARTS for case in part.CASES)]

#: what torch 1.13 fails on by faults of its own: a table without a gradient, and numbers where calls are dispatched from Python
WITHOUT_TRAINING = [
    case for case in CASES
    if (case[0] == "EmbeddingBag" and len(case[2]) == 3) or (case[0] in ("BitwiseOr", "BitwiseXor") and case[1] != {})
]

FUNCTIONS = {
    **training_ops.FUNCTIONS,
    **{kind: function for part in PARTS for kind, function in getattr(part, "FUNCTIONS", {}).items()},
}


class WithStates(nn.Module):
    """A recurrent layer whose states are inputs of their own, and outputs of their own."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x, *states):
        states = states[0] if len(states) == 1 else states
        given = self.layer(x, *((states,) if len(states) > 0 else ()))
        return flat(given)


def flat(value):
    return tuple(part for each in value for part in flat(each)) if isinstance(value, (tuple, list)) else (value,)


class WithBranches(nn.Module):
    """An encoder or a decoder of nn, by the arguments of its layers."""

    def __init__(self, kind, args):
        super().__init__()
        args = {**args}
        count, norm = args.pop("num_layers"), args.pop("norm", False)
        layer = nn.TransformerEncoderLayer if kind == "TransformerEncoder" else nn.TransformerDecoderLayer
        self.layer = getattr(nn, kind)(layer(**args), count, nn.LayerNorm(args["d_model"]) if norm else None)

    def forward(self, *inputs):
        return self.layer(*inputs)


class WithWeights(nn.Module):
    """EmbeddingBag, whose weights of samples torch takes by name only."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, indexes, offsets=None, weights=None):
        return self.layer(indexes, offsets, weights)


class Pool(nn.Module):
    def __init__(self, layer, size):
        super().__init__()
        self.layer = layer
        self.size = size

    def forward(self, x, indexes):
        return self.layer(x, indexes, output_size=self.size)


WRAPPED = ("RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell")


def make(kind, args, shapes):
    """A module for a case, which takes the inputs of the spec's layer and gives its outputs."""
    old = any(kind == case[0] and args == case[1] and shapes == case[2] for case in training_ops.CASES)
    if old:
        return training_ops.make(kind, args, shapes)
    if kind in FUNCTIONS:
        return Function(FUNCTIONS[kind](args))
    if kind in WRAPPED:
        size = {"input_size": shapes[0][-1]}
        return WithStates(getattr(nn, kind)(**size, **args))
    if kind in ("TransformerEncoder", "TransformerDecoder"):
        return WithBranches(kind, args)
    if kind == "DeformConv2d":
        return torchvision.ops.DeformConv2d(shapes[0][1], **args)
    if kind == "EmbeddingBag":
        return WithWeights(nn.EmbeddingBag(**args))
    if kind == "SyncBatchNorm":
        return nn.BatchNorm2d(shapes[0][1], **args)  # which it is on one device; alone it runs on GPUs only
    return training_ops.make(kind, args, shapes)


def tensor_for(given, positive):
    """Numbers between 0.1 and 0.9 where a function is not defined for all of them."""
    if not isinstance(given, dict):
        return torch.rand(given) * 0.8 + 0.1 if positive else torch.randn(given)
    shape = given["shape"]
    if "below" in given:
        return torch.randint(1, given["below"], shape)  # no 0, by which some functions divide
    if given.get("dtype") == "bool":
        return torch.rand(shape) < 0.5
    if given["kind"] == "places":
        count = torch.Size(shape[2:]).numel()
        return torch.arange(count).reshape(shape[2:]).expand(shape).contiguous()
    if given["kind"] == "offsets":
        return torch.arange(shape[0]) * 3
    factor = torch.randn(shape)
    return factor @ factor.transpose(-2, -1) + torch.eye(shape[-1])
