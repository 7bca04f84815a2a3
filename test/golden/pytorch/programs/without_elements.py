"""Tensors without elements, elements that are different, and numbers, lists and parameters in the forms that torch takes."""
import numpy as np
import torch
from torch import nn

# tensors without elements
print(tuple(torch.zeros(0, 4).sum(0).shape), tuple(torch.zeros(2, 0).t().shape), tuple((torch.zeros(0, 4) + 1).shape))
print(tuple(torch.relu(torch.zeros(0)).shape), tuple(torch.zeros(0, 4).permute(1, 0).shape))
print(tuple(torch.matmul(torch.zeros(0, 4), torch.ones(4, 2)).shape), tuple(torch.zeros(3, 0).sum(1).shape))
print(tuple(torch.stack([torch.zeros(0), torch.zeros(0)]).shape), tuple(torch.zeros(0, 4).reshape(0, 2, 2).shape))
print(tuple(torch.ones(3, 4)[torch.zeros(3).bool()].shape), [tuple(p.shape) for p in torch.split(torch.ones(4, 3), [0, 4])])
print(torch.zeros(0, 4).double().dtype, torch.zeros(0, 4).numel(), len(torch.zeros(0, 4)), tuple(torch.ones(4, 3)[4:].shape))
nothing = nn.Parameter(torch.zeros(0, 8))
print(tuple(nothing.expand(2, 0, 8).shape), tuple(nothing.unsqueeze(0).expand(2, -1, -1).shape), tuple(torch.ones(1, 8).expand(0, 8).shape))
print(tuple(torch.broadcast_to(nothing, (2, 0, 8)).shape), tuple(torch.cat([nothing.expand(2, 0, 8), torch.ones(2, 5, 8)], 1).shape))
print(tuple(torch.einsum('nd,bmd->bnm', nothing, torch.ones(2, 5, 8)).shape), tuple(torch.einsum('nd,md->nm', torch.ones(1, 8), nothing).shape))
print(tuple(nn.Linear(8, 4)(nothing).shape), tuple(nn.Sequential(nn.LayerNorm(8), nn.GELU())(nothing).shape))
boxes = np.zeros((0, 4)).astype(np.float32)
for size in (1, 2):
    boxes = np.append(boxes, np.ones((size, 4)), axis=0)
print(boxes.shape, np.append([1, 2], 3).tolist(), np.append(np.ones((2, 2)), [5]).shape)
emptied = torch.ones(2, 3)
emptied.set_()
print(tuple(emptied.shape))
emptied.set_(torch.ones(5))
print(tuple(emptied.shape))

# what is different among elements
widths, counts = np.unique(np.array([24, 24, 56, 152, 152, 152]), return_counts=True)
print(widths.tolist(), counts.tolist(), [int(round(width / 8) * 8) for width in widths])
print(np.unique([2, 1, 2], return_index=True)[1].tolist(), np.unique(np.array([[2, 1], [2, 5]]), return_inverse=True)[1].tolist())
print([part.tolist() for part in torch.unique(torch.tensor([[3, 1], [1, 2]]), return_inverse=True, return_counts=True)])
print([part.tolist() for part in torch.unique_consecutive(torch.tensor([1, 1, 2, 2, 1]), return_inverse=True, return_counts=True)])
print(torch.bincount(torch.tensor([0, 2, 2])).tolist(), torch.bincount(torch.tensor([1]), minlength=3).tolist())
print(torch.argwhere(torch.tensor([0, 1, 1])).tolist())

# numbers of numpy
print([type(one).__name__ for one in np.arange(2)], type(np.arange(3.0)[1]).__name__, type(np.array([[1, 2]])[0]).__name__)
print(round(np.array([3, 4])[1] / 3), np.array([1, 2])[1].item(), [row.tolist() for row in np.array([[1, 2], [3, 4]])])
print(torch.tensor(np.array([1.0, 2.0])[0]).dtype, (torch.ones(2) * np.array([1.0, 2.0])[1]).dtype, torch.tensor(np.arange(3)[1]).dtype)

# lists of parameters in lists of parameters
nested = nn.ParameterList([nn.ParameterList([nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(3))]), nn.Parameter(torch.ones(4))])
print([(name, tuple(one.shape)) for name, one in nested.named_parameters()], tuple(nested[0][1].shape), len(nested))
nested.append(nn.ParameterList([nn.Parameter(torch.ones(5))]))
print(sum(one.numel() for one in nested.parameters()))

# sizes that are given as lists
print(nn.Conv2d(3, 3, 3, stride=[2]).stride, nn.Conv2d(3, 3, [3, 3], padding=[1, 1]).padding, nn.MaxPool2d(3, [2], 1).stride)
print(tuple(nn.Conv2d(3, 3, 3, stride=[2])(torch.ones(1, 3, 9, 9)).shape))
print(torch.ldexp(torch.ones(3), torch.tensor([1, 2, 3])).tolist())

lstm = nn.LSTM(2, 3, 2)
print(len(lstm._flat_weights), lstm._flat_weights_names[:2], tuple(lstm._flat_weights[0].shape))

# sizes and repeats of 0
row, table = torch.rand(1, 4), torch.rand(3, 4)
for name, make in {
    'expand': lambda: row.expand(0, 4),
    'expand, a size kept': lambda: row.expand(0, -1),
    'expand of nothing': lambda: table[:0].expand(0, 4),
    'expand of rows': lambda: table.expand(0, 4),
    'expand by a dimension': lambda: table.expand(0, 3, 4),
    'expand by an open dimension': lambda: table.expand(-1, 3, 4),
    'expand to fewer dimensions': lambda: table.expand(0),
    'expand of a number': lambda: torch.tensor(1).expand(2, 0),
    'expand_as': lambda: row.expand_as(table[:0]),
    'broadcast_to': lambda: torch.broadcast_to(row, (0, 4)),
    'repeat': lambda: table.repeat(0, 1, 2),
    'tile': lambda: torch.tile(table, (0,)),
    'repeat_interleave': lambda: table.repeat_interleave(0, dim=0),
    'cat': lambda: torch.cat([table, row.expand(0, -1)]),
    'linear': lambda: nn.Linear(4, 2)(row.expand(0, -1)),
}.items():
    try:
        made = make()
        print(name, tuple(made.shape), made.dtype)
    except RuntimeError:
        print(name, 'is refused')

# masks that broadcast
others = ~torch.eye(4).bool()[None]
print(tuple(torch.ones(2, 4, 4).masked_select(others).shape), tuple(torch.ones(1, 4, 4, 3).masked_select(others[..., None]).shape))
print(tuple(torch.tensor([1.0, 2.0]).masked_select(torch.tensor([[True], [False]])).shape), tuple(torch.tensor(3.0).masked_select(torch.tensor(True)).shape))
try:
    torch.ones(3).masked_select(torch.tensor([1, 0, 1]))
except RuntimeError as error:
    print(error)

# masks without dimensions
pair = torch.ones(2, 3)
print(tuple(torch.tensor(3.0)[torch.tensor(True)].shape), tuple(pair[torch.tensor(True)].shape), tuple(pair[True].shape), tuple(pair[torch.tensor(False)].shape), tuple(pair[False].shape))
print(tuple(pair[..., torch.tensor(True)].shape), tuple(pair[torch.tensor(True), 0].shape), tuple(pair[:, torch.tensor(1, dtype=torch.uint8)].shape), tuple(pair[torch.tensor(True), ..., None].shape))
print(np.ones((2, 3))[True].shape, np.ones((2, 3))[np.array(False)].shape, np.array(3.0)[np.array(True)].shape)
