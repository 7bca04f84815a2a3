"""Positions as fairseq counted them: a buffer of a function grows by out=, and the padding is left out by a mask."""
import math

import torch
from torch import nn


def make_positions(tensor, padding_idx, left_pad):
    max_pos = padding_idx + 1 + tensor.size(1)
    if not hasattr(make_positions, 'range_buf'):
        make_positions.range_buf = tensor.new()
    make_positions.range_buf = make_positions.range_buf.type_as(tensor)
    if make_positions.range_buf.numel() < max_pos:
        torch.arange(padding_idx + 1, max_pos, out=make_positions.range_buf)
    mask = tensor.ne(padding_idx)
    positions = make_positions.range_buf[:tensor.size(1)].expand_as(tensor)
    if left_pad:
        positions = positions - mask.size(1) + mask.long().sum(dim=1).unsqueeze(1)
    return tensor.clone().masked_scatter_(mask, positions[mask])


class Embedder(nn.Module):
    def __init__(self, dim=16, padding_idx=0, left_pad=True):
        super().__init__()
        self.padding_idx, self.left_pad = padding_idx, left_pad
        self.words = nn.Embedding(20, dim, padding_idx)
        table = torch.zeros(64, dim)
        angles = torch.arange(64).float()[:, None] * torch.exp(torch.arange(0, dim, 2).float() * -(math.log(1e4) / dim))
        torch.sin(angles, out=table[:, 0::2])
        torch.cos(angles, out=table[:, 1::2])
        self.register_buffer('table', table)

    def forward(self, ids):
        positions = make_positions(ids, self.padding_idx, self.left_pad)
        return self.words(ids) + self.table.index_select(0, positions.view(-1)).view(*ids.shape, -1)


# CASE Embedder {} [{"shape": [2, 9], "high": 20}]
# CASE Embedder {"left_pad": false} [{"shape": [3, 5], "high": 3}]
