"""Networks for CIFAR-10: ResNet (He et al. 2015, section 4.2), Wide ResNet and DenseNet-BC, with ten classes."""

import torch
import torch.nn.functional as F
from torch import nn


def conv3x3(width_in, width, stride=1):
    return nn.Conv2d(width_in, width, 3, stride, 1, bias=False)


class BasicBlock(nn.Module):
    """The shortcut has no parameters: every second position, and channels of zeros (the paper's option A)."""

    def __init__(self, width_in, width, stride):
        super().__init__()
        self.more, self.stride = width - width_in, stride
        self.conv1, self.bn1 = conv3x3(width_in, width, stride), nn.BatchNorm2d(width)
        self.conv2, self.bn2 = conv3x3(width, width), nn.BatchNorm2d(width)

    def forward(self, x):
        residual = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        shortcut = x[:, :, :: self.stride, :: self.stride]
        return F.relu(residual + F.pad(shortcut, (0, 0, 0, 0, self.more // 2, self.more // 2)))


def classifier(width, classes=10):
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, classes)]


def resnet(blocks):
    parts, width = [conv3x3(3, 16), nn.BatchNorm2d(16), nn.ReLU()], 16
    for stage_width in (16, 32, 64):
        for number in range(blocks):
            parts.append(BasicBlock(width, stage_width, 2 if width < stage_width and number == 0 else 1))
            width = stage_width
    return nn.Sequential(*parts, *classifier(width))


class WideBlock(nn.Module):
    def __init__(self, width_in, width, stride):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(width_in), conv3x3(width_in, width, stride)
        self.bn2, self.conv2 = nn.BatchNorm2d(width), conv3x3(width, width)
        self.shortcut = None if width_in == width else nn.Conv2d(width_in, width, 1, stride, bias=False)

    def forward(self, x):
        activated = F.relu(self.bn1(x))
        shortcut = x if self.shortcut is None else self.shortcut(activated)
        return shortcut + self.conv2(F.relu(self.bn2(self.conv1(activated))))


def wide_resnet(depth=28, widen_factor=10):
    parts, width = [conv3x3(3, 16)], 16
    for stage, stage_width in enumerate((16, 32, 64)):
        for number in range((depth - 4) // 6):
            parts.append(WideBlock(width, stage_width * widen_factor, 2 if stage > 0 and number == 0 else 1))
            width = stage_width * widen_factor
    return nn.Sequential(*parts, nn.BatchNorm2d(width), nn.ReLU(), *classifier(width))


class DenseLayer(nn.Module):
    def __init__(self, width_in, growth):
        super().__init__()
        self.norm1, self.conv1 = nn.BatchNorm2d(width_in), nn.Conv2d(width_in, 4 * growth, 1, bias=False)
        self.norm2, self.conv2 = nn.BatchNorm2d(4 * growth), conv3x3(4 * growth, growth)

    def forward(self, x):
        new = self.conv2(F.relu(self.norm2(self.conv1(F.relu(self.norm1(x))))))
        return torch.cat([x, new], 1)


def densenet_bc(depth=100, growth=12):
    width = 2 * growth
    parts = [conv3x3(3, width)]
    for block in range(3):
        for _ in range((depth - 4) // 6):
            parts.append(DenseLayer(width, growth))
            width += growth
        parts += [nn.BatchNorm2d(width), nn.ReLU()]
        if block < 2:
            parts += [nn.Conv2d(width, width // 2, 1, bias=False), nn.AvgPool2d(2)]
            width //= 2
    return nn.Sequential(*parts, *classifier(width))
