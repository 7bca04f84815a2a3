import math
from collections import OrderedDict

from torch import nn
from torchvision.models._api import network
from torchvision.models._utils import _make_divisible
from torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation

__all__ = [
    "RegNet", "regnet_y_400mf", "regnet_y_800mf", "regnet_y_1_6gf", "regnet_y_3_2gf", "regnet_y_8gf", "regnet_y_16gf",
    "regnet_y_32gf", "regnet_y_128gf", "regnet_x_400mf", "regnet_x_800mf", "regnet_x_1_6gf", "regnet_x_3_2gf",
    "regnet_x_8gf", "regnet_x_16gf", "regnet_x_32gf"]


class SimpleStemIN(Conv2dNormActivation):
    def __init__(self, width_in, width_out, norm_layer, activation_layer):
        super().__init__(width_in, width_out, 3, 2, norm_layer=norm_layer, activation_layer=activation_layer)


class BottleneckTransform(nn.Sequential):
    def __init__(self, width_in, width_out, stride, norm_layer, activation_layer, group_width, bottleneck_multiplier,
                 se_ratio):
        width = int(round(width_out * bottleneck_multiplier))
        both = {"norm_layer": norm_layer, "activation_layer": activation_layer}
        layers = OrderedDict()
        layers["a"] = Conv2dNormActivation(width_in, width, 1, **both)
        layers["b"] = Conv2dNormActivation(width, width, 3, stride, groups=width // group_width, **both)
        if se_ratio:
            layers["se"] = SqueezeExcitation(width, int(round(se_ratio * width_in)), activation=activation_layer)
        layers["c"] = Conv2dNormActivation(width, width_out, 1, norm_layer=norm_layer, activation_layer=None)
        super().__init__(layers)


class ResBottleneckBlock(nn.Module):
    def __init__(self, width_in, width_out, stride, norm_layer, activation_layer, group_width=1,
                 bottleneck_multiplier=1.0, se_ratio=None):
        super().__init__()
        self.proj = None
        if width_in != width_out or stride != 1:
            self.proj = Conv2dNormActivation(width_in, width_out, 1, stride, norm_layer=norm_layer,
                                             activation_layer=None)
        self.f = BottleneckTransform(width_in, width_out, stride, norm_layer, activation_layer, group_width,
                                     bottleneck_multiplier, se_ratio)
        self.activation = activation_layer(inplace=True)

    def forward(self, x):
        x = (x if self.proj is None else self.proj(x)) + self.f(x)
        return self.activation(x)


class AnyStage(nn.Sequential):
    def __init__(self, width_in, width_out, stride, depth, block_constructor, norm_layer, activation_layer, group_width,
                 bottleneck_multiplier, se_ratio=None, stage_index=0):
        super().__init__()
        for i in range(depth):
            first = i == 0
            block = block_constructor(width_in if first else width_out, width_out, stride if first else 1, norm_layer,
                                      activation_layer, group_width, bottleneck_multiplier, se_ratio)
            self.add_module(f"block{stage_index}-{i}", block)


class BlockParams:
    def __init__(self, depths, widths, group_widths, bottleneck_multipliers, strides, se_ratio=None):
        self.depths, self.widths, self.group_widths = depths, widths, group_widths
        self.bottleneck_multipliers, self.strides, self.se_ratio = bottleneck_multipliers, strides, se_ratio

    @classmethod
    def from_init_params(cls, depth, w_0, w_a, w_m, group_width, bottleneck_multiplier=1.0, se_ratio=None, **kwargs):
        """Widths grow by w_a from block to block and are rounded to w_0 times a power of w_m, then to multiples of 8."""
        powers = [round(math.log((i * w_a + w_0) / w_0) / math.log(w_m)) for i in range(depth)]
        blocks = [int(round(w_0 * w_m**power / 8) * 8) for power in powers]
        widths = sorted(set(blocks))
        depths = [blocks.count(width) for width in widths]
        inner = [int(width * bottleneck_multiplier) for width in widths]
        groups = [min(group_width, width) for width in inner]
        fitted = [int(_make_divisible(width, group) / bottleneck_multiplier) for width, group in zip(inner, groups)]
        stages = len(widths)
        return cls(depths, fitted, groups, [bottleneck_multiplier] * stages, [2] * stages, se_ratio)

    def _get_expanded_params(self):
        return zip(self.widths, self.strides, self.depths, self.group_widths, self.bottleneck_multipliers)


class RegNet(nn.Module):
    def __init__(self, block_params, num_classes=1000, stem_width=32, stem_type=None, block_type=None, norm_layer=None,
                 activation=None):
        super().__init__()
        norm, activation = norm_layer or nn.BatchNorm2d, activation or nn.ReLU
        self.stem = (stem_type or SimpleStemIN)(3, stem_width, norm, activation)
        width = stem_width
        blocks = OrderedDict()
        for i, (out, stride, depth, group, multiplier) in enumerate(block_params._get_expanded_params(), start=1):
            blocks[f"block{i}"] = AnyStage(width, out, stride, depth, block_type or ResBottleneckBlock, norm, activation,
                                           group, multiplier, block_params.se_ratio, stage_index=i)
            width = out
        self.trunk_output = nn.Sequential(blocks)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(width, num_classes)

    def forward(self, x):
        return self.fc(self.avgpool(self.trunk_output(self.stem(x))).flatten(start_dim=1))


def _regnet(depth, w_0, w_a, w_m, group_width, se_ratio=None, **kwargs):
    return RegNet(BlockParams.from_init_params(depth, w_0, w_a, w_m, group_width, se_ratio=se_ratio), **kwargs)


def _y(depth, w_0, w_a, w_m, group_width):
    return network(_regnet, depth=depth, w_0=w_0, w_a=w_a, w_m=w_m, group_width=group_width, se_ratio=0.25)


def _x(depth, w_0, w_a, w_m, group_width):
    return network(_regnet, depth=depth, w_0=w_0, w_a=w_a, w_m=w_m, group_width=group_width)


regnet_y_400mf = _y(16, 48, 27.89, 2.09, 8)
regnet_y_800mf = _y(14, 56, 38.84, 2.4, 16)
regnet_y_1_6gf = _y(27, 48, 20.71, 2.65, 24)
regnet_y_3_2gf = _y(21, 80, 42.63, 2.66, 24)
regnet_y_8gf = _y(17, 192, 76.82, 2.19, 56)
regnet_y_16gf = _y(18, 200, 106.23, 2.48, 112)
regnet_y_32gf = _y(20, 232, 115.89, 2.53, 232)
regnet_y_128gf = _y(27, 456, 160.83, 2.52, 264)
regnet_x_400mf = _x(22, 24, 24.48, 2.54, 16)
regnet_x_800mf = _x(16, 56, 35.73, 2.28, 16)
regnet_x_1_6gf = _x(18, 80, 34.01, 2.25, 24)
regnet_x_3_2gf = _x(25, 88, 26.31, 2.25, 48)
regnet_x_8gf = _x(23, 80, 49.56, 2.88, 120)
regnet_x_16gf = _x(22, 216, 55.59, 2.1, 128)
regnet_x_32gf = _x(23, 320, 69.86, 2.0, 168)
