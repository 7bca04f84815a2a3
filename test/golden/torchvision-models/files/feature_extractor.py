import torch
from torch import nn
from torchvision.models import mobilenet_v3_large, resnet18
from torchvision.models.feature_extraction import create_feature_extractor


class TwoBackbones(nn.Module):
    def __init__(self, out=32):
        super().__init__()
        self.fine = create_feature_extractor(
            resnet18(weights=None), return_nodes={"layer1": "p2", "layer2.1.relu": "inner", "layer3": "p4"})
        self.coarse = create_feature_extractor(mobilenet_v3_large(), ["features.6", "features.16"])
        with torch.no_grad():
            sizes = {name: x.shape[1] for name, x in self.fine(torch.zeros(1, 3, 64, 64)).items()}
            deep = [x.shape[1] for x in self.coarse(torch.zeros(1, 3, 64, 64)).values()]
        self.lateral = nn.ModuleDict({name: nn.Conv2d(width, out, 1) for name, width in sizes.items()})
        self.squeeze = nn.ModuleList([nn.Conv2d(width, out, 1) for width in deep])

    def forward(self, x):
        found = {name: self.lateral[name](level) for name, level in self.fine(x).items()}
        for conv, (name, level) in zip(self.squeeze, self.coarse(x).items()):
            found[name.replace(".", "_")] = conv(level)
        return found
