"""Counts a network in torch 1.13 on tensors without data: its parameters, buffers, output shapes and multiply-adds."""

import math

import torch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode

ATEN = torch.ops.aten
FACTORIES = {torch.empty, torch.zeros, torch.ones, torch.randn, torch.arange, torch.full}


class WithoutData(TorchFunctionMode):
    """Makes every new tensor on the meta device, which has shapes and no data."""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        given = dict(kwargs or {})
        if function in FACTORIES:
            given["device"] = "meta"
        return function(*args, **given)


class MultiplyAdds(TorchDispatchMode):
    """Adds up the multiply-adds of convolutions and matrix products that torch runs."""

    def __init__(self):
        super().__init__()
        self.total = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        output = function(*args, **(kwargs or {}))
        operator = function.overloadpacket
        if operator == ATEN.convolution:
            image, weight, is_transposed = args[0], args[1], args[6]
            positions = image if is_transposed else output
            self.total += positions.numel() * math.prod(weight.shape[1:])
        elif operator == ATEN.mm:
            self.total += args[0].shape[0] * math.prod(args[1].shape)
        elif operator == ATEN.addmm:
            self.total += args[1].shape[0] * math.prod(args[2].shape)
        elif operator == ATEN.bmm:
            self.total += math.prod(args[0].shape) * args[1].shape[2]
        else:
            name = str(operator)
            if any(part in name for part in ("linear", "einsum", "baddbmm", "attention", "lstm", "gru", "addmv")):
                raise NotImplementedError(name)
        return output


def shapes(output):
    """The shape of a tensor, or those of several by their names or in their order."""
    if isinstance(output, torch.Tensor):
        return list(output.shape)
    if isinstance(output, dict):
        return {name: shapes(tensor) for name, tensor in output.items()}
    return [shapes(tensor) for tensor in output]


def count(make, inputs):
    """What torch has and runs of the network that `make` gives; `inputs` are shapes, and `ids` of a shape for indexes."""
    counter = MultiplyAdds()
    with torch.no_grad(), WithoutData():
        network = make().eval()
        tensors = [torch.zeros(shape, dtype=kind) for kind, shape in inputs]
        with counter:
            output = network(*tensors)
    return {
        "params": sum(tensor.numel() for tensor in network.parameters()),
        "buffers": sum(tensor.numel() for tensor in network.buffers()),
        "output": shapes(output),
        "macs": counter.total,
    }


def floats(*shape):
    """An input of numbers: its shape, the batch first."""
    return torch.float32, shape


def ids(*shape):
    """An input of indexes: its shape, the batch first."""
    return torch.int64, shape
