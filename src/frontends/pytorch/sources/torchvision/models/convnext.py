from functools import partial

import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import network
from torchvision.ops import Permute, StochasticDepth
from torchvision.ops.misc import Conv2dNormActivation

__all__ = ["ConvNeXt", "convnext_tiny", "convnext_small", "convnext_base", "convnext_large"]


class LayerNorm2d(nn.LayerNorm):
    def forward(self, x):
        x = F.layer_norm(x.permute(0, 2, 3, 1), self.normalized_shape, self.weight, self.bias, self.eps)
        return x.permute(0, 3, 1, 2)


class CNBlock(nn.Module):
    def __init__(self, dim, layer_scale, stochastic_depth_prob, norm_layer=None):
        super().__init__()
        norm = norm_layer or partial(nn.LayerNorm, eps=1e-6)
        self.block = nn.Sequential(
            nn.Conv2d(dim, dim, 7, padding=3, groups=dim), Permute([0, 2, 3, 1]), norm(dim),
            nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim), Permute([0, 3, 1, 2]))
        self.layer_scale = nn.Parameter(torch.ones(dim, 1, 1) * layer_scale)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")

    def forward(self, input):
        result = self.stochastic_depth(self.layer_scale * self.block(input))
        result += input
        return result


class CNBlockConfig:
    def __init__(self, input_channels, out_channels, num_layers):
        self.input_channels, self.out_channels, self.num_layers = input_channels, out_channels, num_layers


class ConvNeXt(nn.Module):
    def __init__(self, block_setting, stochastic_depth_prob=0.0, layer_scale=1e-6, num_classes=1000, block=None,
                 norm_layer=None, **kwargs):
        super().__init__()
        block, norm = block or CNBlock, norm_layer or partial(LayerNorm2d, eps=1e-6)
        layers = [Conv2dNormActivation(3, block_setting[0].input_channels, 4, 4, padding=0, norm_layer=norm,
                                       activation_layer=None, bias=True)]
        blocks = sum(cnf.num_layers for cnf in block_setting)
        number = 0
        for cnf in block_setting:
            stage = []
            for _ in range(cnf.num_layers):
                stage.append(block(cnf.input_channels, layer_scale, stochastic_depth_prob * number / (blocks - 1.0)))
                number += 1
            layers.append(nn.Sequential(*stage))
            if cnf.out_channels is not None:
                layers.append(nn.Sequential(norm(cnf.input_channels),
                                            nn.Conv2d(cnf.input_channels, cnf.out_channels, 2, 2)))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        last = block_setting[-1].out_channels or block_setting[-1].input_channels
        self.classifier = nn.Sequential(norm(last), nn.Flatten(1), nn.Linear(last, num_classes))

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)))


def _convnext(widths, depths, **kwargs):
    return ConvNeXt([CNBlockConfig(*row) for row in zip(widths, [*widths[1:], None], depths)], **kwargs)


convnext_tiny = network(_convnext, widths=[96, 192, 384, 768], depths=[3, 3, 9, 3], stochastic_depth_prob=0.1)
convnext_small = network(_convnext, widths=[96, 192, 384, 768], depths=[3, 3, 27, 3], stochastic_depth_prob=0.4)
convnext_base = network(_convnext, widths=[128, 256, 512, 1024], depths=[3, 3, 27, 3], stochastic_depth_prob=0.5)
convnext_large = network(_convnext, widths=[192, 384, 768, 1536], depths=[3, 3, 27, 3], stochastic_depth_prob=0.5)
