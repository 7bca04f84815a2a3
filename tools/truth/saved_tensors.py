"""What torch itself keeps and computes of one training step: the measuring part of training.py.

Runs on torch 1.13, on the CPU. Nothing here is taken from this project's own figures.
"""

import weakref
from math import prod

import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Holder:
    """What a saved tensor is packed into: it lives as long as autograd's graph needs the tensor."""

    def __init__(self, tensor):
        self.tensor = tensor


def storage_of(tensor):
    return tensor.storage().data_ptr()


def bytes_of(tensor):
    return tensor.storage().nbytes()


def tensors_in(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        return [tensor for each in value.values() for tensor in tensors_in(each)]
    if isinstance(value, (tuple, list)):
        return [tensor for each in value for tensor in tensors_in(each)]
    return []


def saved_of(module, inputs):
    """The saved tensors that are alive after a forward pass, each storage once.

    Wrapped numbers (`x / 8` saves an 8 of no dimensions, of 8 bytes) are left out: they take no memory of the network's.
    """
    alive = weakref.WeakSet()

    def pack(tensor):
        holder = Holder(tensor)
        alive.add(holder)
        return holder

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda holder: holder.tensor):
        outputs = module(*inputs)
    known = {}
    for kind, tensors in (
        ("parameter", [*module.parameters()]),
        ("buffer", [*module.buffers()]),
        ("input", inputs),
        ("output", tensors_in(outputs)),
    ):
        for number, tensor in enumerate(tensors):
            known.setdefault(storage_of(tensor), (kind, number))
    found = {}
    for holder in list(alive):
        tensor = holder.tensor
        storage = storage_of(tensor)
        if storage not in known and tensor.dim() == 0 and tensor.dtype in (torch.float64, torch.int64):
            continue
        found[storage] = (*known.get(storage, ("inner", 0)), bytes_of(tensor))
    return outputs, list(found.values())


def conv_flops(x, w, out, transposed):
    """conv_flop_count of torch.utils.flop_counter (torch 2.5)."""
    positions = (x if transposed else out)[2:]
    c_out, c_in, *kernel = w
    return prod(positions) * prod(kernel) * x[0] * c_out * c_in * 2


def swapped(shape):
    return [shape[1], shape[0], *shape[2:]]


def conv_backward_flops(grad_out, x, w, transposed, mask):
    """conv_backward_flop of torch.utils.flop_counter (torch 2.5)."""
    flops = 0
    if mask[0]:
        flops += conv_flops(grad_out, w, x, not transposed)
    if mask[1]:
        # grad_weight has the kernel's dimensions, which are all that is read of it
        one, other = (grad_out, x) if transposed else (x, grad_out)
        flops += conv_flops(swapped(one), swapped(other), w, False)
    return flops


class FlopCounter(TorchDispatchMode):
    """The formulas of torch.utils.flop_counter (torch 2.5) for what a torch 1.13 dispatches."""

    def __init__(self):
        super().__init__()
        self.total = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        out = func(*args, **(kwargs or {}))
        name = func._overloadpacket.__name__
        shape = [list(each.shape) if isinstance(each, torch.Tensor) else each for each in args]
        if name == "mm":
            self.total += 2 * shape[0][0] * shape[0][1] * shape[1][1]
        elif name == "addmm":
            self.total += 2 * shape[1][0] * shape[1][1] * shape[2][1]
        elif name == "bmm":
            self.total += 2 * prod(shape[0]) * shape[1][2]
        elif name == "baddbmm":
            self.total += 2 * prod(shape[1]) * shape[2][2]
        elif name == "convolution":
            self.total += conv_flops(shape[0], shape[1], list(out.shape), args[6])
        elif name == "convolution_backward":
            self.total += conv_backward_flops(shape[0], shape[1], shape[2], args[7], args[10])
        return out


def flops_of(module, inputs):
    """FLOPs of the forward and of the backward pass."""
    counter = FlopCounter()
    with counter:
        outputs = module(*inputs)
        forward = counter.total
        grown = [tensor for tensor in tensors_in(outputs) if tensor.requires_grad]
        if grown:
            torch.autograd.backward(grown, [torch.ones_like(tensor) for tensor in grown])
    return forward, counter.total - forward


OPTIMIZERS = {
    "sgd": lambda params: torch.optim.SGD(params, lr=0.1),
    "sgd-momentum": lambda params: torch.optim.SGD(params, lr=0.1, momentum=0.9),
    "adam": lambda params: torch.optim.Adam(params),
    "adamw": lambda params: torch.optim.AdamW(params),
}


def optimizer_bytes(module):
    """What each optimizer keeps after one step; the gradients are those of the last backward pass."""
    sizes = {}
    for name, make in OPTIMIZERS.items():
        sizes[name] = 0
        for parameter in module.parameters():  # one after the other, so that their states are never in memory together
            optimizer = make([parameter])
            optimizer.step()
            tensors = [each for state in optimizer.state.values() for each in tensors_in(state)]
            sizes[name] += sum(each.nelement() * each.element_size() for each in tensors)
    return sizes


def gradient_bytes(module):
    return sum(each.grad.nelement() * each.grad.element_size() for each in module.parameters() if each.grad is not None)


def sum_by_kind(saved):
    """Bytes: `activations` are all that is no parameter, no buffer and no input of the network."""
    sums = {"activations": 0, "inputs": 0, "parameters": 0, "buffers": 0}
    names = {"input": "inputs", "parameter": "parameters", "buffer": "buffers"}
    for kind, _number, size in saved:
        sums[names.get(kind, "activations")] += size
    return sums
