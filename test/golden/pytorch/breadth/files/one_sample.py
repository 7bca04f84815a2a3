"""Layers and functions on one sample without its batch, again with a batch, and from a batch."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class OneSample(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3, padding=1)
        self.act = nn.ReLU()
        self.pool = nn.MaxPool2d(2, return_indices=True)
        self.unpool = nn.MaxUnpool2d(2)
        self.norm = nn.InstanceNorm2d(width, affine=True)
        self.up = nn.ConvTranspose2d(width, width, 2, stride=2)
        self.mean = nn.AvgPool2d(2)
        self.power = nn.LPPool2d(2, 2)
        self.random = nn.FractionalMaxPool2d(2, output_size=3)
        self.unfold = nn.Unfold(2)
        self.fold = nn.Fold((4, 4), 2)
        self.grown = nn.AdaptiveMaxPool2d(4)
        self.along = nn.Conv1d(width, width, 3)
        self.along_up = nn.ConvTranspose1d(width, width, 3, stride=2)
        self.along_pool = nn.MaxPool1d(2)
        self.along_mean = nn.AdaptiveAvgPool1d(4)
        self.volume = nn.Conv3d(1, 2, 3, padding=1, bias=False)
        self.volume_pool = nn.AvgPool3d(2)
        self.head = nn.Linear(2, 5)

    def image(self, x):
        x = self.act(self.conv(x))
        x, places = self.pool(x)
        x = self.unpool(x, places)
        x = self.norm(self.up(x, output_size=(17, 17)))
        x = self.power(self.mean(x))
        x = self.grown(self.random(x))
        x = self.fold(self.unfold(x))
        return F.max_pool2d(F.conv2d(x.double(), self.up.weight.double(), stride=2), 1)

    def forward(self, batch):
        both = [self.image(sample) for sample in batch]
        whole = self.conv(batch)
        row = self.along(both[0].float().flatten(1).repeat(1, 4))
        row = self.along_mean(self.along_pool(self.along_up(row, output_size=[30])))
        cube = self.volume_pool(self.volume(torch.stack([row, row]).unsqueeze(0)))
        return self.head(cube.mean((1, 2, 3))), both[1], whole, F.avg_pool1d(row, 2)


# CASE OneSample {} [[2, 3, 8, 8]]
# CASE OneSample {"width": 6} [[3, 3, 8, 8]]
