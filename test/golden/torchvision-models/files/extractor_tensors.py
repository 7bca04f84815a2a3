import torch
from torch import nn
from torchvision.models import convnext_tiny, swin_t
from torchvision.models.feature_extraction import create_feature_extractor


class Pyramid(nn.Module):
    """Stages that use parameters by themselves: layer scales, tables of positions, weights of layers that are not called."""

    def __init__(self, width=24):
        super().__init__()
        self.local = create_feature_extractor(convnext_tiny(weights=None), {"features.1": "c2", "features.3.1": "c3"})
        self.windows = create_feature_extractor(swin_t(weights=None), ["features.1", "features.3"])
        self.join = nn.ModuleList([nn.Conv2d(2 * 96, width, 1), nn.Conv2d(2 * 192, width, 1)])

    def forward(self, x):
        local = list(self.local(x).values())
        windows = [level.permute(0, 3, 1, 2) for level in self.windows(x).values()]
        return [conv(torch.cat(pair, dim=1)) for conv, pair in zip(self.join, zip(local, windows))]
