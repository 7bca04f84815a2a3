"""WaveNet (van den Oord et al. 2016): gated convolutions of the past, of dilations 1 to 512, three times."""

import torch
import torch.nn.functional as F
from torch import nn


class Causal(nn.Conv1d):
    def __init__(self, width_in, width, dilation=1):
        super().__init__(width_in, width, 2, dilation=dilation)

    def forward(self, x):
        return super().forward(F.pad(x, (self.dilation[0], 0)))


class Layer(nn.Module):
    def __init__(self, width, skip, dilation):
        super().__init__()
        self.filter, self.gate = Causal(width, width, dilation), Causal(width, width, dilation)
        self.residual, self.skip = nn.Conv1d(width, width, 1), nn.Conv1d(width, skip, 1)

    def forward(self, x):
        gated = torch.tanh(self.filter(x)) * torch.sigmoid(self.gate(x))
        return x + self.residual(gated), self.skip(gated)


class WaveNet(nn.Module):
    def __init__(self, levels=256, width=64, skip=256, layers=30):
        super().__init__()
        self.front = Causal(levels, width)
        self.layers = nn.ModuleList(Layer(width, skip, 2 ** (number % 10)) for number in range(layers))
        self.out = nn.Sequential(nn.ReLU(), nn.Conv1d(skip, levels, 1), nn.ReLU(), nn.Conv1d(levels, levels, 1))

    def forward(self, x):
        x, total = self.front(x), 0
        for layer in self.layers:
            x, skip = layer(x)
            total = total + skip
        return self.out(total)
