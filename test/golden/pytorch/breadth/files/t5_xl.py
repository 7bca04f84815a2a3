import math
import torch
import torch.nn as nn
import torch.nn.functional as F
from typing import Optional
from dataclasses import dataclass


class T5LayerNorm(nn.Module):
    def __init__(self, hidden_size, eps=1e-6):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(hidden_size))
        self.variance_epsilon = eps

    def forward(self, hidden_states):
        variance = hidden_states.to(torch.float32).pow(2).mean(-1, keepdim=True)
        hidden_states = hidden_states * torch.rsqrt(variance + self.variance_epsilon)
        if self.weight.dtype in [torch.float16, torch.bfloat16]:
            hidden_states = hidden_states.to(self.weight.dtype)
        return self.weight * hidden_states


class T5Attention(nn.Module):
    def __init__(self, d=16, heads=4, buckets=8, max_distance=20, decoder=False, has_bias=True):
        super().__init__()
        self.is_decoder, self.heads, self.buckets, self.max_distance, self.has_bias = decoder, heads, buckets, max_distance, has_bias
        self.key_dim = d // heads
        self.q, self.k, self.v, self.o = (nn.Linear(d, d, bias=False) for _ in range(4))
        if has_bias:
            self.relative_attention_bias = nn.Embedding(buckets, heads)

    @staticmethod
    def _relative_position_bucket(relative_position, bidirectional=True, num_buckets=32, max_distance=128):
        relative_buckets = 0
        if bidirectional:
            num_buckets //= 2
            relative_buckets += (relative_position > 0).to(torch.long) * num_buckets
            relative_position = torch.abs(relative_position)
        else:
            relative_position = -torch.min(relative_position, torch.zeros_like(relative_position))
        max_exact = num_buckets // 2
        is_small = relative_position < max_exact
        large = max_exact + (torch.log(relative_position.float() / max_exact) / math.log(max_distance / max_exact) * (num_buckets - max_exact)).to(torch.long)
        large = torch.min(large, torch.full_like(large, num_buckets - 1))
        relative_buckets += torch.where(is_small, relative_position, large)
        return relative_buckets

    def compute_bias(self, query_length, key_length):
        context = torch.arange(query_length, dtype=torch.long)[:, None]
        memory = torch.arange(key_length, dtype=torch.long)[None, :]
        bucket = self._relative_position_bucket(memory - context, bidirectional=(not self.is_decoder), num_buckets=self.buckets, max_distance=self.max_distance)
        return self.relative_attention_bias(bucket).permute([2, 0, 1]).unsqueeze(0)

    def forward(self, x, kv=None, bias=None):
        b, n = x.shape[:2]
        shape = lambda s: s.view(b, -1, self.heads, self.key_dim).transpose(1, 2)
        unshape = lambda s: s.transpose(1, 2).contiguous().view(b, -1, self.heads * self.key_dim)
        src = x if kv is None else kv
        q, k, v = shape(self.q(x)), shape(self.k(src)), shape(self.v(src))
        scores = torch.matmul(q, k.transpose(3, 2))
        if bias is None:
            bias = self.compute_bias(n, k.shape[2]) if self.has_bias else torch.zeros((1, self.heads, n, k.shape[2]))
            if self.is_decoder and kv is None:
                mask = torch.ones(n, n).tril(0).bool()
                bias = bias + torch.zeros(n, n).masked_fill_(~mask, torch.finfo(x.dtype).min)
        scores += bias
        attn = nn.functional.softmax(scores.float(), dim=-1).type_as(scores)
        return self.o(unshape(torch.matmul(attn, v))), bias


class XLAttention(nn.Module):
    """relative attention with the shift trick"""
    def __init__(self, d=16, heads=2):
        super().__init__()
        self.n_head, self.d_head = heads, d // heads
        self.qkv_net = nn.Linear(d, 3 * d, bias=False)
        self.r_net = nn.Linear(d, d, bias=False)
        self.r_w_bias = nn.Parameter(torch.Tensor(heads, d // heads))
        self.r_r_bias = nn.Parameter(torch.Tensor(heads, d // heads))
        inv_freq = 1 / (10000 ** (torch.arange(0.0, d, 2.0) / d))
        self.register_buffer('inv_freq', inv_freq)

    def _rel_shift(self, x, zero_triu=False):
        zero_pad = torch.zeros((x.size(0), 1, *x.size()[2:]), device=x.device, dtype=x.dtype)
        x_padded = torch.cat([zero_pad, x], dim=1)
        x_padded = x_padded.view(x.size(1) + 1, x.size(0), *x.size()[2:])
        x = x_padded[1:].view_as(x)
        if zero_triu:
            ones = torch.ones((x.size(0), x.size(1)))
            x = x * torch.tril(ones, x.size(1) - x.size(0))[:, :, None, None]
        return x

    def forward(self, w, mems=None):
        cat = torch.cat([mems, w], 0) if mems is not None else w
        klen, bsz = cat.size(0), w.size(1)
        qlen = w.size(0)
        pos = torch.arange(klen - 1, -1, -1.0)
        sin = torch.ger(pos, self.inv_freq)
        r = torch.cat([sin.sin(), sin.cos()], dim=-1)[:, None, :]
        heads_q, heads_k, heads_v = torch.chunk(self.qkv_net(cat), 3, dim=-1)
        heads_q = heads_q[-qlen:]
        rk = self.r_net(r).view(klen, self.n_head, self.d_head)
        q = heads_q.view(qlen, bsz, self.n_head, self.d_head)
        k, v = (t.view(klen, bsz, self.n_head, self.d_head) for t in (heads_k, heads_v))
        AC = torch.einsum('ibnd,jbnd->ijbn', (q + self.r_w_bias, k))
        BD = self._rel_shift(torch.einsum('ibnd,jnd->ijbn', (q + self.r_r_bias, rk)))
        score = AC + BD
        score.mul_(1 / (self.d_head ** 0.5))
        mask = torch.triu(w.new_ones(qlen, klen), diagonal=1 + klen - qlen).byte()[:, :, None]
        score = score.float().masked_fill(mask.bool().unsqueeze(-1) if mask.dim() == 3 else mask, -float('inf')).type_as(score)
        prob = F.softmax(score, dim=1)
        return torch.einsum('ijbn,jbnd->ibnd', (prob, v)).contiguous().view(qlen, bsz, -1)


class ALiBi(nn.Module):
    def __init__(self, heads=4, size=12):
        super().__init__()
        def get_slopes(n):
            def power(n):
                start = 2 ** (-2 ** -(math.log2(n) - 3))
                return [start * start ** i for i in range(n)]
            if math.log2(n).is_integer():
                return power(n)
            closest = 2 ** math.floor(math.log2(n))
            return power(closest) + get_slopes(2 * closest)[0::2][:n - closest]
        slopes = torch.Tensor(get_slopes(heads))
        alibi = slopes.unsqueeze(1).unsqueeze(1) * torch.arange(size).unsqueeze(0).unsqueeze(0).expand(heads, -1, -1)
        self.register_buffer('alibi', alibi)

    def forward(self, scores):
        return scores + self.alibi[:, :, :scores.size(-1)]


class Both(nn.Module):
    def __init__(self, d=16):
        super().__init__()
        self.embed = nn.Embedding(30, d)
        self.enc = nn.ModuleList([T5Attention(d, has_bias=i == 0) for i in range(2)])
        self.dec = T5Attention(d, decoder=True)
        self.cross = T5Attention(d, has_bias=False)
        self.norms = nn.ModuleList([T5LayerNorm(d) for _ in range(4)])
        self.xl = XLAttention(d)
        self.alibi = ALiBi(6)

    def forward(self, src, tgt):
        x, bias = self.embed(src), None
        for a, n in zip(self.enc, self.norms):
            y, bias = a(n(x), bias=bias)
            x = x + y
        y = self.embed(tgt)
        y = y + self.dec(self.norms[2](y))[0]
        y = y + self.cross(self.norms[3](y), kv=x)[0]
        t = self.xl(y.transpose(0, 1), mems=x.transpose(0, 1))
        return F.linear(y, self.embed.weight), t, self.alibi(torch.zeros(6, 9, 9))


# CASE Both {} [{"shape": [2, 7], "dtype": "int64", "high": 30}, {"shape": [2, 5], "dtype": "int64", "high": 30}]
