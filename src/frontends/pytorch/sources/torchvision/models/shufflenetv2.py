import torch
from torch import nn
from torchvision.models._api import network

__all__ = ["ShuffleNetV2", "shufflenet_v2_x0_5", "shufflenet_v2_x1_0", "shufflenet_v2_x1_5", "shufflenet_v2_x2_0"]


def channel_shuffle(x, groups):
    batch, channels, height, width = x.size()
    x = x.view(batch, groups, channels // groups, height, width)
    return torch.transpose(x, 1, 2).contiguous().view(batch, -1, height, width)


class InvertedResidual(nn.Module):
    def __init__(self, inp, oup, stride):
        super().__init__()
        self.stride = stride
        width = oup // 2
        if stride == 1 and inp != width << 1:
            raise ValueError(f"Invalid combination of stride {stride}, inp {inp} and oup {oup} values.")
        self.branch1 = nn.Sequential()
        if stride > 1:
            self.branch1 = nn.Sequential(
                self.depthwise_conv(inp, inp, 3, stride, 1), nn.BatchNorm2d(inp),
                nn.Conv2d(inp, width, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True))
        self.branch2 = nn.Sequential(
            nn.Conv2d(inp if stride > 1 else width, width, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True),
            self.depthwise_conv(width, width, 3, stride, 1), nn.BatchNorm2d(width),
            nn.Conv2d(width, width, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True))

    @staticmethod
    def depthwise_conv(i, o, kernel_size, stride=1, padding=0, bias=False):
        return nn.Conv2d(i, o, kernel_size, stride, padding, bias=bias, groups=i)

    def forward(self, x):
        if self.stride == 1:
            kept, worked = x.chunk(2, dim=1)
            out = torch.cat((kept, self.branch2(worked)), dim=1)
        else:
            out = torch.cat((self.branch1(x), self.branch2(x)), dim=1)
        return channel_shuffle(out, 2)


def _point(channels, out, kernel_size, stride, padding):
    return nn.Sequential(nn.Conv2d(channels, out, kernel_size, stride, padding, bias=False), nn.BatchNorm2d(out),
                         nn.ReLU(inplace=True))


class ShuffleNetV2(nn.Module):
    def __init__(self, stages_repeats, stages_out_channels, num_classes=1000, inverted_residual=InvertedResidual):
        super().__init__()
        self._stage_out_channels = stages_out_channels
        width, *stages, last = stages_out_channels
        self.conv1 = _point(3, width, 3, 2, 1)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        for number, (repeats, out) in enumerate(zip(stages_repeats, stages), start=2):
            blocks = [inverted_residual(width, out, 2), *[inverted_residual(out, out, 1) for _ in range(repeats - 1)]]
            setattr(self, f"stage{number}", nn.Sequential(*blocks))
            width = out
        self.conv5 = _point(width, last, 1, 1, 0)
        self.fc = nn.Linear(last, num_classes)

    def forward(self, x):
        x = self.maxpool(self.conv1(x))
        x = self.conv5(self.stage4(self.stage3(self.stage2(x))))
        return self.fc(x.mean([2, 3]))


shufflenet_v2_x0_5 = network(ShuffleNetV2, stages_repeats=[4, 8, 4], stages_out_channels=[24, 48, 96, 192, 1024])
shufflenet_v2_x1_0 = network(ShuffleNetV2, stages_repeats=[4, 8, 4], stages_out_channels=[24, 116, 232, 464, 1024])
shufflenet_v2_x1_5 = network(ShuffleNetV2, stages_repeats=[4, 8, 4], stages_out_channels=[24, 176, 352, 704, 1024])
shufflenet_v2_x2_0 = network(ShuffleNetV2, stages_repeats=[4, 8, 4], stages_out_channels=[24, 244, 488, 976, 2048])
