"""Nodes are named as torch.fx names them: layers that are called again, and names that end in numbers."""
import torch
from torch import nn
from torchvision.models import densenet121, inception_v3, resnet18, resnet50
from torchvision.models.feature_extraction import create_feature_extractor


class Repeated(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv_1 = nn.Conv2d(3, 4, 1)
        self.conv_2 = nn.Conv2d(4, 5, 1)
        self.act = nn.ReLU()

    def forward(self, x):
        y = self.act(self.conv_2(self.act(self.conv_1(x))))
        y = y * 2 + torch.cat([y, y], 1).mean(1, keepdim=True)
        y += 1
        return torch.nn.functional.relu(y).relu_()


class NodeNames(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = create_feature_extractor(
            resnet50(), {"layer4.2.relu_2": "a", "layer1.0.relu_1": "b", "relu": "c", "layer2": "d", "layer3.1": "e"})
        self.inception = create_feature_extractor(
            inception_v3(aux_logits=False, init_weights=False),
            ["Mixed_5b.branch5x5_2.conv", "Mixed_6a.branch3x3.bn", "maxpool1"])
        self.pooled = create_feature_extractor(resnet18(), {"flatten": "features", "layer3.1.add": "sum"})
        self.dense = create_feature_extractor(densenet121(), ["relu"])
        self.own = create_feature_extractor(Repeated(), ["act", "conv_1", "conv", "act_1", "mul", "add", "add_1", "mean", "relu", "relu_"])

    def forward(self, x):
        return {"body": self.body(x), "inception": self.inception(x), "own": self.own(x),
                "pooled": self.pooled(x), "dense": self.dense(x)}
