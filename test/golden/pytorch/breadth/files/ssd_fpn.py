"""SSD style prior boxes, L2Norm, FPN with registries, anchors and box decoding."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from itertools import product as product
from math import sqrt as sqrt
from typing import List, Dict
from torch import Tensor
from functools import partial

BACKBONES = {}


def register(name=None):
    def wrap(cls):
        BACKBONES[name or cls.__name__] = cls
        return cls
    return wrap


class Registry(dict):
    def __init__(self, what):
        super().__init__()
        self.what = what

    def register_module(self, cls=None, *, name=None):
        if cls is None:
            return lambda c: self.register_module(c, name=name)
        key = name or cls.__name__
        if key in self:
            raise KeyError(f'{key} is already registered in {self.what}')
        self[key] = cls
        return cls

    def build(self, cfg, **defaults):
        args = cfg.copy()
        kind = args.pop('type')
        for k, v in defaults.items():
            args.setdefault(k, v)
        return self[kind](**args)


NECKS, HEADS = Registry('neck'), Registry('head')


class L2Norm(nn.Module):
    def __init__(self, n_channels, scale):
        super(L2Norm, self).__init__()
        self.n_channels = n_channels
        self.gamma = scale or None
        self.eps = 1e-10
        self.weight = nn.Parameter(torch.Tensor(self.n_channels))
        self.reset_parameters()

    def reset_parameters(self):
        nn.init.constant_(self.weight, self.gamma)

    def forward(self, x):
        norm = x.pow(2).sum(dim=1, keepdim=True).sqrt() + self.eps
        x = torch.div(x, norm)
        return self.weight.unsqueeze(0).unsqueeze(2).unsqueeze(3).expand_as(x) * x


class PriorBox(object):
    def __init__(self, cfg):
        self.image_size = cfg['min_dim']
        self.feature_maps = cfg['feature_maps']
        self.min_sizes, self.max_sizes = cfg['min_sizes'], cfg['max_sizes']
        self.steps = cfg['steps']
        self.aspect_ratios = cfg['aspect_ratios']

    def forward(self):
        mean = []
        for k, f in enumerate(self.feature_maps):
            for i, j in product(range(f), repeat=2):
                f_k = self.image_size / self.steps[k]
                cx, cy = (j + 0.5) / f_k, (i + 0.5) / f_k
                s_k = self.min_sizes[k] / self.image_size
                mean += [cx, cy, s_k, s_k]
                s_k_prime = sqrt(s_k * (self.max_sizes[k] / self.image_size))
                mean += [cx, cy, s_k_prime, s_k_prime]
                for ar in self.aspect_ratios[k]:
                    mean += [cx, cy, s_k * sqrt(ar), s_k / sqrt(ar)]
                    mean += [cx, cy, s_k / sqrt(ar), s_k * sqrt(ar)]
        output = torch.Tensor(mean).view(-1, 4)
        output.clamp_(max=1, min=0)
        return output


@register('small')
class SmallBackbone(nn.Module):
    out_channels = property(lambda self: self._out)

    def __init__(self, width: int = 8) -> None:
        super().__init__()
        self._out = [width * 2, width * 4]
        self.stages = nn.ModuleList()
        c = 3
        for o in [width] + self._out:
            self.stages.append(nn.Sequential(nn.Conv2d(c, o, 3, 2, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True)))
            c = o

    def forward(self, x: Tensor) -> List[Tensor]:
        outs: List[Tensor] = []
        for i, s in enumerate(self.stages):
            x = s(x)
            if i > 0:
                outs.append(x)
        return outs


@NECKS.register_module
class FPN(nn.Module):
    def __init__(self, in_channels, out_channels):
        super().__init__()
        self.inner, self.layer = nn.ModuleList(), nn.ModuleList()
        for c in in_channels:
            self.inner.append(nn.Conv2d(c, out_channels, 1))
            self.layer.append(nn.Conv2d(out_channels, out_channels, 3, padding=1))

    def forward(self, xs):
        last = self.inner[-1](xs[-1])
        results = [self.layer[-1](last)]
        for idx in range(len(xs) - 2, -1, -1):
            lateral = self.inner[idx](xs[idx])
            top = F.interpolate(last, size=lateral.shape[-2:], mode="nearest")
            last = lateral + top
            results.insert(0, self.layer[idx](last))
        return results


@HEADS.register_module(name='ssd')
class SSDHead(nn.Module):
    def __init__(self, channels, boxes, num_classes, norm=20):
        super().__init__()
        self.num_classes = num_classes
        self.norm = L2Norm(channels[0], norm)
        mk = lambda n: nn.ModuleList([nn.Conv2d(c, b * n, 3, padding=1) for c, b in zip(channels, boxes)])
        self.loc, self.conf = mk(4), mk(num_classes)

    def forward(self, feats):
        loc, conf = [], []
        feats = [self.norm(feats[0]), *feats[1:]]
        for (x, l, c) in zip(feats, self.loc, self.conf):
            loc.append(l(x).permute(0, 2, 3, 1).contiguous())
            conf.append(c(x).permute(0, 2, 3, 1).contiguous())
        loc = torch.cat([o.view(o.size(0), -1) for o in loc], 1)
        conf = torch.cat([o.view(o.size(0), -1) for o in conf], 1)
        return loc.view(loc.size(0), -1, 4), conf.view(conf.size(0), -1, self.num_classes)


def decode(loc, priors, variances):
    boxes = torch.cat((priors[:, :2] + loc[..., :2] * variances[0] * priors[:, 2:],
                       priors[:, 2:] * torch.exp(loc[..., 2:] * variances[1])), -1)
    boxes[..., :2] -= boxes[..., 2:] / 2
    boxes[..., 2:] += boxes[..., :2]
    return boxes


class Detector(nn.Module):
    cfg = dict(min_dim=64, feature_maps=[16, 8], steps=[4, 8], min_sizes=[10, 20], max_sizes=[20, 40], aspect_ratios=[[2], [2, 3]], variance=[0.1, 0.2])

    def __init__(self, backbone='small', neck=None, phase='test', num_classes=4, **backbone_args):
        super().__init__()
        self.phase = phase
        self.backbone = BACKBONES[backbone](**backbone_args)
        self.neck = NECKS.build(neck or dict(type='FPN', out_channels=16), in_channels=self.backbone.out_channels)
        boxes = [2 + 2 * len(r) for r in self.cfg['aspect_ratios']]
        self.head = HEADS.build({'type': 'ssd', 'channels': [16, 16], 'boxes': boxes}, num_classes=num_classes)
        self.priorbox = PriorBox(self.cfg)
        with torch.no_grad():
            self.priors = nn.Parameter(self.priorbox.forward(), requires_grad=False)

    def forward(self, x):
        loc, conf = self.head(self.neck(self.backbone(x)))
        if self.phase == 'test':
            scores = F.softmax(conf, dim=-1)
            boxes = decode(loc, self.priors, self.cfg['variance'])
            best, labels = scores[..., 1:].max(-1)
            top, keep = best.topk(20, dim=1)
            picked = boxes.gather(1, keep.unsqueeze(-1).repeat(1, 1, 4))
            return dict(boxes=picked, scores=top, labels=labels.gather(1, keep) + 1)
        return loc, conf, self.priors


# CASE Detector {} [[2, 3, 64, 64]]
# CASE Detector {"phase": "train", "width": 4} [[1, 3, 64, 64]]
