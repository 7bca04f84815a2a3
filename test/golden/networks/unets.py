"""U-Net of Ronneberger et al. 2015, and the U-Net of denoising diffusion (Ho et al. 2020) for CIFAR-10."""

import math

import torch
import torch.nn.functional as F
from torch import nn


def double_conv(width_in, width):
    return nn.Sequential(nn.Conv2d(width_in, width, 3), nn.ReLU(), nn.Conv2d(width, width, 3), nn.ReLU())


class Up(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.up, self.conv = nn.ConvTranspose2d(2 * width, width, 2, 2), double_conv(2 * width, width)

    def forward(self, x, skip):
        x = self.up(x)
        top, left = (skip.shape[2] - x.shape[2]) // 2, (skip.shape[3] - x.shape[3]) // 2
        skip = skip[:, :, top : top + x.shape[2], left : left + x.shape[3]]
        return self.conv(torch.cat([skip, x], 1))


class UNet(nn.Module):
    def __init__(self, widths=(64, 128, 256, 512), channels=1, classes=2):
        super().__init__()
        self.down = nn.ModuleList(double_conv(i, o) for i, o in zip((channels, *widths), widths))
        self.bottom = double_conv(widths[-1], 2 * widths[-1])
        self.up = nn.ModuleList(Up(width) for width in reversed(widths))
        self.head = nn.Conv2d(widths[0], classes, 1)

    def forward(self, x):
        skips = []
        for down in self.down:
            x = down(x)
            skips.append(x)
            x = F.max_pool2d(x, 2)
        x = self.bottom(x)
        for up in self.up:
            x = up(x, skips.pop())
        return self.head(x)


class ResBlock(nn.Module):
    def __init__(self, width_in, width, time_width):
        super().__init__()
        self.norm1, self.conv1 = nn.GroupNorm(32, width_in), nn.Conv2d(width_in, width, 3, padding=1)
        self.time = nn.Linear(time_width, width)
        self.norm2, self.conv2 = nn.GroupNorm(32, width), nn.Conv2d(width, width, 3, padding=1)
        self.shortcut = nn.Identity() if width_in == width else nn.Conv2d(width_in, width, 1)

    def forward(self, x, time):
        h = self.conv1(F.silu(self.norm1(x))) + self.time(F.silu(time))[:, :, None, None]
        return self.shortcut(x) + self.conv2(F.silu(self.norm2(h)))


class AttentionBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm = nn.GroupNorm(32, width)
        self.q, self.k, self.v, self.proj_out = (nn.Conv2d(width, width, 1) for _ in range(4))

    def forward(self, x):
        normed = self.norm(x)
        q, k, v = (conv(normed).flatten(2).transpose(1, 2) for conv in (self.q, self.k, self.v))
        attended = (q @ k.transpose(1, 2) / math.sqrt(q.shape[-1])).softmax(-1) @ v
        return x + self.proj_out(attended.transpose(1, 2).unflatten(2, x.shape[2:]))


class DiffusionUNet(nn.Module):
    """Blocks as in openai's later programs: a list of input blocks, each of which is a skip, and one of output blocks."""

    def __init__(self, width=128, multipliers=(1, 2, 2, 2), blocks=2, attention_levels=(1,)):
        super().__init__()
        time_width = 4 * width
        self.register_buffer("frequencies", torch.zeros(width // 2))
        self.time = nn.Sequential(nn.Linear(width, time_width), nn.SiLU(), nn.Linear(time_width, time_width))
        self.down, widths, level_width = nn.ModuleList([nn.ModuleList([nn.Conv2d(3, width, 3, padding=1)])]), [width], width
        for level, multiplier in enumerate(multipliers):
            for _ in range(blocks):
                parts = [ResBlock(level_width, width * multiplier, time_width)]
                level_width = width * multiplier
                self.down.append(nn.ModuleList(parts + [AttentionBlock(level_width)] * (level in attention_levels)))
                widths.append(level_width)
            if level < len(multipliers) - 1:
                self.down.append(nn.ModuleList([nn.Conv2d(level_width, level_width, 3, stride=2, padding=1)]))
                widths.append(level_width)
        self.middle = nn.ModuleList(
            [ResBlock(level_width, level_width, time_width), AttentionBlock(level_width), ResBlock(level_width, level_width, time_width)]
        )
        self.up = nn.ModuleList()
        for level, multiplier in reversed(list(enumerate(multipliers))):
            for number in range(blocks + 1):
                parts = [ResBlock(level_width + widths.pop(), width * multiplier, time_width)]
                level_width = width * multiplier
                parts += [AttentionBlock(level_width)] * (level in attention_levels)
                if level > 0 and number == blocks:
                    parts += [nn.Upsample(scale_factor=2), nn.Conv2d(level_width, level_width, 3, padding=1)]
                self.up.append(nn.ModuleList(parts))
        self.norm_out, self.conv_out = nn.GroupNorm(32, level_width), nn.Conv2d(level_width, 3, 3, padding=1)

    @staticmethod
    def run(parts, x, time):
        for part in parts:
            x = part(x, time) if isinstance(part, ResBlock) else part(x)
        return x

    def forward(self, x, t):
        angles = t * self.frequencies
        time, skips = self.time(torch.cat([angles.sin(), angles.cos()], 1)), []
        for parts in self.down:
            x = self.run(parts, x, time)
            skips.append(x)
        x = self.run(self.middle, x, time)
        for parts in self.up:
            x = self.run(parts, torch.cat([x, skips.pop()], 1), time)
        return self.conv_out(F.silu(self.norm_out(x)))
