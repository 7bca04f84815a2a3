"""Functions that leave out what is not a number, and functions of two elements that are known."""
import torch

nan = float('nan')
a = torch.tensor([[1.0, nan, 3.0], [nan, nan, -2.5]])
b = torch.tensor([[2.0, 0.5, nan], [nan, 4.0, -7.5]])
c = torch.tensor([[1.0, -2.0, 4.0], [8.0, 0.5, -2.5]])
d = torch.tensor([[2.0, 2.0, -2.0], [3.0, 0.5, 2.0]])
i = torch.tensor([[5, 4, -3], [8, 0, 1]])
j = torch.tensor([[2, 4, 1], [3, 1, 1]])


def show(name, tensor):
    print(name, [None if one != one else one for one in tensor.flatten().tolist()], tensor.dtype)


for name in ('fmax', 'fmin'):
    show(name, getattr(torch, name)(a, b))
for name in ('fmod', 'remainder', 'maximum', 'minimum', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'logical_and', 'logical_or', 'logical_xor'):
    show(name, getattr(torch, name)(c, d))
for name in ('fmod', 'remainder', 'bitwise_and', 'bitwise_or', 'bitwise_xor', 'bitwise_left_shift', 'bitwise_right_shift'):
    show(name, getattr(torch, name)(i, j))
for name in ('nansum', 'nanmean'):
    show(name, getattr(torch, name)(a))
    show(name, getattr(torch, name)(a, 1))
for name in ('sum', 'mean', 'amax', 'amin', 'argmax', 'argmin', 'all', 'any'):
    show(name, getattr(torch, name)(c, 1))
