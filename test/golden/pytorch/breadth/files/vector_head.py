"""A head of linear layers on a vector: the picture's batch and size of one are squeezed away."""
from torch import nn


class VectorHead(nn.Module):
    def __init__(self, channels=8):
        super().__init__()
        self.conv = nn.Conv2d(3, channels, 3)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Sequential(nn.Linear(channels, 6), nn.ReLU(), nn.Linear(6, 2, bias=False))

    def forward(self, x):
        return self.fc(self.pool(self.conv(x)).squeeze())


# CASE VectorHead {} [[1, 3, 8, 8]]
