import math
import torch
from torch import nn
from torch.nn import functional as F
import numpy as np
from enum import Enum, IntEnum, auto
from contextlib import contextmanager, nullcontext, ExitStack
from functools import lru_cache, singledispatch, cached_property, wraps


class Resample(Enum):
    UP = 'up'
    DOWN = 'down'
    NONE = auto()

    @property
    def factor(self):
        return {Resample.UP: 2, Resample.DOWN: 0.5}.get(self, 1)

    @classmethod
    def parse(cls, s):
        if isinstance(s, cls):
            return s
        return next((m for m in cls if m.value == s), cls.NONE)


@lru_cache(maxsize=None)
def make_kernel(k):
    k = torch.tensor(k, dtype=torch.float32)
    if k.ndim == 1:
        k = k[None, :] * k[:, None]
    k /= k.sum()
    return k


def upfirdn2d(input, kernel, up=1, down=1, pad=(0, 0)):
    _, channel, in_h, in_w = input.shape
    input = input.reshape(-1, in_h, in_w, 1)
    _, in_h, in_w, minor = input.shape
    kernel_h, kernel_w = kernel.shape
    out = input.view(-1, in_h, 1, in_w, 1, minor)
    out = F.pad(out, [0, 0, 0, up - 1, 0, 0, 0, up - 1])
    out = out.view(-1, in_h * up, in_w * up, minor)
    out = F.pad(out, [0, 0, max(pad[0], 0), max(pad[1], 0), max(pad[0], 0), max(pad[1], 0)])
    out = out[:, max(-pad[0], 0): out.shape[1] - max(-pad[1], 0), max(-pad[0], 0): out.shape[2] - max(-pad[1], 0), :]
    out = out.permute(0, 3, 1, 2)
    out = out.reshape([-1, 1, in_h * up + pad[0] + pad[1], in_w * up + pad[0] + pad[1]])
    w = torch.flip(kernel, [0, 1]).view(1, 1, kernel_h, kernel_w)
    out = F.conv2d(out, w)
    out = out.reshape(-1, minor, in_h * up + pad[0] + pad[1] - kernel_h + 1, in_w * up + pad[0] + pad[1] - kernel_w + 1)
    out = out.permute(0, 2, 3, 1)
    out = out[:, ::down, ::down, :]
    return out.view(-1, channel, out.shape[1], out.shape[2])


class Blur(nn.Module):
    def __init__(self, kernel, pad, upsample_factor=1):
        super().__init__()
        kernel = make_kernel(kernel)
        if upsample_factor > 1:
            kernel = kernel * (upsample_factor ** 2)
        self.register_buffer("kernel", kernel)
        self.pad = pad

    def forward(self, input):
        return upfirdn2d(input, self.kernel, pad=self.pad)


class PixelNorm(nn.Module):
    def forward(self, input):
        return input * torch.rsqrt(torch.mean(input ** 2, dim=1, keepdim=True) + 1e-8)


class EqualLinear(nn.Module):
    def __init__(self, in_dim, out_dim, bias=True, bias_init=0, lr_mul=1, activation=None):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out_dim, in_dim).div_(lr_mul))
        self.bias = nn.Parameter(torch.zeros(out_dim).fill_(bias_init)) if bias else None
        self.activation = activation
        self.scale = (1 / math.sqrt(in_dim)) * lr_mul
        self.lr_mul = lr_mul

    def forward(self, input):
        out = F.linear(input, self.weight * self.scale, bias=None if self.bias is None else self.bias * self.lr_mul)
        return F.leaky_relu(out, negative_slope=0.2) * math.sqrt(2) if self.activation else out


class ModulatedConv2d(nn.Module):
    def __init__(self, cin, cout, k, style_dim, demodulate=True, resample='none', blur_kernel=[1, 3, 3, 1]):
        super().__init__()
        self.eps, self.k, self.cin, self.cout = 1e-8, k, cin, cout
        self.resample = Resample.parse(resample)
        if self.resample is Resample.UP:
            p = (len(blur_kernel) - 2) - (k - 1)
            self.blur = Blur(tuple(blur_kernel), pad=((p + 1) // 2 + 1, p // 2 + 1), upsample_factor=2)
        elif self.resample == Resample.DOWN:
            p = (len(blur_kernel) - 2) + (k - 1)
            self.blur = Blur(tuple(blur_kernel), pad=((p + 1) // 2, p // 2))
        self.padding = k // 2
        self.weight = nn.Parameter(torch.randn(1, cout, cin, k, k))
        self.modulation = EqualLinear(style_dim, cin, bias_init=1)
        self.demodulate = demodulate

    def __repr__(self):
        return f"{self.__class__.__name__}({self.cin}, {self.cout}, {self.k}, resample={self.resample.name})"

    def forward(self, input, style):
        batch, cin, height, width = input.shape
        style = self.modulation(style).view(batch, 1, cin, 1, 1)
        weight = self.weight * style / math.sqrt(cin * self.k ** 2)
        if self.demodulate:
            demod = torch.rsqrt(weight.pow(2).sum([2, 3, 4]) + 1e-8)
            weight = weight * demod.view(batch, self.cout, 1, 1, 1)
        weight = weight.view(batch * self.cout, cin, self.k, self.k)
        if self.resample is Resample.UP:
            input = input.view(1, batch * cin, height, width)
            weight = weight.view(batch, self.cout, cin, self.k, self.k).transpose(1, 2).reshape(batch * cin, self.cout, self.k, self.k)
            out = F.conv_transpose2d(input, weight, padding=0, stride=2, groups=batch)
            _, _, height, width = out.shape
            return self.blur(out.view(batch, self.cout, height, width))
        if self.resample is Resample.DOWN:
            input = self.blur(input)
            _, _, height, width = input.shape
            out = F.conv2d(input.view(1, batch * cin, height, width), weight, padding=0, stride=2, groups=batch)
        else:
            out = F.conv2d(input.view(1, batch * cin, height, width), weight, padding=self.padding, groups=batch)
        _, _, height, width = out.shape
        return out.view(batch, self.cout, height, width)


class NoiseInjection(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))

    def forward(self, image, noise=None):
        if noise is None:
            batch, _, height, width = image.shape
            noise = image.new_empty(batch, 1, height, width).normal_()
        return image + self.weight * noise


class ConstantInput(nn.Module):
    def __init__(self, channel, size=4):
        super().__init__()
        self.input = nn.Parameter(torch.randn(1, channel, size, size))

    def forward(self, input):
        return self.input.repeat(input.shape[0], 1, 1, 1)


class Generator(nn.Module):
    def __init__(self, size=16, style_dim=8, n_mlp=2, channel_multiplier=2):
        super().__init__()
        self.size = size
        self.style = nn.Sequential(PixelNorm(), *[EqualLinear(style_dim, style_dim, lr_mul=0.01, activation='fused_lrelu') for _ in range(n_mlp)])
        self.channels = {4: 16, 8: 16, 16: 8 * channel_multiplier}
        self.input = ConstantInput(self.channels[4])
        self.conv1 = ModulatedConv2d(self.channels[4], self.channels[4], 3, style_dim)
        self.log_size = int(math.log(size, 2))
        self.num_layers = (self.log_size - 2) * 2 + 1
        self.noises = nn.Module()
        for layer_idx in range(self.num_layers):
            res = (layer_idx + 5) // 2
            self.noises.register_buffer(f"noise_{layer_idx}", torch.randn(1, 1, 2 ** res, 2 ** res))
        self.convs, self.inject, self.to_rgbs = nn.ModuleList(), nn.ModuleList(), nn.ModuleList()
        in_channel = self.channels[4]
        for i in range(3, self.log_size + 1):
            out_channel = self.channels[2 ** i]
            self.convs.append(ModulatedConv2d(in_channel, out_channel, 3, style_dim, resample='up'))
            self.convs.append(ModulatedConv2d(out_channel, out_channel, 3, style_dim, resample=Resample.NONE))
            self.inject.extend([NoiseInjection(), NoiseInjection()])
            self.to_rgbs.append(ModulatedConv2d(out_channel, 3, 1, style_dim, demodulate=False))
            in_channel = out_channel
        self.down = ModulatedConv2d(3, 4, 3, style_dim, resample='down')
        self.n_latent = self.log_size * 2 - 2

    @cached_property
    def kernel(self):
        return make_kernel((1, 3, 3, 1)) * 4

    def forward(self, *styles, truncation=1, randomize_noise=False):
        styles = [self.style(s) for s in styles]
        noise = [getattr(self.noises, f"noise_{i}") for i in range(self.num_layers)] if not randomize_noise else [None] * self.num_layers
        if len(styles) < 2:
            latent = styles[0].unsqueeze(1).repeat(1, self.n_latent, 1) if styles[0].ndim < 3 else styles[0]
        else:
            inject = self.n_latent // 2
            latent = torch.cat([styles[0].unsqueeze(1).repeat(1, inject, 1), styles[1].unsqueeze(1).repeat(1, self.n_latent - inject, 1)], 1)
        out = self.conv1(self.input(latent), latent[:, 0])
        skip = None
        i = 1
        for conv1, conv2, n1, n2, inj1, inj2, to_rgb in zip(self.convs[::2], self.convs[1::2], noise[1::2], noise[2::2], self.inject[::2], self.inject[1::2], self.to_rgbs):
            out = inj1(conv1(out, latent[:, i]), noise=n1)
            out = inj2(conv2(out, latent[:, i + 1]), noise=n2)
            rgb = to_rgb(out, latent[:, i])
            if skip is not None:
                rgb = rgb + upfirdn2d(skip, self.kernel, up=2, down=1, pad=(2, 1))
            skip = rgb
            i += 2
        with ExitStack() as stack:
            stack.enter_context(nullcontext())
            return skip, self.down(skip, latent[:, 0]), latent


# CASE Generator {} [[2, 8]]
# CASE Generator {} [[1, 8], [1, 8]]
