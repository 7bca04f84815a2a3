import re
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.utils.checkpoint as cp
from collections import OrderedDict
from torch.utils.checkpoint import checkpoint_sequential
from torch import Tensor
from torch.jit.annotations import List


class _DenseLayer(nn.Module):
    def __init__(self, num_input_features: int, growth_rate: int, bn_size: int, drop_rate: float, memory_efficient: bool = False) -> None:
        super().__init__()
        self.norm1: nn.BatchNorm2d
        self.add_module('norm1', nn.BatchNorm2d(num_input_features))
        self.add_module('relu1', nn.ReLU(inplace=True))
        self.add_module('conv1', nn.Conv2d(num_input_features, bn_size * growth_rate, kernel_size=1, stride=1, bias=False))
        self.add_module('norm2', nn.BatchNorm2d(bn_size * growth_rate))
        self.add_module('relu2', nn.ReLU(inplace=True))
        self.add_module('conv2', nn.Conv2d(bn_size * growth_rate, growth_rate, kernel_size=3, stride=1, padding=1, bias=False))
        self.drop_rate = float(drop_rate)
        self.memory_efficient = memory_efficient

    def bn_function(self, inputs: List[Tensor]) -> Tensor:
        return self.conv1(self.relu1(self.norm1(torch.cat(inputs, 1))))

    def any_requires_grad(self, input: List[Tensor]) -> bool:
        for tensor in input:
            if tensor.requires_grad:
                return True
        return False

    @torch.jit.unused
    def call_checkpoint_bottleneck(self, input):
        def closure(*inputs):
            return self.bn_function(inputs)
        return cp.checkpoint(closure, *input)

    def forward(self, input):
        prev = [input] if isinstance(input, Tensor) else input
        if self.memory_efficient and self.any_requires_grad(prev):
            if torch.jit.is_scripting():
                raise Exception('Memory Efficient not supported in JIT')
            bottleneck_output = self.call_checkpoint_bottleneck(prev)
        else:
            bottleneck_output = self.bn_function(prev)
        new_features = self.conv2(self.relu2(self.norm2(bottleneck_output)))
        if self.drop_rate > 0:
            new_features = F.dropout(new_features, p=self.drop_rate, training=self.training)
        return new_features


class _DenseBlock(nn.ModuleDict):
    _version = 2

    def __init__(self, num_layers, cin, bn_size, growth_rate, drop_rate, memory_efficient=False):
        super().__init__()
        for i in range(num_layers):
            self.add_module('denselayer%d' % (i + 1), _DenseLayer(cin + i * growth_rate, growth_rate=growth_rate, bn_size=bn_size, drop_rate=drop_rate, memory_efficient=memory_efficient))

    def forward(self, init_features):
        features = [init_features]
        for name, layer in self.items():
            features.append(layer(features))
        return torch.cat(features, 1)


class _Transition(nn.Sequential):
    def __init__(self, i, o):
        super().__init__()
        self.norm, self.relu = nn.BatchNorm2d(i), nn.ReLU(inplace=True)
        self.conv = nn.Conv2d(i, o, kernel_size=1, stride=1, bias=False)
        self.pool = nn.AvgPool2d(kernel_size=2, stride=2)


class HighRes(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.branches = nn.ModuleList([nn.Sequential(nn.Conv2d(c, c, 3, 1, 1), nn.BatchNorm2d(c), nn.ReLU(True)) for c in widths])
        self.fuse = nn.ModuleList()
        for i, o in enumerate(widths):
            row = nn.ModuleList()
            for j, c in enumerate(widths):
                if j > i:
                    row.append(nn.Sequential(nn.Conv2d(c, o, 1, bias=False), nn.BatchNorm2d(o), nn.Upsample(scale_factor=2 ** (j - i), mode='nearest')))
                elif j == i:
                    row.append(None)
                else:
                    downs = [nn.Sequential(nn.Conv2d(c, o if k == i - j - 1 else c, 3, 2, 1), nn.BatchNorm2d(o if k == i - j - 1 else c)) for k in range(i - j)]
                    row.append(nn.Sequential(*downs))
            self.fuse.append(row)

    def forward(self, xs):
        xs = [b(x) for b, x in zip(self.branches, xs)]
        out = []
        for i in range(len(self.fuse)):
            y = xs[0] if i == 0 else self.fuse[i][0](xs[0])
            for j in range(1, len(xs)):
                if i == j:
                    y = y + xs[j]
                elif j > i:
                    h, w = xs[i].shape[-2:]
                    y = y + F.interpolate(self.fuse[i][j](xs[j]), size=[h, w], mode='bilinear', align_corners=True)
                else:
                    y += self.fuse[i][j](xs[j])
            out.append(F.relu(y, inplace=True))
        return out


class DenseHR(nn.Module):
    def __init__(self, growth=8, blocks=(2, 3), init=16, memory_efficient=False):
        super().__init__()
        self.features = nn.Sequential(OrderedDict([('conv0', nn.Conv2d(3, init, 7, 2, 3, bias=False)), ('norm0', nn.BatchNorm2d(init)), ('relu0', nn.ReLU(True)), ('pool0', nn.MaxPool2d(3, 2, 1))]))
        n = init
        for i, num in enumerate(blocks):
            self.features.add_module('denseblock%d' % (i + 1), _DenseBlock(num, n, 2, growth, 0.1, memory_efficient))
            n += num * growth
            if i != len(blocks) - 1:
                self.features.add_module('transition%d' % (i + 1), _Transition(n, n // 2))
                n //= 2
        self.features.norm5 = nn.BatchNorm2d(n)
        self.hr = HighRes([n, 2 * n, 4 * n])
        self.d1, self.d2 = nn.Conv2d(n, 2 * n, 3, 2, 1), nn.Conv2d(2 * n, 4 * n, 3, 2, 1)
        self.tail = nn.Sequential(nn.Conv2d(n, n, 1), nn.ReLU(), nn.Conv2d(n, 4, 1))
        pattern = re.compile(r'^(.*denselayer\d+\.(?:norm|relu|conv))\.((?:[12])\.(?:weight|bias))$')
        for key in list(self.state_dict().keys()):
            assert pattern.match(key) is None
        self._init()

    def _init(self):
        for m in self.modules():
            {nn.Conv2d: lambda m: nn.init.kaiming_normal_(m.weight), nn.BatchNorm2d: lambda m: (nn.init.ones_(m.weight), nn.init.zeros_(m.bias))}.get(type(m), lambda m: None)(m)

    def forward(self, x):
        f = F.relu(self.features(x), inplace=True)
        g = self.d1(f)
        a, b, c = self.hr([f, g, self.d2(g)])
        return checkpoint_sequential(self.tail, 2, a) if self.training else self.tail(a), b, c


# CASE DenseHR {} [[1, 3, 64, 64]]
# CASE DenseHR {"memory_efficient": true, "blocks": [1, 1]} [[1, 3, 64, 64]] grad
