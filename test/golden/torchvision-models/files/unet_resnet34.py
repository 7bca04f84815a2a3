import torch
import torch.nn as nn
import torch.nn.functional as F
from torchvision.models import resnet34


class DecoderBlock(nn.Module):
    def __init__(self, in_ch, skip_ch, out_ch):
        super().__init__()
        self.up = nn.ConvTranspose2d(in_ch, out_ch, kernel_size=2, stride=2)
        self.conv = nn.Sequential(
            nn.Conv2d(out_ch + skip_ch, out_ch, 3, padding=1, bias=False),
            nn.BatchNorm2d(out_ch),
            nn.ReLU(inplace=True),
        )

    def forward(self, x, skip=None):
        x = self.up(x)
        if skip is not None:
            if x.shape[-2:] != skip.shape[-2:]:
                x = F.interpolate(x, size=skip.shape[-2:], mode="nearest")
            x = torch.cat([x, skip], dim=1)
        return self.conv(x)


class ResNetUNet(nn.Module):
    def __init__(self, n_class=3, in_channels=4):
        super().__init__()
        base = resnet34(weights=None)
        first = base.conv1
        base.conv1 = nn.Conv2d(in_channels, first.out_channels, kernel_size=first.kernel_size, stride=first.stride,
                               padding=first.padding, bias=first.bias is not None)
        self.base_layers = list(base.children())
        self.layer0 = nn.Sequential(*self.base_layers[:3])
        self.layer1 = nn.Sequential(*self.base_layers[3:5])
        self.layer2, self.layer3, self.layer4 = base.layer2, base.layer3, base.layer4
        widths = [64, 64, 128, 256, 512]
        self.blocks = nn.ModuleList(
            DecoderBlock(widths[i], widths[i - 1], widths[i - 1]) for i in range(4, 0, -1))
        self.head = nn.Conv2d(64, n_class, 1)

    def forward(self, x):
        skips = [self.layer0(x)]
        for name in ("layer1", "layer2", "layer3", "layer4"):
            skips.append(getattr(self, name)(skips[-1]))
        y = skips.pop()
        for block in self.blocks:
            y = block(y, skips.pop())
        return F.interpolate(self.head(y), scale_factor=2, mode="bilinear", align_corners=True)
