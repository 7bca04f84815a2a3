"""Prints the bytes of the tensors of some networks as torch has them, for table_sizes.json.

    python3 table_sizes.py > table_sizes.json

`input`: all inputs. `rows`: the outputs of every call of a module but the root and Sequential, as torchsummary's
release sees them, each tensor of a tuple added. `params` and `buffers`: the tensors of the state. `tuples`: the shapes of
what the calls give that return several tensors. Debian 12 has torch 1.13.
"""

import json

import torch
from torch import nn

CASES = []


def case(name, module, spec, inputs, dtype="float32"):
    module.eval()
    if dtype == "float64":
        module.double()
        inputs = [x.double() if x.is_floating_point() else x for x in inputs]
    rows, tuples = [0], []

    def tensors(given):
        if isinstance(given, torch.Tensor):
            return [given]
        return [t for item in given for t in tensors(item)]

    def hook(called, _inputs, output):
        given = tensors(output)
        rows[0] += size(given)
        if len(given) > 1:
            tuples.append([list(t.shape) for t in given])

    for part in module.modules():
        if part is not module and not isinstance(part, nn.Sequential):
            part.register_forward_hook(hook)
    with torch.no_grad():
        module(*inputs)
    CASES.append(
        {
            "case": name,
            "spec": spec,
            "batch": inputs[0].shape[0],
            "dtype": dtype,
            "torch": {
                "input": size(inputs),
                "rows": rows[0],
                "params": size(module.parameters()),
                "buffers": size(module.buffers()),
                "tuples": tuples,
            },
        }
    )


def size(tensors):
    return sum(t.numel() * t.element_size() for t in tensors)


class First(nn.Module):
    """A layer that returns several tensors, of which the first goes on."""

    def __init__(self, layer, *more):
        super().__init__()
        self.layer = layer
        self.more = nn.Sequential(*more)

    def forward(self, *inputs):
        return self.more(self.layer(*inputs)[0])


class Self(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x, x, x)[0]


def recurrent(name, kind, shape, batch_first, **options):
    batch, steps, size = shape
    layer = getattr(nn, kind)(size, batch_first=batch_first, **options)
    spec = {"input": [steps, size], "layers": [{"type": kind, "batch_first": batch_first, **options}]}
    case(name, First(layer), spec, [torch.zeros(batch, steps, size)])


recurrent("a 2-layer bidirectional LSTM", "LSTM", (1, 20, 8), True, hidden_size=16, num_layers=2, bidirectional=True)
recurrent("the same with a batch", "LSTM", (3, 20, 8), True, hidden_size=16, num_layers=2, bidirectional=True)
recurrent("an LSTM with a projection", "LSTM", (2, 5, 8), True, hidden_size=6, proj_size=3, num_layers=3)
recurrent("an LSTM with the steps first", "LSTM", (4, 3, 8), False, hidden_size=6)
recurrent("a bidirectional GRU", "GRU", (2, 5, 8), True, hidden_size=6, bidirectional=True)
recurrent("an RNN", "RNN", (1, 5, 8), True, hidden_size=6, num_layers=4)


def attention(name, shape, batch_first, **options):
    batch, steps, size = shape
    layer = nn.MultiheadAttention(size, batch_first=batch_first, **options)
    spec = {
        "input": [steps, size],
        "layers": [{"type": "MultiheadAttention", "embed_dim": size, "batch_first": batch_first, **options}],
    }
    case(name, Self(layer), spec, [torch.zeros(batch, steps, size)])


attention("attention over 4096 steps", (1, 4096, 64), True, num_heads=1)
attention("attention with a batch", (3, 7, 12), True, num_heads=3)
attention("attention with the steps first", (5, 3, 12), False, num_heads=2)
attention("attention with a key and a value more", (2, 7, 12), True, num_heads=3, add_bias_kv=True, add_zero_attn=True)


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.norm = nn.BatchNorm2d(16)

    def forward(self, left, right):
        return self.norm(torch.cat([self.conv(left), self.conv(right)], 1))


conv = {"type": "Conv2d", "name": "conv", "out_channels": 8, "kernel_size": 3, "from": "left"}
SIAMESE = {
    "input": {"left": [3, 105, 105], "right": [3, 105, 105]},
    "layers": [
        {**conv, "from": "@left"},
        {"reuse": "conv", "name": "again", "from": "@right"},
        {"type": "Concat", "from": ["conv", "again"]},
        {"type": "BatchNorm2d", "name": "norm"},
    ],
}
for dtype in ["float32", "float64"]:
    images = [torch.zeros(1, 3, 105, 105), torch.zeros(1, 3, 105, 105)]
    case("a Siamese network", Siamese(), SIAMESE, images, dtype)


class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(100, 16)
        self.flatten = nn.Flatten(0, 1)
        self.norm = nn.BatchNorm1d(20)

    def forward(self, ids):
        return self.norm(self.word(self.flatten(torch.cat([ids, ids], 1))).view(-1, 20, 16))


WORDS = {
    "input": {"ids": [10]},
    "layers": [
        {"type": "Concat", "from": ["@ids", "@ids"]},
        {"type": "Flatten", "name": "flatten", "start_dim": 0, "end_dim": 1},
        {"type": "Embedding", "name": "word", "num_embeddings": 100, "embedding_dim": 16},
        {"type": "Reshape", "shape": [-1, 20, 16]},
        {"type": "BatchNorm1d", "name": "norm"},
    ],
}
for dtype in ["float32", "float64"]:
    case("numbers of words that are joined and looked up", Words(), WORDS, [torch.zeros(2, 10).long()], dtype)


class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 4, 1)
        self.b = nn.Conv2d(3, 2, 1, stride=2)

    def forward(self, x):
        return self.a(x), self.b(x)


PAIR = {
    "input": [3, 8, 8],
    "modules": {
        "Pair": {
            "layers": [
                {"type": "Conv2d", "name": "a", "out_channels": 4, "kernel_size": 1},
                {"type": "Conv2d", "name": "b", "out_channels": 2, "kernel_size": 1, "stride": 2, "from": "@input"},
            ],
            "outputs": {"a": "a", "b": "b"},
        }
    },
    "layers": [{"type": "Pair", "name": "pair"}],
    "outputs": {"a": "pair.a", "b": "pair.b"},
}


class Around(nn.Module):
    def __init__(self):
        super().__init__()
        self.pair = Pair()

    def forward(self, x):
        return self.pair(x)


case("a module with two outputs", Around(), PAIR, [torch.zeros(2, 3, 8, 8)])

print(json.dumps({"torch": torch.__version__, "cases": CASES}, indent=1))
