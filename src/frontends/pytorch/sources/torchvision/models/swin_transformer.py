from functools import partial

import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models._api import network
from torchvision.ops import Permute, StochasticDepth
from torchvision.ops.misc import MLP

__all__ = ["SwinTransformer", "swin_t", "swin_s", "swin_b"]


class PatchMerging(nn.Module):
    """Each 2x2 patches become one of twice the width."""

    def __init__(self, dim, norm_layer=nn.LayerNorm):
        super().__init__()
        self.dim = dim
        self.reduction = nn.Linear(4 * dim, 2 * dim, bias=False)
        self.norm = norm_layer(4 * dim)

    def forward(self, x):
        height, width, _ = x.shape[-3:]
        x = F.pad(x, (0, 0, 0, width % 2, 0, height % 2))
        corners = [x[..., row::2, column::2, :] for row, column in [(0, 0), (1, 0), (0, 1), (1, 1)]]
        return self.reduction(self.norm(torch.cat(corners, -1)))


class ShiftedWindowAttention(nn.Module):
    """Attention within windows, which lie shift_size further on than the image's own."""

    def __init__(self, dim, window_size, shift_size, num_heads, qkv_bias=True, proj_bias=True, attention_dropout=0.0,
                 dropout=0.0):
        super().__init__()
        self.window_size, self.shift_size, self.num_heads = window_size, shift_size, num_heads
        self.attention_dropout, self.dropout = attention_dropout, dropout
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim, bias=proj_bias)
        rows, columns = window_size
        self.relative_position_bias_table = nn.Parameter(torch.zeros((2 * rows - 1) * (2 * columns - 1), num_heads))
        self.register_buffer("relative_position_index", torch.zeros((rows * columns) ** 2, dtype=torch.int64))

    def get_relative_position_bias(self):
        tokens = self.window_size[0] * self.window_size[1]
        bias = self.relative_position_bias_table[self.relative_position_index]
        return bias.view(tokens, tokens, -1).permute(2, 0, 1).contiguous().unsqueeze(0)

    def forward(self, x):
        bias = self.get_relative_position_bias()
        batch, height, width, channels = x.shape
        rows, columns = self.window_size
        x = F.pad(x, (0, 0, 0, -width % columns, 0, -height % rows))
        _, padded_height, padded_width, _ = x.shape
        shift = [0 if window >= size else by
                 for window, size, by in zip(self.window_size, (padded_height, padded_width), self.shift_size)]
        if sum(shift) > 0:
            x = torch.roll(x, shifts=(-shift[0], -shift[1]), dims=(1, 2))
        down, across = padded_height // rows, padded_width // columns
        windows, tokens = down * across, rows * columns
        x = x.view(batch, down, rows, across, columns, channels)
        x = x.permute(0, 1, 3, 2, 4, 5).reshape(batch * windows, tokens, channels)
        qkv = F.linear(x, self.qkv.weight, self.qkv.bias)
        qkv = qkv.reshape(batch * windows, tokens, 3, self.num_heads, channels // self.num_heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        q = q * (channels // self.num_heads) ** -0.5
        weights = q.matmul(k.transpose(-2, -1)) + bias
        if sum(shift) > 0:
            mask = x.new_zeros((windows, tokens, tokens))
            weights = weights.view(batch, windows, self.num_heads, tokens, tokens) + mask.unsqueeze(1).unsqueeze(0)
            weights = weights.view(-1, self.num_heads, tokens, tokens)
        weights = F.dropout(F.softmax(weights, dim=-1), p=self.attention_dropout)
        x = weights.matmul(v).transpose(1, 2).reshape(batch * windows, tokens, channels)
        x = F.dropout(F.linear(x, self.proj.weight, self.proj.bias), p=self.dropout)
        x = x.view(batch, down, across, rows, columns, channels)
        x = x.permute(0, 1, 3, 2, 4, 5).reshape(batch, padded_height, padded_width, channels)
        if sum(shift) > 0:
            x = torch.roll(x, shifts=(shift[0], shift[1]), dims=(1, 2))
        return x[:, :height, :width, :].contiguous()


class SwinTransformerBlock(nn.Module):
    def __init__(self, dim, num_heads, window_size, shift_size, mlp_ratio=4.0, dropout=0.0, attention_dropout=0.0,
                 stochastic_depth_prob=0.0, norm_layer=nn.LayerNorm, attn_layer=ShiftedWindowAttention):
        super().__init__()
        self.norm1 = norm_layer(dim)
        self.attn = attn_layer(dim, window_size, shift_size, num_heads, attention_dropout=attention_dropout,
                               dropout=dropout)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")
        self.norm2 = norm_layer(dim)
        self.mlp = MLP(dim, [int(dim * mlp_ratio), dim], activation_layer=nn.GELU, inplace=None, dropout=dropout)

    def forward(self, x):
        x = x + self.stochastic_depth(self.attn(self.norm1(x)))
        return x + self.stochastic_depth(self.mlp(self.norm2(x)))


class SwinTransformer(nn.Module):
    def __init__(self, patch_size, embed_dim, depths, num_heads, window_size, mlp_ratio=4.0, dropout=0.0,
                 attention_dropout=0.0, stochastic_depth_prob=0.1, num_classes=1000, norm_layer=None, block=None,
                 downsample_layer=PatchMerging):
        super().__init__()
        self.num_classes = num_classes
        block, norm = block or SwinTransformerBlock, norm_layer or partial(nn.LayerNorm, eps=1e-5)
        layers = [nn.Sequential(nn.Conv2d(3, embed_dim, tuple(patch_size), tuple(patch_size)), Permute([0, 2, 3, 1]),
                                norm(embed_dim))]
        blocks, number = sum(depths), 0
        for stage, depth in enumerate(depths):
            dim = embed_dim * 2**stage
            parts = []
            for i in range(depth):
                shift = [0 if i % 2 == 0 else size // 2 for size in window_size]
                parts.append(block(dim, num_heads[stage], window_size, shift, mlp_ratio, dropout, attention_dropout,
                                   stochastic_depth_prob * float(number) / (blocks - 1), norm))
                number += 1
            layers.append(nn.Sequential(*parts))
            if stage < len(depths) - 1:
                layers.append(downsample_layer(dim, norm))
        self.features = nn.Sequential(*layers)
        width = embed_dim * 2 ** (len(depths) - 1)
        self.norm = norm(width)
        self.permute = Permute([0, 3, 1, 2])
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten(1)
        self.head = nn.Linear(width, num_classes)

    def forward(self, x):
        return self.head(self.flatten(self.avgpool(self.permute(self.norm(self.features(x))))))


def _swin(embed_dim, depths, num_heads, stochastic_depth_prob, **kwargs):
    given = {"patch_size": [4, 4], "window_size": [7, 7], **kwargs}
    return SwinTransformer(embed_dim=embed_dim, depths=depths, num_heads=num_heads,
                           stochastic_depth_prob=stochastic_depth_prob, **given)


swin_t = network(_swin, embed_dim=96, depths=[2, 2, 6, 2], num_heads=[3, 6, 12, 24], stochastic_depth_prob=0.2)
swin_s = network(_swin, embed_dim=96, depths=[2, 2, 18, 2], num_heads=[3, 6, 12, 24], stochastic_depth_prob=0.3)
swin_b = network(_swin, embed_dim=128, depths=[2, 2, 18, 2], num_heads=[4, 8, 16, 32], stochastic_depth_prob=0.5)
