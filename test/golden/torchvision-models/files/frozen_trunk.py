import torch
import torch.nn as nn
from torchvision.models import efficientnet_b0, EfficientNet_B0_Weights


class PlantDiseaseNet(nn.Module):
    """Everything below the last two blocks stays as it was trained."""

    def __init__(self, classes: int = 38, unfrozen: int = 2):
        super().__init__()
        weights = EfficientNet_B0_Weights.DEFAULT
        self.net = efficientnet_b0(weights=weights)
        for p in self.net.parameters():
            p.requires_grad = False
        for block in self.net.features[-unfrozen:]:
            for p in block.parameters():
                p.requires_grad_(True)
        in_features = self.net.classifier[1].in_features
        self.net.classifier = nn.Sequential(nn.Dropout(p=0.3, inplace=True), nn.Linear(in_features, classes))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.net(x)
