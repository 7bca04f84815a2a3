import torch
import torch.nn as nn
from functools import partial, reduce
import operator


class Lambda(nn.Module):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn

    def forward(self, *a, **k):
        return self.fn(*a, **k)


class PreNormResidual(nn.Sequential):
    def __init__(self, dim, fn):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.fn = fn

    def forward(self, x):
        return super().forward(x) + x


def FeedForward(dim, expansion_factor=4, dropout=0., dense=nn.Linear):
    inner_dim = int(dim * expansion_factor)
    return nn.Sequential(dense(dim, inner_dim), nn.GELU(), nn.Dropout(dropout), dense(inner_dim, dim), nn.Dropout(dropout))


class Affine(nn.Module):
    __constants__ = ['dim']
    dim: int

    def __init__(self, dim):
        super().__init__()
        self.dim = dim
        self.alpha = nn.Parameter(torch.ones((1, 1, dim)))
        self.beta = nn.Parameter(torch.zeros((1, 1, dim)))

    def forward(self, x):
        return torch.addcmul(self.beta, self.alpha, x)


class SpatialGate(nn.Module):
    def __init__(self, dim, n):
        super().__init__()
        self.norm = nn.LayerNorm(dim // 2)
        self.weight = nn.Parameter(torch.zeros(n, n))
        self.bias = nn.Parameter(torch.ones(n))

    def forward(self, x):
        res, gate = x.chunk(2, dim=-1)
        gate = torch.einsum('b n d, m n -> b m d', self.norm(gate), self.weight) + self.bias[None, :, None]
        return gate * res


class S2Attention(nn.Module):
    """spatial shift"""
    def __init__(self, dim):
        super().__init__()
        self.mlp = nn.Linear(dim, 3 * dim)
        self.split = nn.ModuleDict({'mlp1': nn.Linear(dim, dim, bias=False), 'mlp2': nn.Linear(dim, 3 * dim, bias=False)})

    @staticmethod
    def shift(x):
        b, w, h, c = x.size()
        x = x.clone()
        x[:, 1:, :, :c // 4] = x[:, :w - 1, :, :c // 4]
        x[:, :w - 1, :, c // 4:c // 2] = x[:, 1:, :, c // 4:c // 2]
        x[:, :, 1:, c // 2:c * 3 // 4] = x[:, :, :h - 1, c // 2:c * 3 // 4]
        return x

    def forward(self, x):
        b, h, w, c = x.shape
        x = self.mlp(x)
        parts = [self.shift(p) for p in x.split(c, -1)[:2]] + [x[..., 2 * c:]]
        stacked = torch.stack([p.reshape(b, -1, c) for p in parts], 1)
        a = stacked.sum(1).sum(1)
        hat = self.split['mlp2'](nn.functional.gelu(self.split['mlp1'](a))).reshape(b, 3, c)
        return (hat.softmax(1).unsqueeze(-2) * stacked).sum(1).reshape(b, h, w, c)


class Mixer(nn.Module):
    def __init__(self, *, image_size=32, channels=3, patch_size=8, dim=32, depth=2, num_classes=10, kind='mixer'):
        super().__init__()
        pair = lambda x: x if isinstance(x, tuple) else (x, x)
        image_h, image_w = pair(image_size)
        assert (image_h % patch_size) == 0 and (image_w % patch_size) == 0, 'image must be divisible by patch size'
        num_patches = (image_h // patch_size) * (image_w // patch_size)
        chan_first, chan_last = partial(nn.Conv1d, kernel_size=1), nn.Linear
        self.embed = nn.Conv2d(channels, dim, patch_size, patch_size)
        self.side = image_h // patch_size
        makers = {
            'mixer': lambda: nn.Sequential(PreNormResidual(dim, FeedForward(num_patches, 4, 0., chan_first)), PreNormResidual(dim, FeedForward(dim, 0.5, 0., chan_last))),
            'res': lambda: nn.Sequential(Affine(dim), FeedForward(dim), Affine(dim)),
            'gmlp': lambda: PreNormResidual(dim, nn.Sequential(nn.Linear(dim, 2 * dim), nn.GELU(), SpatialGate(2 * dim, num_patches), nn.Linear(dim, dim))),
            's2': lambda: nn.Sequential(Lambda(lambda x: x.unflatten(1, (self.side, self.side))), S2Attention(dim), Lambda(partial(torch.flatten, start_dim=1, end_dim=2))),
        }
        self.layers = nn.ModuleList([makers[kind]() for _ in range(depth)])
        self.norm = nn.LayerNorm(dim)
        self.head = nn.Linear(dim, num_classes)

    @property
    def device(self):
        return next(self.parameters()).device

    def forward(self, x):
        x = self.embed(x.to(self.device)).flatten(-2).permute(0, 2, 1)
        x = reduce(lambda h, f: f(h), self.layers, x)
        return self.head(self.norm(x).mean(dim=1))


# CASE Mixer {} [[1, 3, 32, 32]]
# CASE Mixer {"kind": "res"} [[1, 3, 32, 32]]
# CASE Mixer {"kind": "gmlp"} [[1, 3, 32, 32]]
# CASE Mixer {"kind": "s2"} [[1, 3, 32, 32]]
