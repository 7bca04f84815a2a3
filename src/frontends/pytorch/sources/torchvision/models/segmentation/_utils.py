from collections import OrderedDict

import torch.nn.functional as F
from torch import nn


class _SimpleSegmentationModel(nn.Module):
    def __init__(self, backbone, classifier, aux_classifier=None):
        super().__init__()
        self.backbone = backbone
        self.classifier = classifier
        self.aux_classifier = aux_classifier

    def forward(self, x):
        size = x.shape[-2:]
        features = self.backbone(x)
        result = OrderedDict()
        for name, head in [("out", self.classifier), ("aux", self.aux_classifier)]:
            if head is not None:
                x = head(features[name])
                result[name] = F.interpolate(x, size=size, mode="bilinear", align_corners=False)
        return result


def has_aux(has_weights, aux_loss):
    """The trained networks have an auxiliary head, others where it is asked for."""
    return True if has_weights and aux_loss is None else aux_loss
