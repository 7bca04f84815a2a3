"""One call of each layer type, in the words of this project's specs, and how torch makes it."""

import torch
import torch.nn.functional as F
import torchvision
from torch import nn

from training_modules import Function, LayerNorm2d, RMSNorm, dot_product_attention

IMAGE = [2, 8, 6, 4]
SEQUENCE = [2, 5, 8]

#: type, arguments, input shapes
CASES = [
    ("Conv1d", {"out_channels": 4, "kernel_size": 3}, [[2, 8, 10]]),
    ("Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1}, [IMAGE]),
    ("Conv2d", {"out_channels": 4, "kernel_size": [3, 1], "stride": 2, "bias": False}, [IMAGE]),
    ("Conv2d", {"out_channels": 16, "kernel_size": 3, "groups": 8}, [IMAGE]),
    ("Conv2d", {"out_channels": 4, "kernel_size": 3, "groups": 2, "padding": "same"}, [IMAGE]),
    ("Conv2d", {"out_channels": 4, "kernel_size": 2, "padding": "same"}, [IMAGE]),
    ("Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1, "padding_mode": "reflect"}, [IMAGE]),
    ("Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1, "padding_mode": "circular"}, [IMAGE]),
    ("Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": [1, 0], "padding_mode": "replicate"}, [IMAGE]),
    ("Conv3d", {"out_channels": 4, "kernel_size": 2}, [[2, 8, 4, 5, 6]]),
    ("ConvTranspose1d", {"out_channels": 4, "kernel_size": 3, "stride": 2}, [[2, 8, 10]]),
    ("ConvTranspose2d", {"out_channels": 4, "kernel_size": 3, "stride": 2, "output_padding": 1}, [IMAGE]),
    ("ConvTranspose2d", {"out_channels": 4, "kernel_size": 2, "groups": 4, "bias": False}, [IMAGE]),
    ("ConvTranspose3d", {"out_channels": 4, "kernel_size": 2}, [[2, 8, 3, 4, 5]]),
    ("MaxPool1d", {"kernel_size": 2}, [[2, 8, 10]]),
    ("MaxPool2d", {"kernel_size": 3, "stride": 2, "padding": 1}, [IMAGE]),
    ("MaxPool3d", {"kernel_size": 2}, [[2, 8, 4, 5, 6]]),
    ("AvgPool1d", {"kernel_size": 2}, [[2, 8, 10]]),
    ("AvgPool2d", {"kernel_size": 2}, [IMAGE]),
    ("AvgPool3d", {"kernel_size": 2}, [[2, 8, 4, 5, 6]]),
    ("AdaptiveAvgPool1d", {"output_size": 1}, [[2, 8, 10]]),
    ("AdaptiveAvgPool1d", {"output_size": 3}, [[2, 8, 10]]),
    ("AdaptiveAvgPool2d", {"output_size": 1}, [IMAGE]),
    ("AdaptiveAvgPool2d", {"output_size": [1, 2]}, [IMAGE]),
    ("AdaptiveAvgPool2d", {"output_size": 2}, [IMAGE]),
    ("AdaptiveAvgPool3d", {"output_size": 1}, [[2, 8, 4, 5, 6]]),
    ("AdaptiveAvgPool3d", {"output_size": 2}, [[2, 8, 4, 5, 6]]),
    ("AdaptiveMaxPool1d", {"output_size": 3}, [[2, 8, 10]]),
    ("AdaptiveMaxPool2d", {"output_size": 1}, [IMAGE]),
    ("AdaptiveMaxPool3d", {"output_size": 2}, [[2, 8, 4, 5, 6]]),
    *[
        (name, {**args, "inplace": True} if inplace else args, [IMAGE])
        for name, args in (
            ("ReLU", {}), ("ReLU6", {}), ("LeakyReLU", {}), ("ELU", {}), ("CELU", {}), ("SELU", {}), ("SiLU", {}),
            ("Mish", {}), ("Hardswish", {}), ("Hardsigmoid", {}), ("Hardtanh", {}),
        )
        for inplace in (False, True)
    ],
    ("GELU", {}, [IMAGE]),
    ("GELU", {"approximate": "tanh"}, [IMAGE]),
    ("Sigmoid", {}, [IMAGE]),
    ("LogSigmoid", {}, [IMAGE]),
    ("Tanh", {}, [IMAGE]),
    ("Softsign", {}, [IMAGE]),
    ("Softplus", {}, [IMAGE]),
    ("PReLU", {}, [IMAGE]),
    ("PReLU", {"num_parameters": 8}, [IMAGE]),
    ("Softmax", {"dim": -1}, [IMAGE]),
    ("LogSoftmax", {"dim": 1}, [IMAGE]),
    ("BatchNorm1d", {}, [[4, 8]]),
    ("BatchNorm1d", {}, [[2, 8, 10]]),
    ("BatchNorm2d", {}, [IMAGE]),
    ("BatchNorm2d", {"affine": False}, [IMAGE]),
    ("BatchNorm2d", {"track_running_stats": False}, [IMAGE]),
    ("BatchNorm3d", {}, [[2, 8, 4, 5, 6]]),
    ("InstanceNorm1d", {}, [[2, 8, 10]]),
    ("InstanceNorm2d", {}, [IMAGE]),
    ("InstanceNorm2d", {"affine": True}, [IMAGE]),
    ("InstanceNorm2d", {"affine": True, "track_running_stats": True}, [IMAGE]),
    ("InstanceNorm3d", {}, [[2, 8, 4, 5, 6]]),
    ("GroupNorm", {"num_groups": 2}, [IMAGE]),
    ("GroupNorm", {"num_groups": 4, "affine": False}, [IMAGE]),
    ("LayerNorm", {"normalized_shape": 8}, [SEQUENCE]),
    ("LayerNorm", {"normalized_shape": [5, 8]}, [SEQUENCE]),
    ("LayerNorm", {"normalized_shape": 8, "elementwise_affine": False}, [SEQUENCE]),
    ("LayerNorm2d", {}, [IMAGE]),
    ("RMSNorm", {"normalized_shape": 8}, [SEQUENCE]),
    ("LocalResponseNorm", {"size": 3}, [IMAGE]),
    ("LocalResponseNorm", {"size": 3}, [[2, 8, 10]]),
    ("Linear", {"out_features": 3}, [[4, 8]]),
    ("Linear", {"out_features": 3}, [SEQUENCE]),
    ("Linear", {"out_features": 3, "bias": False}, [SEQUENCE]),
    ("Linear", {"out_features": 3}, [IMAGE[:-1] + [8]]),
    ("Embedding", {"num_embeddings": 9, "embedding_dim": 3}, [[2, 5]]),
    ("Dropout", {"p": 0.3}, [IMAGE]),
    ("Dropout", {"p": 0.3, "inplace": True}, [IMAGE]),
    ("Dropout", {"p": 0}, [IMAGE]),
    ("Dropout1d", {"p": 0.3}, [[2, 8, 10]]),
    ("Dropout2d", {"p": 0.3}, [IMAGE]),
    ("Dropout3d", {"p": 0.3}, [[2, 8, 4, 5, 6]]),
    ("AlphaDropout", {"p": 0.3}, [IMAGE]),
    ("FeatureAlphaDropout", {"p": 0.3}, [IMAGE]),
    ("StochasticDepth", {"p": 0.3, "mode": "row"}, [IMAGE]),
    ("StochasticDepth", {"p": 0.3, "mode": "batch"}, [IMAGE]),
    ("StochasticDepth", {"p": 0}, [IMAGE]),
    ("Identity", {}, [IMAGE]),
    ("Flatten", {}, [IMAGE]),
    ("Unflatten", {"dim": 1, "unflattened_size": [2, 4]}, [IMAGE]),
    ("Reshape", {"shape": [2, 192]}, [IMAGE]),
    ("Expand", {"sizes": [3, 2, 8]}, [[2, 8]]),
    ("Permute", {"dims": [0, 2, 3, 1]}, [IMAGE]),
    ("Transpose", {"dim0": 1, "dim1": 2}, [IMAGE]),
    ("Squeeze", {"dim": 1}, [[2, 1, 8]]),
    ("Unsqueeze", {"dim": 1}, [[2, 8]]),
    ("Roll", {"shifts": 1, "dims": 2}, [IMAGE]),
    ("Narrow", {"dim": 1, "start": 2, "length": 3}, [IMAGE]),
    ("Chunk", {"chunks": 2, "dim": 1, "index": 1}, [IMAGE]),
    ("Pad", {"padding": [1, 2]}, [IMAGE]),
    ("Pad", {"padding": [1, 1, 1, 1], "mode": "reflect"}, [IMAGE]),
    ("Pad", {"padding": [1, 1, 1, 1], "mode": "replicate"}, [IMAGE]),
    ("Pad", {"padding": [1, 1, 1, 1], "mode": "circular"}, [IMAGE]),
    ("Mean", {"dim": [2, 3]}, [IMAGE]),
    ("PixelShuffle", {"upscale_factor": 2}, [IMAGE]),
    ("PixelUnshuffle", {"downscale_factor": 2}, [IMAGE]),
    ("ChannelShuffle", {"groups": 2}, [IMAGE]),
    ("Upsample", {"scale_factor": 2}, [IMAGE]),
    ("Upsample", {"scale_factor": 2, "mode": "nearest-exact"}, [IMAGE]),
    ("Upsample", {"scale_factor": 2, "mode": "linear"}, [[2, 8, 10]]),
    ("Upsample", {"scale_factor": 2, "mode": "bilinear"}, [IMAGE]),
    ("Upsample", {"scale_factor": 2, "mode": "bicubic"}, [IMAGE]),
    ("Upsample", {"scale_factor": 2, "mode": "trilinear"}, [[2, 8, 4, 5, 6]]),
    ("Concat", {"dim": 1}, [IMAGE, IMAGE]),
    ("Add", {}, [IMAGE, IMAGE]),
    ("Add", {}, [IMAGE, [8, 1, 1], IMAGE]),
    ("Mul", {}, [IMAGE, IMAGE]),
    ("Mul", {}, [IMAGE, [2, 8, 1, 1]]),
    ("Mul", {}, [IMAGE, IMAGE, IMAGE]),
    ("MatMul", {}, [[2, 5, 8], [2, 8, 3]]),
    ("MatMul", {}, [[2, 5, 8], [8, 3]]),
    ("MatMul", {}, [[2, 3, 5, 8], [2, 3, 8, 4]]),
    ("MatMul", {}, [[2, 1, 5, 8], [3, 8, 4]]),
    ("RNN", {"hidden_size": 4}, [SEQUENCE]),
    ("RNN", {"hidden_size": 4, "nonlinearity": "relu"}, [SEQUENCE]),
    ("RNN", {"hidden_size": 4, "num_layers": 2, "bidirectional": True, "batch_first": True}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4}, [[1, 2, 8]]),
    ("LSTM", {"hidden_size": 4}, [[5, 1, 8]]),
    ("LSTM", {"hidden_size": 4, "bias": False}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4, "batch_first": True}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4, "batch_first": True}, [[1, 5, 8]]),
    ("LSTM", {"hidden_size": 4, "num_layers": 2}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4, "num_layers": 3, "dropout": 0.3}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4, "num_layers": 2, "bidirectional": True}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4, "proj_size": 3}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4, "proj_size": 3, "num_layers": 2, "bidirectional": True}, [SEQUENCE]),
    ("LSTM", {"hidden_size": 4}, [[5, 8]]),
    ("GRU", {"hidden_size": 4}, [SEQUENCE]),
    ("GRU", {"hidden_size": 4, "bias": False}, [SEQUENCE]),
    ("GRU", {"hidden_size": 4, "num_layers": 2, "bidirectional": True, "batch_first": True}, [SEQUENCE]),
    ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2}, [SEQUENCE]),
    ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2, "batch_first": True, "bias": False}, [SEQUENCE]),
    ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2, "dropout": 0.3}, [SEQUENCE]),
    ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2, "batch_first": True}, [SEQUENCE, [2, 7, 8], [2, 7, 8]]),
    ("MultiheadAttention", {"embed_dim": 4, "num_heads": 2, "kdim": 3, "vdim": 5, "batch_first": True},
     [[2, 3, 4], [2, 6, 3], [2, 6, 5]]),
    ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2, "add_bias_kv": True}, [SEQUENCE]),
    ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2, "add_zero_attn": True}, [SEQUENCE]),
    ("MultiheadAttention", {"embed_dim": 8, "num_heads": 2}, [[5, 8]]),
    ("ScaledDotProductAttention", {}, [[2, 3, 5, 8], [2, 3, 7, 8], [2, 3, 7, 6]]),
    ("ScaledDotProductAttention", {}, [[2, 3, 5, 8]]),
    ("TransformerEncoderLayer", {"d_model": 8, "nhead": 2, "dim_feedforward": 16}, [SEQUENCE]),
    ("TransformerEncoderLayer", {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "activation": "gelu"}, [SEQUENCE]),
    ("TransformerEncoderLayer", {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "dropout": 0, "norm_first": True},
     [SEQUENCE]),
    ("TransformerEncoderLayer", {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "batch_first": True}, [SEQUENCE]),
]

FUNCTIONS = {
    "Reshape": lambda args: lambda x: x.reshape(args["shape"]),
    "Expand": lambda args: lambda x: x.expand(args["sizes"]),
    "Permute": lambda args: lambda x: x.permute(args["dims"]),
    "Transpose": lambda args: lambda x: x.transpose(args["dim0"], args["dim1"]),
    "Squeeze": lambda args: lambda x: x.squeeze(args["dim"]),
    "Unsqueeze": lambda args: lambda x: x.unsqueeze(args["dim"]),
    "Roll": lambda args: lambda x: x.roll(args["shifts"], args["dims"]),
    "Narrow": lambda args: lambda x: x.narrow(args["dim"], args["start"], args["length"]),
    "Chunk": lambda args: lambda x: x.chunk(args["chunks"], args["dim"])[args["index"]],
    "Pad": lambda args: lambda x: F.pad(x, args["padding"], args.get("mode", "constant")),
    # nn.ChannelShuffle of torch 1.13 has no backward
    "ChannelShuffle": lambda args: lambda x: shuffled(x, args["groups"]),
    "Mean": lambda args: lambda x: x.mean(args["dim"]),
    "Concat": lambda args: lambda *xs: torch.cat(xs, args["dim"]),
    "Add": lambda _args: lambda first, *others: sum(others, first),
    "Mul": lambda _args: lambda first, *others: product(first, others),
    "MatMul": lambda _args: torch.matmul,
    "ScaledDotProductAttention": lambda _args: lambda q, *kv: dot_product_attention(q, *(kv or (q, q))),
}


def shuffled(x, groups):
    split = x.view(x.shape[0], groups, x.shape[1] // groups, *x.shape[2:])
    return split.transpose(1, 2).reshape(x.shape)


def product(first, others):
    for other in others:
        first = first * other
    return first


INFERRED = {
    "Conv": ("in_channels", 1),
    "Batch": ("num_features", 1),
    "Inst": ("num_features", 1),
    "Grou": ("num_channels", 1),
    "Line": ("in_features", -1),
    "AdaptiveLogSoftmax": ("in_features", -1),
    "RNN": ("input_size", -1),
    "LSTM": ("input_size", -1),
    "GRU": ("input_size", -1),
}


def make(kind, args, shapes):
    """A module for a case."""
    if kind in FUNCTIONS:
        return Function(FUNCTIONS[kind](args))
    if kind == "StochasticDepth":
        return torchvision.ops.StochasticDepth(args["p"], args.get("mode", "row"))
    if kind == "LayerNorm2d":
        return LayerNorm2d(shapes[0][1])
    if kind == "RMSNorm":
        return RMSNorm(args["normalized_shape"])
    if kind == "MultiheadAttention":
        return Attention(nn.MultiheadAttention(**args))
    for start, (name, axis) in INFERRED.items():
        if kind.startswith(start):
            args = {name: shapes[0][axis], **args}
            break
    return getattr(nn, kind)(**args)


class Attention(nn.Module):
    """Attention whose weights nobody reads; one input attends to itself."""

    def __init__(self, attention):
        super().__init__()
        self.attention = attention

    def forward(self, query, *others):
        return self.attention(query, *(others or (query, query)), need_weights=False)[0]
