import torch.nn as nn
from torchvision import models


def build_model(arch="resnet50", num_classes=10):
    model = models.__dict__[arch](pretrained=True)
    if arch.startswith("resnet"):
        model.fc = nn.Sequential(nn.Linear(model.fc.in_features, 256), nn.ReLU(), nn.Dropout(0.4), nn.Linear(256, num_classes))
    elif arch.startswith("vgg"):
        model.classifier[6] = nn.Linear(model.classifier[6].in_features, num_classes)
    elif arch.startswith("densenet"):
        model.classifier = nn.Linear(model.classifier.in_features, num_classes)
    return model
