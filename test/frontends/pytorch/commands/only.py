import torch
from torch import nn


class Gate(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc = nn.Linear(n, n)

    def forward(self, x):
        return x * torch.sigmoid(self.fc(x))


class Whole(nn.Module):
    def __init__(self, n=6):
        super().__init__()
        self.gates = nn.Sequential(Gate(n), Gate(n))

    def forward(self, x):
        return self.gates(x)
