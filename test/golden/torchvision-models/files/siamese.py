import torch
from torch import nn
from torchvision import models


class SiameseNetwork(nn.Module):
    """Two grey images through one trunk."""

    def __init__(self, embedding=128):
        super().__init__()
        self.trunk = models.resnet18(weights=None, num_classes=embedding)
        self.trunk.conv1 = nn.Conv2d(1, 64, kernel_size=(7, 7), stride=(2, 2), padding=(3, 3), bias=False)
        self.fc_in_features = self.trunk.fc.in_features
        self.trunk = torch.nn.Sequential(*(list(self.trunk.children())[:-1]))
        self.fc = nn.Sequential(nn.Linear(self.fc_in_features * 2, 256), nn.ReLU(inplace=True), nn.Linear(256, 1))
        self.sigmoid = nn.Sigmoid()
        self.trunk.apply(self.init_weights)

    def init_weights(self, m):
        if isinstance(m, nn.Linear):
            torch.nn.init.xavier_uniform_(m.weight)
            m.bias.data.fill_(0.01)

    def forward_once(self, x):
        output = self.trunk(x)
        return output.view(output.size()[0], -1)

    def forward(self, input1, input2):
        a, b = self.forward_once(input1), self.forward_once(input2)
        return self.sigmoid(self.fc(torch.cat((a, b), 1))), torch.abs(a - b)
