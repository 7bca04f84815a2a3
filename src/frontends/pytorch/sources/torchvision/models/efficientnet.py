import copy
import math
from functools import partial

import torch
from torch import nn
from torchvision.models._api import network
from torchvision.models._utils import _make_divisible
from torchvision.ops import StochasticDepth
from torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation

__all__ = [
    "EfficientNet", "efficientnet_b0", "efficientnet_b1", "efficientnet_b2", "efficientnet_b3", "efficientnet_b4",
    "efficientnet_b5", "efficientnet_b6", "efficientnet_b7", "efficientnet_v2_s", "efficientnet_v2_m",
    "efficientnet_v2_l"]


class _MBConvConfig:
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, block):
        self.expand_ratio, self.kernel, self.stride = expand_ratio, kernel, stride
        self.input_channels, self.out_channels = input_channels, out_channels
        self.num_layers, self.block = num_layers, block

    @staticmethod
    def adjust_channels(channels, width_mult, min_value=None):
        return _make_divisible(channels * width_mult, 8, min_value)


class MBConvConfig(_MBConvConfig):
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, width_mult=1.0,
                 depth_mult=1.0, block=None):
        super().__init__(expand_ratio, kernel, stride, self.adjust_channels(input_channels, width_mult),
                         self.adjust_channels(out_channels, width_mult), self.adjust_depth(num_layers, depth_mult),
                         block or MBConv)

    @staticmethod
    def adjust_depth(num_layers, depth_mult):
        return int(math.ceil(num_layers * depth_mult))


class FusedMBConvConfig(_MBConvConfig):
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, block=None):
        super().__init__(expand_ratio, kernel, stride, input_channels, out_channels, num_layers, block or FusedMBConv)


class _Residual(nn.Module):
    """A block that is added to its input where both are alike."""

    def _set_up(self, cnf, layers, stochastic_depth_prob):
        self.use_res_connect = cnf.stride == 1 and cnf.input_channels == cnf.out_channels
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")
        self.out_channels = cnf.out_channels

    def forward(self, input):
        result = self.block(input)
        if self.use_res_connect:
            result = self.stochastic_depth(result)
            result += input
        return result


class MBConv(_Residual):
    def __init__(self, cnf, stochastic_depth_prob, norm_layer, se_layer=SqueezeExcitation):
        super().__init__()
        conv = partial(Conv2dNormActivation, norm_layer=norm_layer)
        width = cnf.adjust_channels(cnf.input_channels, cnf.expand_ratio)
        layers = []
        if width != cnf.input_channels:
            layers.append(conv(cnf.input_channels, width, 1, activation_layer=nn.SiLU))
        layers.append(conv(width, width, cnf.kernel, cnf.stride, groups=width, activation_layer=nn.SiLU))
        layers.append(se_layer(width, max(1, cnf.input_channels // 4), activation=partial(nn.SiLU, inplace=True)))
        layers.append(conv(width, cnf.out_channels, 1, activation_layer=None))
        self._set_up(cnf, layers, stochastic_depth_prob)


class FusedMBConv(_Residual):
    def __init__(self, cnf, stochastic_depth_prob, norm_layer):
        super().__init__()
        conv = partial(Conv2dNormActivation, norm_layer=norm_layer)
        width = cnf.adjust_channels(cnf.input_channels, cnf.expand_ratio)
        if width != cnf.input_channels:
            layers = [conv(cnf.input_channels, width, cnf.kernel, cnf.stride, activation_layer=nn.SiLU),
                      conv(width, cnf.out_channels, 1, activation_layer=None)]
        else:
            layers = [conv(cnf.input_channels, cnf.out_channels, cnf.kernel, cnf.stride, activation_layer=nn.SiLU)]
        self._set_up(cnf, layers, stochastic_depth_prob)


class EfficientNet(nn.Module):
    def __init__(self, inverted_residual_setting, dropout, stochastic_depth_prob=0.2, num_classes=1000, norm_layer=None,
                 last_channel=None, **kwargs):
        super().__init__()
        norm = norm_layer or nn.BatchNorm2d
        first = inverted_residual_setting[0].input_channels
        layers = [Conv2dNormActivation(3, first, 3, 2, norm_layer=norm, activation_layer=nn.SiLU)]
        blocks = sum(cnf.num_layers for cnf in inverted_residual_setting)
        number = 0
        for cnf in inverted_residual_setting:
            stage = []
            for _ in range(cnf.num_layers):
                one = copy.copy(cnf)
                if stage:
                    one.input_channels, one.stride = one.out_channels, 1
                stage.append(one.block(one, stochastic_depth_prob * float(number) / blocks, norm))
                number += 1
            layers.append(nn.Sequential(*stage))
        width = inverted_residual_setting[-1].out_channels
        last = last_channel if last_channel is not None else 4 * width
        layers.append(Conv2dNormActivation(width, last, 1, norm_layer=norm, activation_layer=nn.SiLU))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(dropout, inplace=True), nn.Linear(last, num_classes))

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


_NORM_OF_LARGE = partial(nn.BatchNorm2d, eps=0.001, momentum=0.01)
_NORM_OF_V2 = partial(nn.BatchNorm2d, eps=0.001)


def _b(width_mult, depth_mult, dropout, norm_layer=None, **kwargs):
    rows = [(1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3),
            (6, 5, 2, 112, 192, 4), (6, 3, 1, 192, 320, 1)]
    setting = [MBConvConfig(*row, width_mult=width_mult, depth_mult=depth_mult) for row in rows]
    return EfficientNet(setting, dropout, norm_layer=norm_layer, **kwargs)


def _v2(fused, unfused, dropout, **kwargs):
    setting = [*[FusedMBConvConfig(*row) for row in fused], *[MBConvConfig(*row) for row in unfused]]
    return EfficientNet(setting, dropout, **{"norm_layer": _NORM_OF_V2, "last_channel": 1280, **kwargs})


efficientnet_b0 = network(_b, width_mult=1.0, depth_mult=1.0, dropout=0.2)
efficientnet_b1 = network(_b, width_mult=1.0, depth_mult=1.1, dropout=0.2)
efficientnet_b2 = network(_b, width_mult=1.1, depth_mult=1.2, dropout=0.3)
efficientnet_b3 = network(_b, width_mult=1.2, depth_mult=1.4, dropout=0.3)
efficientnet_b4 = network(_b, width_mult=1.4, depth_mult=1.8, dropout=0.4)
efficientnet_b5 = network(_b, width_mult=1.6, depth_mult=2.2, dropout=0.4, norm_layer=_NORM_OF_LARGE)
efficientnet_b6 = network(_b, width_mult=1.8, depth_mult=2.6, dropout=0.5, norm_layer=_NORM_OF_LARGE)
efficientnet_b7 = network(_b, width_mult=2.0, depth_mult=3.1, dropout=0.5, norm_layer=_NORM_OF_LARGE)
efficientnet_v2_s = network(
    _v2, dropout=0.2, fused=[(1, 3, 1, 24, 24, 2), (4, 3, 2, 24, 48, 4), (4, 3, 2, 48, 64, 4)],
    unfused=[(4, 3, 2, 64, 128, 6), (6, 3, 1, 128, 160, 9), (6, 3, 2, 160, 256, 15)])
efficientnet_v2_m = network(
    _v2, dropout=0.3, fused=[(1, 3, 1, 24, 24, 3), (4, 3, 2, 24, 48, 5), (4, 3, 2, 48, 80, 5)],
    unfused=[(4, 3, 2, 80, 160, 7), (6, 3, 1, 160, 176, 14), (6, 3, 2, 176, 304, 18), (6, 3, 1, 304, 512, 5)])
efficientnet_v2_l = network(
    _v2, dropout=0.4, fused=[(1, 3, 1, 32, 32, 4), (4, 3, 2, 32, 64, 7), (4, 3, 2, 64, 96, 7)],
    unfused=[(4, 3, 2, 96, 192, 10), (6, 3, 1, 192, 224, 19), (6, 3, 2, 224, 384, 25), (6, 3, 1, 384, 640, 7)])
