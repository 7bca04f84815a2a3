"""MLP-Mixer, ConvMixer and Xception; YOLOv3; DCGAN and the fast style transfer."""

import torch
import torch.nn.functional as F
from torch import nn


def mlp(width, hidden):
    return nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, width))


class MixerBlock(nn.Module):
    def __init__(self, tokens, width, tokens_hidden, width_hidden):
        super().__init__()
        self.norm1, self.tokens = nn.LayerNorm(width), mlp(tokens, tokens_hidden)
        self.norm2, self.channels = nn.LayerNorm(width), mlp(width, width_hidden)

    def forward(self, x):
        x = x + self.tokens(self.norm1(x).transpose(1, 2)).transpose(1, 2)
        return x + self.channels(self.norm2(x))


class Mixer(nn.Module):
    def __init__(self, width=768, layers=12, tokens_hidden=384, width_hidden=3072, patch=16, side=224, classes=1000):
        super().__init__()
        tokens = (side // patch) ** 2
        self.stem = nn.Conv2d(3, width, patch, patch)
        self.blocks = nn.Sequential(*[MixerBlock(tokens, width, tokens_hidden, width_hidden) for _ in range(layers)])
        self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, classes)

    def forward(self, x):
        x = self.stem(x).flatten(2).transpose(1, 2)
        return self.head(self.norm(self.blocks(x)).mean(1))


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return x + self.inner(x)


def conv_mixer(width=1536, depth=20, kernel=9, patch=7, classes=1000):
    def after(conv):
        return nn.Sequential(conv, nn.GELU(), nn.BatchNorm2d(width))

    blocks = [
        part
        for _ in range(depth)
        for part in (
            Residual(after(nn.Conv2d(width, width, kernel, groups=width, padding="same"))),
            after(nn.Conv2d(width, width, 1)),
        )
    ]
    pool = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, classes)]
    return nn.Sequential(after(nn.Conv2d(3, width, patch, patch)), *blocks, *pool)


def separable(width_in, width):
    depthwise = nn.Conv2d(width_in, width_in, 3, padding=1, groups=width_in, bias=False)
    return [depthwise, nn.Conv2d(width_in, width, 1, bias=False), nn.BatchNorm2d(width)]


class XceptionBlock(nn.Module):
    def __init__(self, width_in, middle, width, starts_with_relu=True):
        super().__init__()
        first = [nn.ReLU()] if starts_with_relu else []
        self.rep = nn.Sequential(
            *first, *separable(width_in, middle), nn.ReLU(), *separable(middle, width), nn.MaxPool2d(3, 2, 1)
        )
        self.skip = nn.Sequential(nn.Conv2d(width_in, width, 1, 2, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return self.rep(x) + self.skip(x)


def xception(classes=1000):
    def conv(width_in, width, stride):
        return [nn.Conv2d(width_in, width, 3, stride, bias=False), nn.BatchNorm2d(width), nn.ReLU()]

    def middle():
        return Residual(nn.Sequential(*[part for _ in range(3) for part in (nn.ReLU(), *separable(728, 728))]))

    entry = [XceptionBlock(64, 128, 128, False), XceptionBlock(128, 256, 256), XceptionBlock(256, 728, 728)]
    leave = [XceptionBlock(728, 728, 1024), *separable(1024, 1536), nn.ReLU(), *separable(1536, 2048), nn.ReLU()]
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, classes)]
    return nn.Sequential(*conv(3, 32, 2), *conv(32, 64, 1), *entry, *[middle() for _ in range(8)], *leave, *head)


def dark_conv(width_in, width, kernel, stride=1):
    conv = nn.Conv2d(width_in, width, kernel, stride, kernel // 2, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width), nn.LeakyReLU(0.1))


def dark_stage(width_in, width, blocks):
    def block():
        return Residual(nn.Sequential(dark_conv(width, width // 2, 1), dark_conv(width // 2, width, 3)))

    return nn.Sequential(dark_conv(width_in, width, 3, 2), *[block() for _ in range(blocks)])


class YoloHead(nn.Module):
    """Five convolutions, whose output goes on to the next head, and two that give the boxes."""

    def __init__(self, width_in, width, boxes):
        super().__init__()
        convs, channels = [], width_in
        for number in range(5):
            out, kernel = (width, 1) if number % 2 == 0 else (2 * width, 3)
            convs.append(dark_conv(channels, out, kernel))
            channels = out
        self.convs = nn.Sequential(*convs)
        self.boxes = nn.Sequential(dark_conv(width, 2 * width, 3), nn.Conv2d(2 * width, boxes, 1))

    def forward(self, x):
        x = self.convs(x)
        return x, self.boxes(x)


class Yolo(nn.Module):
    def __init__(self, classes=80):
        super().__init__()
        boxes = 3 * (5 + classes)
        self.conv = dark_conv(3, 32, 3)
        sizes = [(32, 64, 1), (64, 128, 2), (128, 256, 8), (256, 512, 8), (512, 1024, 4)]
        self.stages = nn.ModuleList(dark_stage(*size) for size in sizes)
        self.large = YoloHead(1024, 512, boxes)
        self.to_medium, self.medium = dark_conv(512, 256, 1), YoloHead(768, 256, boxes)
        self.to_small, self.small = dark_conv(256, 128, 1), YoloHead(384, 128, boxes)

    def forward(self, x):
        x, maps = self.conv(x), []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        x, large = self.large(x)
        x, medium = self.medium(torch.cat([F.interpolate(self.to_medium(x), scale_factor=2), maps[3]], 1))
        x, small = self.small(torch.cat([F.interpolate(self.to_small(x), scale_factor=2), maps[2]], 1))
        return {"large": large, "medium": medium, "small": small}


def dcgan_generator(latent=100, features=64, channels=3):
    def up(width_in, width, stride=2, padding=1):
        conv = nn.ConvTranspose2d(width_in, width, 4, stride, padding, bias=False)
        return [conv, nn.BatchNorm2d(width), nn.ReLU(True)]

    widths = [8 * features, 4 * features, 2 * features, features]
    middle = [part for i, o in zip(widths, widths[1:]) for part in up(i, o)]
    last = [nn.ConvTranspose2d(features, channels, 4, 2, 1, bias=False), nn.Tanh()]
    return nn.Sequential(*up(latent, widths[0], 1, 0), *middle, *last)


def dcgan_discriminator(features=64, channels=3):
    def down(width_in, width):
        return [nn.Conv2d(width_in, width, 4, 2, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(0.2, True)]

    first = [nn.Conv2d(channels, features, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True)]
    middle = [part for factor in (1, 2, 4) for part in down(factor * features, 2 * factor * features)]
    return nn.Sequential(*first, *middle, nn.Conv2d(8 * features, 1, 4, 1, 0, bias=False), nn.Sigmoid())


def reflected(width_in, width, kernel, stride=1):
    return nn.Sequential(nn.ReflectionPad2d(kernel // 2), nn.Conv2d(width_in, width, kernel, stride))


def style_transfer():
    def block(width_in, width, kernel, stride=1):
        return [reflected(width_in, width, kernel, stride), nn.InstanceNorm2d(width, affine=True), nn.ReLU()]

    def residual():
        return Residual(nn.Sequential(*block(128, 128, 3), reflected(128, 128, 3), nn.InstanceNorm2d(128, affine=True)))

    down = [*block(3, 32, 9), *block(32, 64, 3, 2), *block(64, 128, 3, 2)]
    up = [nn.Upsample(scale_factor=2), *block(128, 64, 3), nn.Upsample(scale_factor=2), *block(64, 32, 3)]
    return nn.Sequential(*down, *[residual() for _ in range(5)], *up, reflected(32, 3, 9))
