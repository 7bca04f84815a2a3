"""Multiply-adds of convolutions and matrix products, as torch's dispatcher sees them."""

import math

from torch.utils._python_dispatch import TorchDispatchMode


class MultiplyAdds(TorchDispatchMode):
    """Counts a convolution by its outputs (a transposed one by its inputs), and products of matrices.

    Those that run while `inside_recurrent` is not 0 are counted apart.
    """

    def __init__(self):
        super().__init__()
        self.inside_recurrent = 0
        self.count = 0
        self.recurrent = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        result = function(*args, **(kwargs or {}))
        count = products(function._schema.name.removeprefix("aten::"), args, result)
        if self.inside_recurrent:
            self.recurrent += count
        else:
            self.count += count
        return result


def products(name, args, result):
    if name in ("mm", "bmm"):
        return args[0].numel() * args[1].shape[-1]
    if name in ("addmm", "baddbmm"):
        return args[1].numel() * args[2].shape[-1]
    if name in ("convolution", "_convolution"):
        image, weight, transposed = args[0], args[1], args[6]
        return (image if transposed else result).numel() * math.prod(weight.shape[1:])
    return 0
