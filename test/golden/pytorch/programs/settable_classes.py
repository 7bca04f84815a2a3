# Code sets attributes of torch.nn's own classes, which their subclasses have from then on.
import collections
import re

import torch
from torch import nn


class Early(nn.Linear):
    pass


def visit(self, names):
    for child in self.children():
        child.visit(names)
    names.append(type(self).__name__)
    return names


early = Early(2, 3)
print(hasattr(early, 'visit'))
nn.Module.visit = visit
print(nn.Sequential(early, nn.ReLU()).visit([]))

nn.Linear.width = property(lambda self: self.out_features)
print(early.width, nn.Linear(2, 7).width, hasattr(nn.ReLU(), 'width'))

setattr(nn.Linear, 'extra_repr', lambda self: 'changed')
print(early.extra_repr())

plain = nn.ReLU.forward
nn.ReLU.forward = lambda self, x: plain(self, x) + 1
print(nn.ReLU()(torch.zeros(2, 3)).shape)
nn.ReLU.forward = plain

torch.Tensor.twice = lambda self: torch.cat([self, self])
print(torch.zeros(2, 3).twice().shape)

del nn.Module.visit
print(hasattr(early, 'visit'), hasattr(nn.Module, 'visit'))
try:
    del nn.Module.visit
except AttributeError as error:
    print(type(error).__name__)

old = nn.Identity.__name__
nn.Identity.__name__ = 'Same'
print(type(nn.Identity()).__name__)
nn.Identity.__name__ = old

for immutable in (collections.OrderedDict, re.Pattern, torch.dtype):
    try:
        immutable.x = 1
    except TypeError as error:
        print(type(error).__name__)
