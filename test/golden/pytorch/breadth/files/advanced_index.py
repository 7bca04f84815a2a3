"""Indexing of every kind."""
import torch
from torch import nn


class Indexer(nn.Module):
    def __init__(self, d=6):
        super().__init__()
        self.emb = nn.Parameter(torch.randn(5, d))
        self.lin = nn.Linear(d, d)
        idx = torch.tensor([[0, 1, 2], [2, 3, 4]])
        self.register_buffer('idx', idx)
        self.register_buffer('keep', torch.tensor([True, False, True, True, False]))
        self.register_buffer('perm', torch.LongTensor([2, 1, 0]))
        self.slices = [slice(0, 2), slice(2, None, 2), Ellipsis, None]

    def forward(self, x, ids):
        out = []
        a = self.emb[self.idx]
        out.append(a)
        out.append(self.emb[self.keep])
        out.append(self.emb[self.perm, 1:3])
        out.append(x[..., 0])
        out.append(x[:, None, ..., ::2])
        out.append(x[0, [1, 0], -1])
        out.append(x[:, self.perm[:2]])
        out.append(x[torch.arange(2)[:, None], torch.arange(3)])
        out.append(x[:, :, self.idx])
        out.append(x[:, [0, 2], :][:, :, [1, 1, 0]])
        b, t, d = x.shape
        out.append(x[torch.arange(b), ids])
        out.append(x.gather(1, ids.view(-1, 1, 1).expand(-1, 2, d)))
        out.append(torch.index_select(x, 2, self.perm))
        out.append(x.take(torch.tensor([0, 5, 7])))
        out.append(torch.take_along_dim(x, ids.view(-1, 1, 1), dim=1))
        y = torch.zeros(b, t, d)
        y[:, 0] = 1
        y[:, 1:, ::2] = x[:, 1:, ::2]
        y[..., -1] += 5
        y[y > 0] = 0
        y[0].fill_(3.)
        y.index_fill_(1, torch.tensor([0]), -1)
        y.index_add_(1, self.perm[:2], x[:, :2])
        y.scatter_(2, torch.zeros(b, t, 1, dtype=torch.long), 1.0)
        y.scatter_add_(dim=1, index=torch.zeros_like(x, dtype=torch.long), src=x)
        y.masked_fill_(x < 0, 0.0)
        y.clamp_(min=0).mul_(2).add_(x, alpha=0.5).div_(3).pow_(2).sqrt_().neg_().abs_()
        out.append(y)
        out.append(x.masked_fill((x > 0).logical_not(), 0).where(x > 0, torch.zeros(())))
        s, i = x.sort(dim=1, descending=True)
        out.extend([s, i, torch.argsort(x, dim=-1)[..., :2]])
        v, k = torch.topk(x, 2, dim=-1)
        out += [v, k.float()]
        m = torch.median(x, dim=1)
        out.append(m.values + m.indices)
        out.append(torch.max(x, dim=2, keepdim=True).values)
        out.append(x.min(-1).indices)
        out.append(torch.stack(torch.where(self.keep)).float())
        out.append(torch.nonzero(self.keep).squeeze(1))
        out.append(x.amax((1, 2)))
        lo, hi = torch.aminmax(x, dim=1)
        out += [lo, hi]
        out.append(torch.bucketize(x, torch.linspace(-1, 1, 9)))
        out.append(torch.searchsorted(torch.linspace(0, 1, 5), x))
        out.append(x.unfold(1, 2, 1))
        out.append(x.flip(1).flip([0, 2]).roll(1, 1).rot90(1, [1, 2]))
        out.append(x.diff(dim=1))
        out.append(x.narrow(1, 0, 2).select(2, 0))
        out.append(torch.tril_indices(3, 3)[0])
        out.append(torch.cartesian_prod(torch.arange(2), torch.arange(3)))
        out.append(torch.combinations(torch.arange(4), 2))
        out.append(x.std(dim=1, unbiased=False) + x.var((0, 1)).sum())
        out.append(torch.std_mean(x, dim=1)[1])
        out.append(torch.quantile(x, 0.5, dim=1))
        out.append(x.new_tensor([1., 2.]) * x.new_ones(2, dtype=torch.float64))
        out.append(torch.block_diag(torch.ones(2, 2), torch.ones(1, 3)))
        out.append(torch.nn.functional.pad(x, (1, 2), 'replicate'))
        out.append(self.lin(x)[:, -1:].expand(-1, 4, -1).reshape(b, -1)[:, None].movedim(1, -1))
        out.append(torch.atleast_3d(x[0]).T if False else torch.atleast_2d(ids))
        out.append(x.mT @ x)
        out.append(x.tensor_split(2, dim=1)[0])
        out.append(torch.hstack((x, x)))
        out.append(torch.vstack([x[0], x[1]]))
        out.append(torch.dstack([x, x]))
        return out


# CASE Indexer {} [[2, 3, 6], {"shape": [2], "dtype": "int64", "high": 3}]
