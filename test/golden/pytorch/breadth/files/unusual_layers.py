import torch
from torch import nn
import torch.nn.functional as F
from collections import OrderedDict


class Everything(nn.Module):
    def __init__(self):
        super().__init__()
        self.pads = nn.Sequential(nn.ZeroPad2d(1), nn.ConstantPad2d((1, 0), 3.5), nn.ReplicationPad2d((0, 1, 1, 0)), nn.ReflectionPad2d(2))
        self.convs = nn.Sequential(OrderedDict([
            ('same', nn.Conv2d(4, 8, 3, padding='same', padding_mode='circular')),
            ('dil', nn.Conv2d(8, 8, (3, 1), dilation=(2, 1), groups=4)),
            ('valid', nn.Conv2d(8, 8, 3, padding='valid', padding_mode='reflect')),
            ('t', nn.ConvTranspose2d(8, 4, (2, 3), stride=(2, 1), padding=(0, 1), output_padding=(1, 0), groups=2, dilation=1)),
        ]))
        self.acts = nn.ModuleList([nn.ELU(), nn.CELU(), nn.SELU(), nn.GLU(1), nn.Hardshrink(), nn.Hardtanh(), nn.LogSigmoid(), nn.PReLU(), nn.RReLU(),
                                   nn.Softplus(), nn.Softshrink(), nn.Softsign(), nn.Tanhshrink(), nn.Threshold(0.1, 20), nn.Mish(), nn.Hardswish(),
                                   nn.Hardsigmoid(), nn.SiLU(), nn.GELU('tanh'), nn.ReLU6(), nn.Softmin(1), nn.LogSoftmax(-1), nn.Softmax2d()])
        self.pools = nn.ModuleList([nn.MaxPool2d(3, 2, ceil_mode=True), nn.AvgPool2d(2, count_include_pad=False, divisor_override=3), nn.LPPool2d(2, 2),
                                    nn.AdaptiveMaxPool2d((None, 3)), nn.FractionalMaxPool2d(2, output_size=2), nn.AdaptiveAvgPool2d(1)])
        self.norms = nn.ModuleList([nn.GroupNorm(2, 4), nn.InstanceNorm2d(4, affine=True, track_running_stats=True), nn.LocalResponseNorm(2),
                                    nn.BatchNorm2d(4, affine=False), nn.LayerNorm([4, 8, 8], elementwise_affine=False), nn.BatchNorm2d(4, track_running_stats=False), nn.CrossMapLRN2d(2)])
        self.up = nn.ModuleList([nn.Upsample(scale_factor=(2, 1.5), mode='bilinear', align_corners=False), nn.UpsamplingNearest2d(size=10), nn.UpsamplingBilinear2d(scale_factor=2),
                                 nn.PixelShuffle(2), nn.PixelUnshuffle(2), nn.ChannelShuffle(2)])
        self.pool_i, self.unpool = nn.MaxPool2d(2, return_indices=True), nn.MaxUnpool2d(2)
        self.fold, self.unfold = nn.Fold((8, 8), 2, stride=2), nn.Unfold(2, stride=2)
        self.bilinear = nn.Bilinear(4, 5, 6)
        self.bag = nn.EmbeddingBag(10, 3, mode='sum')
        self.bag2 = nn.EmbeddingBag.from_pretrained(torch.rand(7, 3), mode='mean')
        self.emb = nn.Embedding.from_pretrained(torch.rand(7, 3), freeze=True)
        self.cos, self.pd = nn.CosineSimilarity(dim=1), nn.PairwiseDistance(p=1)
        self.drops = nn.Sequential(nn.Dropout(), nn.Dropout2d(0.1), nn.AlphaDropout(), nn.FeatureAlphaDropout(0.2))
        self.flat = nn.Sequential(nn.Flatten(1, -1), nn.Unflatten(1, (4, 64)), nn.Unflatten(-1, torch.Size([8, 8])))
        self.one = nn.Sequential(nn.Conv1d(4, 6, 5, stride=2, padding=2), nn.BatchNorm1d(6), nn.MaxPool1d(2), nn.AdaptiveAvgPool1d(3), nn.ConstantPad1d(1, 0.), nn.ReplicationPad1d(1), nn.ReflectionPad1d((1, 2)), nn.ConvTranspose1d(6, 2, 3, 2), nn.AvgPool1d(2), nn.Upsample(scale_factor=2), nn.InstanceNorm1d(2), nn.LPPool1d(1, 2), nn.Dropout1d(0.1))
        self.three = nn.Sequential(nn.Conv3d(1, 4, (1, 3, 3), padding=(0, 1, 1)), nn.BatchNorm3d(4), nn.MaxPool3d((1, 2, 2)), nn.ConvTranspose3d(4, 2, 2, 2), nn.AvgPool3d(2), nn.AdaptiveAvgPool3d((2, None, 1)), nn.ReplicationPad3d(1), nn.ConstantPad3d(1, 0), nn.InstanceNorm3d(2), nn.Dropout3d(), nn.Upsample(scale_factor=2, mode='trilinear'))
        self.ada = nn.AdaptiveLogSoftmaxWithLoss(16, 30, cutoffs=[5, 20])
        self.lazy = nn.Sequential(nn.LazyConv2d(5, 3), nn.Flatten(), nn.LazyLinear(3, bias=False))
        self.idn = nn.Identity(54, unused_argument1=0.1, unused_argument2=False)

    def forward(self, x, ids):
        outs = [self.pads(x), self.convs(x)]
        for a in self.acts:
            outs.append(a(x))
        outs += [p(x) for p in self.pools] + [n(x) for n in self.norms] + [u(x) for u in self.up]
        y, i = self.pool_i(x)
        outs.append(self.unpool(y, i, output_size=x.size()))
        outs.append(self.fold(self.unfold(x)))
        v = x.mean((2, 3))
        outs.append(self.bilinear(v, F.pad(v, (0, 1))))
        outs += [self.bag(ids), self.bag2(ids), self.emb(ids), self.cos(x, x), self.pd(v, v)]
        outs.append(self.drops(x))
        outs.append(self.flat(x))
        outs.append(self.one(x.flatten(2)))
        outs.append(self.three(x.unsqueeze(1)))
        outs.append(self.lazy(x))
        h = torch.cat([v] * 4, 1)
        outs.append(self.ada.log_prob(h))
        return [self.idn(o) for o in outs]


# CASE Everything {} [[2, 4, 8, 8], {"shape": [2, 4], "dtype": "int64", "high": 7}]
