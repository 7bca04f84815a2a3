"""The modules of test/golden/modules, by the same names, as torch writes them."""

import torch
import torch.nn.functional as F
from torch import nn


class ConvBNReLU(nn.Module):
    def __init__(self, before, after, kernel_size=1, **more):
        super().__init__()
        self.conv = nn.Conv2d(before, after, kernel_size, bias=False, **more)
        self.bn = nn.BatchNorm2d(after)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.relu(self.bn(self.conv(x)))


class BaseConv2D(nn.Module):
    def __init__(self, before, after, kernel_size=1, **more):
        super().__init__()
        self.conv = nn.Conv2d(before, after, kernel_size, **more)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.relu(self.conv(x))


class Inception(nn.Module):
    def __init__(self, branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def inception_v1(before, one, three, five, pool):
    return Inception([
        BaseConv2D(before, one),
        BaseConv2D(before, three, 3, padding="same"),
        BaseConv2D(before, five, 5, padding="same"),
        nn.Sequential(nn.MaxPool2d(3, 1, 1), BaseConv2D(before, pool, padding="same")),
    ])


def inception_v2(before, one, reduce3, three, reduce5, five, pool, layer=BaseConv2D):
    return Inception([
        layer(before, one),
        nn.Sequential(layer(before, reduce3), layer(reduce3, three, 3, padding="same")),
        nn.Sequential(layer(before, reduce5), layer(reduce5, five, 5, padding="same")),
        nn.Sequential(nn.MaxPool2d(3, 1, 1), layer(before, pool, padding="same")),
    ])


class ASPP(nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList(
            [ConvBNReLU(256, 64), *[ConvBNReLU(256, 64, 3, padding=each, dilation=each) for each in (6, 12, 18)]]
        )
        self.pool = nn.Sequential(nn.AdaptiveAvgPool2d(1), ConvBNReLU(256, 64))
        self.up = nn.Upsample(size=(33, 33), mode="bilinear")
        self.project = nn.Sequential(ConvBNReLU(320, 64), nn.Dropout(0.5))
        self.final_up = nn.Upsample(scale_factor=2.0, mode="nearest")

    def forward(self, x):
        branches = torch.cat([conv(x) for conv in self.convs], 1)
        pooled = self.up(self.pool(x))
        return self.final_up(self.project(torch.cat([branches, pooled], 1)))


class DeconvDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.up1 = nn.ConvTranspose2d(128, 64, 4, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.up2 = nn.ConvTranspose2d(64, 32, 3, 2, 1, output_padding=1)
        self.relu = nn.ReLU(inplace=True)
        self.up3 = nn.ConvTranspose2d(32, 16, 2, 2, groups=4)
        self.out = nn.Conv2d(16, 3, 3, padding=1)
        self.tanh = nn.Tanh()

    def forward(self, x):
        x = self.relu(self.bn1(self.up1(x)))
        x = self.relu(self.up2(x))
        return self.tanh(self.out(self.up3(x)))


class EmbeddingClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(1000, 64, padding_idx=0)
        self.fc = nn.Linear(64, 5)

    def forward(self, x):
        return self.fc(self.embed(x).mean(1))


class MLPBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(384)
        self.fc1 = nn.Linear(384, 1536)
        self.act = nn.GELU()
        self.fc2 = nn.Linear(1536, 384)
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        return x + self.drop(self.fc2(self.act(self.fc1(self.norm(x)))))


class InvertedResidual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(24, 144, 1, bias=False), nn.BatchNorm2d(144), nn.ReLU6(inplace=True),
            nn.Conv2d(144, 144, 3, padding=1, groups=144, bias=False), nn.BatchNorm2d(144), nn.ReLU6(inplace=True),
            nn.Conv2d(144, 24, 1, bias=False), nn.BatchNorm2d(24),
        )

    def forward(self, x):
        return x + self.conv(x)


class ShuffleUnit(nn.Module):
    def __init__(self):
        super().__init__()
        self.branch2 = nn.Sequential(
            nn.Conv2d(58, 58, 1, bias=False), nn.BatchNorm2d(58), nn.ReLU(inplace=True),
            nn.Conv2d(58, 58, 3, padding=1, groups=58, bias=False), nn.BatchNorm2d(58),
            nn.Conv2d(58, 58, 1, bias=False), nn.BatchNorm2d(58), nn.ReLU(inplace=True),
        )

    def forward(self, x):
        left, right = x.chunk(2, 1)
        joined = torch.cat([left, self.branch2(right)], 1)
        batch, channels, height, width = joined.shape
        return joined.view(batch, 2, channels // 2, height, width).transpose(1, 2).reshape(joined.shape)


class SqueezeExcite(nn.Module):
    def __init__(self):
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(96, 24, 1)
        self.relu = nn.ReLU(inplace=True)
        self.fc2 = nn.Conv2d(24, 96, 1)
        self.sigmoid = nn.Sigmoid()

    def forward(self, x):
        return x * self.sigmoid(self.fc2(self.relu(self.fc1(self.avgpool(x)))))


def resnet_basic():
    from torchvision.models.resnet import BasicBlock

    down = nn.Sequential(nn.Conv2d(64, 128, 1, 2, bias=False), nn.BatchNorm2d(128))
    return BasicBlock(64, 128, 2, down)


def resnet_bottleneck():
    from torchvision.models.resnet import Bottleneck

    return Bottleneck(256, 64)


MODULES = {
    "aspp": ASPP,
    "bottleneck5x5_128": lambda: nn.Sequential(BaseConv2D(128, 32), BaseConv2D(32, 64, 5, padding="same")),
    "bottleneck5x5_192": lambda: nn.Sequential(BaseConv2D(192, 32), BaseConv2D(32, 64, 5, padding="same")),
    "conv1d_classifier": lambda: nn.Sequential(
        nn.Conv1d(8, 32, 5, 2, 2), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(32, 64, 3, padding=1), nn.BatchNorm1d(64),
        nn.ReLU(), nn.AvgPool1d(4), nn.Flatten(), nn.Dropout(0.5), nn.Linear(1024, 100), nn.ReLU(),
        nn.Linear(100, 10, bias=False),
    ),
    "conv3d_block": lambda: nn.Sequential(
        nn.Conv3d(3, 16, (3, 7, 7), (1, 2, 2), (1, 3, 3), bias=False), nn.BatchNorm3d(16), nn.ReLU(inplace=True),
        nn.MaxPool3d((1, 3, 3), (1, 2, 2), (0, 1, 1)), nn.Conv3d(16, 32, 3, padding=1), nn.ReLU(inplace=True),
    ),
    "deconv_decoder": DeconvDecoder,
    "direct5x5_128": lambda: BaseConv2D(128, 64, 5, padding="same"),
    "embedding_classifier": EmbeddingClassifier,
    "inception_v1_3a": lambda: inception_v1(192, 64, 128, 32, 32),
    "inception_v1_4a": lambda: inception_v1(480, 192, 208, 48, 64),
    "inception_v2_3a": lambda: inception_v2(192, 64, 96, 128, 16, 32, 32),
    "inception_v2_3a_bn": lambda: inception_v2(192, 64, 96, 128, 16, 32, 32, ConvBNReLU),
    "inception_v2_4a": lambda: inception_v2(480, 192, 96, 208, 16, 48, 64),
    "lstm": lambda: nn.LSTM(64, 128, batch_first=True),
    "mlp_block": MLPBlock,
    "mobilenetv2_ir_residual": InvertedResidual,
    "resnet_basic_downsample": resnet_basic,
    "resnet_bottleneck_identity": resnet_bottleneck,
    "shufflenet_unit_stride1": ShuffleUnit,
    "squeeze_excite": SqueezeExcite,
    "transformer_encoder_layer": lambda: nn.TransformerEncoderLayer(384, 6, 1536, batch_first=True),
}


class Function(nn.Module):
    """A function as a module."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *inputs):
        return self.function(*inputs)


class RMSNorm(nn.Module):
    """torch.nn.RMSNorm as torch 2.4 writes it out; torch 1.13 has none."""

    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * self.weight


class LayerNorm2d(nn.LayerNorm):
    """torchvision's."""

    def forward(self, x):
        x = x.permute(0, 2, 3, 1)
        x = F.layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)
        return x.permute(0, 3, 1, 2)


def dot_product_attention(query, key, value):
    """The plain path: scores, their scaling in place, softmax, product."""
    scores = (query @ key.transpose(-2, -1)).div_(query.shape[-1] ** 0.5)
    return scores.softmax(-1) @ value
