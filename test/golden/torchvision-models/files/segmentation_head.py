import torch.nn as nn
from torchvision.models.segmentation import deeplabv3_resnet50, DeepLabV3_ResNet50_Weights
from torchvision.models.segmentation.deeplabv3 import DeepLabHead
from torchvision.models.segmentation.fcn import FCNHead


def road_model(outputchannels=2):
    model = deeplabv3_resnet50(weights=DeepLabV3_ResNet50_Weights.DEFAULT, progress=True)
    model.classifier = DeepLabHead(2048, outputchannels)
    model.aux_classifier = FCNHead(1024, outputchannels)
    for name, module in model.backbone.named_children():
        if name not in ("layer3", "layer4"):
            module.requires_grad_(False)
    return model
