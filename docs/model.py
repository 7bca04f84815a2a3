"""The article's classes: GoogLeNet's Inception module, naive and with 1x1 convolutions in front."""

import torch
from torch import nn


class BaseConv2D(nn.Module):
    def __init__(self, in_channels, out_channels, kernel_size, padding=0):
        super().__init__()
        self.conv = nn.Conv2d(in_channels, out_channels, kernel_size, padding=padding)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.relu(self.conv(x))


class InceptionModuleV1(nn.Module):
    def __init__(self, in_channels, out_1x1, out_3x3, out_5x5, pool):
        super().__init__()
        self.conv1x1 = BaseConv2D(in_channels, out_1x1, kernel_size=1)
        self.conv3x3 = BaseConv2D(in_channels, out_3x3, kernel_size=3, padding="same")
        self.conv5x5 = BaseConv2D(in_channels, out_5x5, kernel_size=5, padding="same")
        self.pool = nn.Sequential(
            nn.MaxPool2d(kernel_size=3, stride=1, padding=1),
            BaseConv2D(in_channels, pool, kernel_size=1),
        )

    def forward(self, x):
        return torch.cat([self.conv1x1(x), self.conv3x3(x), self.conv5x5(x), self.pool(x)], dim=1)


class InceptionModuleV2(nn.Module):
    def __init__(self, in_channels, out_1x1, out_3x3_reduce, out_3x3, out_5x5_reduce, out_5x5, pool):
        super().__init__()
        self.conv1x1 = BaseConv2D(in_channels, out_1x1, kernel_size=1)
        self.conv3x3 = nn.Sequential(
            BaseConv2D(in_channels, out_3x3_reduce, kernel_size=1),
            BaseConv2D(out_3x3_reduce, out_3x3, kernel_size=3, padding="same"),
        )
        self.conv5x5 = nn.Sequential(
            BaseConv2D(in_channels, out_5x5_reduce, kernel_size=1),
            BaseConv2D(out_5x5_reduce, out_5x5, kernel_size=5, padding="same"),
        )
        self.pool = nn.Sequential(
            nn.MaxPool2d(kernel_size=3, stride=1, padding=1),
            BaseConv2D(in_channels, pool, kernel_size=1),
        )

    def forward(self, x):
        return torch.cat([self.conv1x1(x), self.conv3x3(x), self.conv5x5(x), self.pool(x)], dim=1)
