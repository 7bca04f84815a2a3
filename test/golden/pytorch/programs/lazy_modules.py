"""Modules whose parameters learn their sizes from the first input."""
import torch
import torch.nn as nn
from torch.nn.modules.lazy import LazyModuleMixin
from torch.nn.parameter import UninitializedParameter, is_lazy


class Scale(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))

    def forward(self, x):
        return x * self.weight


class LazyScale(LazyModuleMixin, Scale):
    cls_to_become = Scale

    def __init__(self, is_learned=True):
        super().__init__(0)
        self.weight = UninitializedParameter(requires_grad=is_learned)

    def initialize_parameters(self, x):
        if self.has_uninitialized_params():
            with torch.no_grad():
                self.weight.materialize((x.shape[-1],))


class Forgotten(LazyModuleMixin, Scale):
    def __init__(self):
        super().__init__(0)
        self.weight = UninitializedParameter()


for scale in (LazyScale(), LazyScale(False)):
    print(type(scale).__name__, scale.has_uninitialized_params(), is_lazy(scale.weight), isinstance(scale.weight, nn.Parameter))
    net = nn.Sequential(scale, nn.LazyLinear(3), LazyScale())
    print(tuple(net(torch.ones(2, 4)).shape), [type(one).__name__ for one in net])
    print([(name, tuple(one.shape), one.requires_grad) for name, one in net.named_parameters()])
    print(tuple(net(torch.ones(5, 4)).shape), is_lazy(scale.weight), type(scale.weight).__name__)
try:
    Forgotten()(torch.ones(2, 4))
except NotImplementedError as e:
    print(e)
