"""Modules of other element types: which tensors are converted, and what is refused."""
import torch
import torch.nn as nn


def net():
    made = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Sequential(nn.Linear(3, 1, bias=False)))
    made.register_buffer('places', torch.arange(3))
    return made


def show(name, f):
    try:
        made = f()
        tensors = [*made.named_parameters(), *made.named_buffers()]
        print(name, ' '.join(f'{key}:{str(tensor.dtype)[6:]}' for key, tensor in tensors))
    except Exception as e:
        print(name, 'raises', type(e).__name__)


show('as it is', net)
show('half', lambda: net().half())
show('double', lambda: net().double())
show('bfloat16', lambda: net().bfloat16())
show('float again', lambda: net().half().float())
show('to a type', lambda: net().to(torch.float64))
show('to a device', lambda: net().to('cpu'))
show('to a device and a type', lambda: net().to('cpu', torch.float16))
show('by name', lambda: net().to(device='cpu', dtype=torch.bfloat16, non_blocking=True))
show('as a tensor', lambda: net().to(torch.zeros(1, dtype=torch.float64)))
show('to whole numbers', lambda: net().to(torch.int64))
show('type', lambda: net().type(torch.float64))
show('type of a name', lambda: net().type('torch.HalfTensor'))
show('type of a class', lambda: net().type(torch.DoubleTensor))


def inner():
    made = net()
    made[2].double()
    return made


show('one inside', inner)
show('a layer', lambda: nn.Linear(2, 3, dtype=torch.float16))
show('a norm', lambda: nn.BatchNorm1d(3, dtype=torch.float64))
show('a recurrent layer', lambda: nn.LSTM(2, 3, dtype=torch.float16))
show('attention', lambda: nn.MultiheadAttention(4, 2, dtype=torch.float64))
show('a transformer layer', lambda: nn.TransformerEncoderLayer(4, 2, 8, dtype=torch.bfloat16))
layer = nn.Linear(2, 3)
weight = layer.weight
print(layer.half() is layer, layer.weight is weight, weight.dtype, layer.weight.element_size())
print(nn.Embedding(5, 3).half()(torch.tensor([1, 2])).dtype, next(nn.GRU(2, 3).double().parameters()).dtype)
