"""Attention whose weights are given for each head, and averaged where a model asks for both."""
import torch
from torch import nn


class Maps(nn.Module):
    def __init__(self, dim=16, heads=4):
        super().__init__()
        self.each = nn.MultiheadAttention(dim, heads, batch_first=True, add_zero_attn=True)
        self.averaged = nn.MultiheadAttention(dim, heads, batch_first=True)
        self.score = nn.Linear(heads, 1)

    def forward(self, x, memory):
        x, maps = self.each(x, memory, memory, average_attn_weights=False)
        y, mean = self.averaged(x, x, x, need_weights=True)
        return x + y, self.score(maps.permute(0, 2, 3, 1)).squeeze(-1), mean


# CASE Maps {} [[2, 5, 16], [2, 7, 16]] grad
# CASE Maps {"heads": 2} [[3, 4, 16], [3, 4, 16]] grad
