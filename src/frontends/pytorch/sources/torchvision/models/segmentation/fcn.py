from torch import nn
from torchvision.models import resnet
from torchvision.models._api import network_by_weights
from torchvision.models._utils import IntermediateLayerGetter
from torchvision.models.segmentation._utils import _SimpleSegmentationModel, has_aux

__all__ = ["FCN", "fcn_resnet50", "fcn_resnet101"]


class FCN(_SimpleSegmentationModel):
    pass


class FCNHead(nn.Sequential):
    def __init__(self, in_channels, channels):
        width = in_channels // 4
        super().__init__(nn.Conv2d(in_channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
                         nn.Dropout(0.1), nn.Conv2d(width, channels, 1))


def dilated_backbone(make, aux):
    backbone = make(replace_stride_with_dilation=[False, True, True])
    return IntermediateLayerGetter(backbone, {"layer4": "out", **({"layer3": "aux"} if aux else {})})


def _fcn(backbone, has_weights, num_classes=None, aux_loss=None, **kwargs):
    aux, classes = has_aux(has_weights, aux_loss), num_classes or 21
    features = dilated_backbone(backbone, aux)
    return FCN(features, FCNHead(2048, classes), FCNHead(1024, classes) if aux else None)


fcn_resnet50 = network_by_weights(_fcn, backbone=resnet.resnet50)
fcn_resnet101 = network_by_weights(_fcn, backbone=resnet.resnet101)
