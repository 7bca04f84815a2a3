"""Results that are put into tensors which `out=` names, and tensors of a class by sizes or by data."""
import torch
x, y = torch.rand(2, 3), torch.rand(2, 3)
a = torch.empty(0); torch.arange(5, out=a)
print(a.shape)
b = x.new(); print(b.shape, b.numel(), torch.FloatTensor().shape, torch.Tensor().shape, torch.LongTensor().numel())
c = torch.empty(2, 3); d = torch.add(x, y, out=c); print(d is c, c.shape)
e = torch.empty(0); torch.matmul(x, y.t(), out=e); print(e.shape)
f = torch.zeros(2, 3); torch.exp(x, out=f); print(f.shape)
g = x.new(); torch.cat([x, y], out=g); print(g.shape)
h = torch.empty(0, dtype=torch.long); v = torch.empty(0); torch.max(x, 1, out=(v, h)); print(v.shape, h.shape)
k = torch.zeros(4, 4); torch.ones(4, 4, out=k); print(k.tolist())
l = torch.zeros(3); torch.arange(3, out=l); print(l.tolist())
m = torch.LongTensor(); torch.randperm(5, out=m); print(m.shape)
n = torch.empty(2, 3); torch.normal(x, y, out=n); print(n.shape)
o = torch.empty(0); torch.stack([x, y], 1, out=o); print(o.shape)
p = torch.empty(0); torch.index_select(x, 0, torch.tensor([0]), out=p); print(p.shape)
import torch.nn.functional as F
print([F._Reduction.get_enum(r) for r in ('none', 'mean', 'sum')], F._Reduction.legacy_get_string(None, False), F._Reduction.legacy_get_enum(False, None))
from torch.nn import _reduction as _Reduction
print(_Reduction.get_enum('sum'))
try:
    F._Reduction.get_enum('other')
except ValueError as error:
    print(error)
q = torch.zeros(4, 6)
torch.sin(torch.zeros(4, 3), out=q[:, 0::2])
print(q.shape, x.new([1, 2]).shape, x.new(torch.Size([1, 2])).shape, x.new(2, 3).shape, x.new(y).shape, torch.tensor([1]).new([3, 4]).dtype)
