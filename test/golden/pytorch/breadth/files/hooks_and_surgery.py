import copy
import torch
from torch import nn
from collections import OrderedDict


class Base(nn.Module):
    registry = {}

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry[tag or cls.__name__.lower()] = cls

    def __init__(self):
        super().__init__()
        self.taps = OrderedDict()

    def tap(self, name):
        def hook(module, inp, out):
            self.taps[name] = out
        return hook


class Body(Base, tag='body'):
    def __init__(self, c=8):
        super().__init__()
        self.conv1 = nn.Conv2d(3, c, 3, padding=1)
        self.layer = nn.Sequential(OrderedDict(a=nn.Conv2d(c, c, 3, padding=1), b=nn.BatchNorm2d(c), c=nn.ReLU()))
        self.layer2 = copy.deepcopy(self.layer)
        self.layer2.add_module('pool', nn.MaxPool2d(2))
        self.fc = nn.Linear(c, 5)

    def forward(self, x):
        x = self.layer2(self.layer(self.conv1(x)))
        return self.fc(x.mean((-1, -2)))


def freeze(module, until=None):
    for name, child in module.named_children():
        if name == until:
            return
        for p in child.parameters():
            p.requires_grad = False


def replace(module, old, new):
    for name, child in list(module.named_children()):
        if isinstance(child, old):
            setattr(module, name, new(child))
        else:
            replace(child, old, new)


class LoRALinear(nn.Module):
    def __init__(self, base, r=2):
        super().__init__()
        self.base = base
        self.base.weight.requires_grad_(False)
        self.A = nn.Parameter(torch.empty(r, base.in_features))
        self.B = nn.Parameter(base.weight.new_zeros(base.out_features, r))
        nn.init.kaiming_uniform_(self.A, a=5 ** .5)

    def forward(self, x):
        return self.base(x) + x @ self.A.T @ self.B.t()


class Surgery(nn.Module):
    def __init__(self, kind='body', share=True):
        super().__init__()
        self.net = Base.registry[kind]()
        self.handles = [self.net.layer.register_forward_hook(self.net.tap('one')), self.net.layer2.c.register_forward_hook(self.net.tap('two'))]
        self.net.conv1.register_forward_pre_hook(lambda m, i: (i[0] * 2,))
        self.net.fc.register_forward_hook(lambda m, i, o: o.softmax(-1))
        freeze(self.net, until='layer2')
        replace(self.net, nn.BatchNorm2d, lambda m: nn.GroupNorm(2, m.num_features))
        replace(self.net, nn.Linear, LoRALinear)
        self.head = nn.Sequential(*list(self.net.layer.children())[:-1], nn.AdaptiveAvgPool2d(1))
        del self.net.layer2[-1]
        self.net.layer2[0].stride = (2, 2)
        self.extra = nn.ModuleList([nn.Linear(8, 8)] * 2 if share else [nn.Linear(8, 8) for _ in range(2)])
        self.ema = copy.deepcopy(self.net).requires_grad_(False)
        self.register_buffer('step', torch.zeros((), dtype=torch.long))
        self.register_buffer('scale', torch.tensor([1., 2.]), persistent=False)
        self.names = [n for n, _ in self.named_parameters()]
        self.total = sum(p.numel() for p in self.parameters() if p.requires_grad)
        assert 'net.fc.A' in dict(self.named_parameters()) and 'step' in self.state_dict() and len(self.names) == len(set(self.names))

    def forward(self, x):
        y = self.net(x)
        one, two = self.net.taps['one'], self.net.taps['two']
        z = self.head(one).flatten(1)
        for e in self.extra:
            z = e(z).relu_()
        with torch.no_grad():
            t = self.ema(x)
        return OrderedDict(y=y, z=z, two=two, t=t, loss=(y - t).pow(2).mean())


# CASE Surgery {} [[2, 3, 8, 8]]
# CASE Surgery {"share": false} [[1, 3, 8, 8]]
