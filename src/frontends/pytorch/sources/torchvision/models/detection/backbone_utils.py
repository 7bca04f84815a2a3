from torch import nn
from torchvision.models import mobilenet, resnet
from torchvision.models._utils import IntermediateLayerGetter, stage_ends
from torchvision.ops.feature_pyramid_network import FeaturePyramidNetwork, LastLevelMaxPool
from torchvision.ops.misc import FrozenBatchNorm2d

__all__ = ["BackboneWithFPN", "resnet_fpn_backbone", "mobilenet_backbone"]


class BackboneWithFPN(nn.Module):
    def __init__(self, backbone, return_layers, in_channels_list, out_channels, extra_blocks=None, norm_layer=None):
        super().__init__()
        self.body = IntermediateLayerGetter(backbone, return_layers=return_layers)
        self.fpn = FeaturePyramidNetwork(in_channels_list, out_channels, extra_blocks or LastLevelMaxPool(), norm_layer)
        self.out_channels = out_channels

    def forward(self, x):
        return self.fpn(self.body(x))


def resnet_fpn_backbone(backbone_name, weights=None, norm_layer=FrozenBatchNorm2d, trainable_layers=3,
                        returned_layers=None, extra_blocks=None, pretrained=False):
    backbone = getattr(resnet, backbone_name)(norm_layer=norm_layer)
    return _resnet_fpn_extractor(backbone, trainable_layers, returned_layers, extra_blocks)


def _resnet_fpn_extractor(backbone, trainable_layers, returned_layers=None, extra_blocks=None, norm_layer=None):
    trained = ["layer4", "layer3", "layer2", "layer1", "conv1"][:trainable_layers]
    if trainable_layers == 5:
        trained.append("bn1")
    for name, parameter in backbone.named_parameters():
        if not name.startswith(tuple(trained)):
            parameter.requires_grad_(False)
    levels = returned_layers or [1, 2, 3, 4]
    return_layers = {f"layer{level}": str(i) for i, level in enumerate(levels)}
    widths = [backbone.inplanes // 8 * 2 ** (level - 1) for level in levels]
    return BackboneWithFPN(backbone, return_layers, widths, 256, extra_blocks, norm_layer)


def mobilenet_backbone(backbone_name, weights=None, fpn=True, norm_layer=FrozenBatchNorm2d, trainable_layers=2,
                       returned_layers=None, extra_blocks=None, pretrained=False):
    backbone = getattr(mobilenet, backbone_name)(norm_layer=norm_layer)
    return _mobilenet_extractor(backbone, fpn, trainable_layers, returned_layers, extra_blocks)


def _mobilenet_extractor(backbone, fpn, trainable_layers, returned_layers=None, extra_blocks=None, norm_layer=None):
    features = backbone.features
    stages = stage_ends(features)
    frozen = len(features) if trainable_layers == 0 else stages[len(stages) - trainable_layers]
    for block in features[:frozen]:
        for parameter in block.parameters():
            parameter.requires_grad_(False)
    if not fpn:
        made = nn.Sequential(features, nn.Conv2d(features[-1].out_channels, 256, 1))
        made.out_channels = 256
        return made
    levels = returned_layers or [len(stages) - 2, len(stages) - 1]
    return_layers = {str(stages[level]): str(i) for i, level in enumerate(levels)}
    widths = [features[stages[level]].out_channels for level in levels]
    return BackboneWithFPN(features, return_layers, widths, 256, extra_blocks, norm_layer)
