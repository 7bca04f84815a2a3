import torch
import torch.nn as nn
import torch.nn.functional as F
from torchvision import models


class SegNetLike(nn.Module):
    """Convolutions of VGG, taken one by one, and their mirror."""

    def __init__(self, classes=4):
        super().__init__()
        vgg = models.vgg11_bn(weights=None)
        features = list(vgg.features.children())
        self.enc1 = nn.Sequential(*features[0:3])
        self.enc2 = nn.Sequential(*features[4:7])
        self.pool = nn.MaxPool2d(2, 2, return_indices=True)
        self.unpool = nn.MaxUnpool2d(2, 2)
        self.dec2 = self._mirror(self.enc2, 64)
        self.dec1 = self._mirror(self.enc1, classes)

    @staticmethod
    def _mirror(block, out):
        conv = next(m for m in block if isinstance(m, nn.Conv2d))
        return nn.Sequential(nn.Conv2d(conv.out_channels, out, 3, padding=1), nn.BatchNorm2d(out), nn.ReLU(True))

    def forward(self, x):
        x, i1 = self.pool(self.enc1(x))
        x, i2 = self.pool(self.enc2(x))
        x = self.dec2(self.unpool(x, i2))
        return self.dec1(self.unpool(x, i1))


class TwoStreams(nn.Module):
    def __init__(self):
        super().__init__()
        self.pixels = SegNetLike()
        inception = models.inception_v3(weights=None, init_weights=False)
        inception.AuxLogits = None
        inception.fc = nn.Linear(inception.fc.in_features, 4)
        self.whole = inception
        dense = models.densenet121().features
        self.dense = nn.Sequential(dense.conv0, dense.norm0, dense.relu0, dense.pool0, dense.denseblock1)

    def forward(self, x):
        whole = self.whole(F.interpolate(x, size=(299, 299)))
        pixels = self.pixels(x) * whole[:, :, None, None]
        return pixels, F.adaptive_max_pool2d(self.dense(x), 1).flatten(1)
