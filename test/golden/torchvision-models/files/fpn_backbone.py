from collections import OrderedDict

import torch
from torch import nn
from torchvision.models.detection.backbone_utils import resnet_fpn_backbone


class RetinaLikeHead(nn.Module):
    def __init__(self, channels, anchors, classes, depth=2):
        super().__init__()
        tower = []
        for _ in range(depth):
            tower += [nn.Conv2d(channels, channels, 3, padding=1), nn.GroupNorm(32, channels), nn.ReLU()]
        self.tower = nn.Sequential(*tower)
        self.cls = nn.Conv2d(channels, anchors * classes, 3, padding=1)
        self.box = nn.Conv2d(channels, anchors * 4, 3, padding=1)
        self.classes = classes

    def forward(self, feats):
        logits, boxes = [], []
        for f in feats:
            t = self.tower(f)
            n = t.shape[0]
            logits.append(self.cls(t).permute(0, 2, 3, 1).reshape(n, -1, self.classes))
            boxes.append(self.box(t).permute(0, 2, 3, 1).reshape(n, -1, 4))
        return torch.cat(logits, dim=1), torch.cat(boxes, dim=1)


class Detector(nn.Module):
    def __init__(self, classes=5):
        super().__init__()
        self.backbone = resnet_fpn_backbone(backbone_name="resnet50", weights=None, trainable_layers=2)
        self.head = RetinaLikeHead(self.backbone.out_channels, anchors=3, classes=classes)

    def forward(self, images):
        levels = self.backbone(images)
        if isinstance(levels, torch.Tensor):
            levels = OrderedDict([("0", levels)])
        return self.head(list(levels.values()))
