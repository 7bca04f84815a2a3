"""Mixture of experts with dense routing, aux loss, top-k by scatter and one_hot."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from dataclasses import dataclass, field, asdict, replace
from typing import Dict, Any


@dataclass(frozen=True)
class MoEConfig:
    dim: int = 32
    experts: int = 4
    k: int = 2
    hidden_mult: float = 2.0
    act: str = 'silu'
    extra: Dict[str, Any] = field(default_factory=dict)

    @property
    def hidden(self):
        return int(self.dim * self.hidden_mult)

    def __post_init__(self):
        if self.k > self.experts:
            raise ValueError('k > experts')


@dataclass
class MoEOutput:
    out: torch.Tensor
    aux: torch.Tensor
    load: torch.Tensor = None


class SwiGLU(nn.Module):
    def __init__(self, dim, hidden, act='silu'):
        super().__init__()
        self.w12 = nn.Linear(dim, 2 * hidden, bias=False)
        self.w3 = nn.Linear(hidden, dim, bias=False)
        self.act = getattr(F, act)

    def forward(self, x):
        a, b = self.w12(x).chunk(2, -1)
        return self.w3(self.act(a) * b)


class StackedExperts(nn.Module):
    """all experts as one tensor"""
    def __init__(self, cfg):
        super().__init__()
        self.w1 = nn.Parameter(torch.empty(cfg.experts, cfg.dim, cfg.hidden))
        self.w2 = nn.Parameter(torch.empty(cfg.experts, cfg.hidden, cfg.dim))
        self.b = nn.Parameter(torch.zeros(cfg.experts, 1, cfg.dim))
        for w in (self.w1, self.w2):
            nn.init.kaiming_uniform_(w, a=5 ** 0.5)

    def forward(self, x):
        h = F.gelu(torch.bmm(x, self.w1))
        return torch.baddbmm(self.b, h, self.w2)


class DenseMoE(nn.Module):
    def __init__(self, cfg: MoEConfig):
        super().__init__()
        self.cfg = cfg
        self.gate = nn.Linear(cfg.dim, cfg.experts, bias=False)
        self.experts = nn.ModuleList(SwiGLU(cfg.dim, cfg.hidden, cfg.act) for _ in range(cfg.experts))
        self.shared = StackedExperts(replace(cfg, hidden_mult=1.0))
        self.register_buffer('usage', torch.zeros(cfg.experts), persistent=False)

    def forward(self, x):
        shape = x.shape
        flat = x.reshape(-1, shape[-1])
        logits = self.gate(flat)
        probs = logits.softmax(dim=-1, dtype=torch.float32)
        top, where = torch.topk(probs, self.cfg.k, dim=-1)
        top = top / top.sum(dim=-1, keepdim=True).clamp(min=1e-9)
        gates = torch.zeros_like(probs).scatter(1, where, top)
        every = torch.stack([e(flat) for e in self.experts], dim=1)
        mixed = (gates.unsqueeze(-1) * every).sum(dim=1)
        chosen = F.one_hot(where, num_classes=self.cfg.experts).sum(dim=1).to(probs.dtype)
        load = chosen.mean(0)
        aux = self.cfg.experts * (load * probs.mean(dim=0)).sum()
        tiled = flat.unsqueeze(0).expand(self.cfg.experts, -1, -1)
        dense = torch.einsum('end,ne->nd', self.shared(tiled), gates)
        out = (mixed + dense).view(*shape)
        return MoEOutput(out=out.type_as(x), aux=aux, load=load)


class MoEBlock(nn.Module):
    def __init__(self, depth=2, **kw):
        super().__init__()
        self.cfg = MoEConfig(**kw)
        self.layers = nn.ModuleDict()
        for i in range(depth):
            self.layers[f'layer_{i}'] = DenseMoE(self.cfg)
            self.layers[f'norm_{i}'] = nn.LayerNorm(self.cfg.dim)
        self.name = '-'.join(f'{k}={v}' for k, v in asdict(self.cfg).items())

    def forward(self, x):
        aux, loads = 0.0, []
        for name, layer in self.layers.items():
            if name.startswith('norm'):
                x = layer(x)
            else:
                o = layer(x)
                x = x + o.out
                aux = aux + o.aux
                loads.append(o.load)
        return {'x': x, 'aux': aux, 'loads': torch.stack(loads), 'best': torch.stack(loads).argmax(-1)}


# CASE MoEBlock {"k": 1} [[2, 6, 32]]
# CASE MoEBlock {"depth": 1, "dim": 16, "act": "relu"} [[3, 4, 16]]
