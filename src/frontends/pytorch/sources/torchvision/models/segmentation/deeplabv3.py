import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models import resnet
from torchvision.models._api import network_by_weights
from torchvision.models._utils import IntermediateLayerGetter, stage_ends
from torchvision.models.mobilenetv3 import mobilenet_v3_large
from torchvision.models.segmentation._utils import _SimpleSegmentationModel, has_aux
from torchvision.models.segmentation.fcn import FCNHead, dilated_backbone

__all__ = ["DeepLabV3", "deeplabv3_resnet50", "deeplabv3_resnet101", "deeplabv3_mobilenet_v3_large"]


class DeepLabV3(_SimpleSegmentationModel):
    pass


class ASPPConv(nn.Sequential):
    def __init__(self, in_channels, out_channels, dilation):
        super().__init__(nn.Conv2d(in_channels, out_channels, 3, padding=dilation, dilation=dilation, bias=False),
                         nn.BatchNorm2d(out_channels), nn.ReLU())


class ASPPPooling(nn.Sequential):
    def __init__(self, in_channels, out_channels):
        super().__init__(nn.AdaptiveAvgPool2d(1), nn.Conv2d(in_channels, out_channels, 1, bias=False),
                         nn.BatchNorm2d(out_channels), nn.ReLU())

    def forward(self, x):
        size = x.shape[-2:]
        for mod in self:
            x = mod(x)
        return F.interpolate(x, size=size, mode="bilinear", align_corners=False)


class ASPP(nn.Module):
    def __init__(self, in_channels, atrous_rates, out_channels=256):
        super().__init__()
        point = nn.Sequential(nn.Conv2d(in_channels, out_channels, 1, bias=False), nn.BatchNorm2d(out_channels),
                              nn.ReLU())
        dilated = [ASPPConv(in_channels, out_channels, rate) for rate in atrous_rates]
        self.convs = nn.ModuleList([point, *dilated, ASPPPooling(in_channels, out_channels)])
        self.project = nn.Sequential(nn.Conv2d(len(self.convs) * out_channels, out_channels, 1, bias=False),
                                     nn.BatchNorm2d(out_channels), nn.ReLU(), nn.Dropout(0.5))

    def forward(self, x):
        return self.project(torch.cat([conv(x) for conv in self.convs], dim=1))


class DeepLabHead(nn.Sequential):
    def __init__(self, in_channels, num_classes):
        super().__init__(ASPP(in_channels, [12, 24, 36]), nn.Conv2d(256, 256, 3, padding=1, bias=False),
                         nn.BatchNorm2d(256), nn.ReLU(), nn.Conv2d(256, num_classes, 1))


def _deeplabv3_resnet(backbone, has_weights, num_classes=None, aux_loss=None, **kwargs):
    aux, classes = has_aux(has_weights, aux_loss), num_classes or 21
    features = dilated_backbone(backbone, aux)
    return DeepLabV3(features, DeepLabHead(2048, classes), FCNHead(1024, classes) if aux else None)


def _deeplabv3_mobilenetv3(has_weights, num_classes=None, aux_loss=None, **kwargs):
    aux, classes = has_aux(has_weights, aux_loss), num_classes or 21
    features = mobilenet_v3_large(dilated=True).features
    stages = stage_ends(features)
    out, low = stages[-1], stages[-4]
    backbone = IntermediateLayerGetter(features, {str(out): "out", **({str(low): "aux"} if aux else {})})
    aux_classifier = FCNHead(features[low].out_channels, classes) if aux else None
    return DeepLabV3(backbone, DeepLabHead(features[out].out_channels, classes), aux_classifier)


deeplabv3_resnet50 = network_by_weights(_deeplabv3_resnet, backbone=resnet.resnet50)
deeplabv3_resnet101 = network_by_weights(_deeplabv3_resnet, backbone=resnet.resnet101)
deeplabv3_mobilenet_v3_large = network_by_weights(_deeplabv3_mobilenetv3)
