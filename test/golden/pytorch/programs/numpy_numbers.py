"""The numbers that functions of numpy give are numbers of Python with the methods of arrays."""
import math
import numpy as np
n = np.prod([2, 3])
f = np.ceil(7 / 2)
s = np.sqrt(2.0)
print(n, f, str(n), f'{n} {f} {n:d} {s:.3f} {n:03d}', '%d %s %.1f' % (n, n, s))
print(n + 1, 1 + n, n - 1, n * 2, n / 2, n // 4, n % 4, n ** 2, -n, abs(-n), f * 2, 2 / f, f // 2)
print(n == 6, n > 5, n < 5, n != 6, n >= 6.0, f == 4, 4.0 == f, n in [6], 6 in [n], {6: 'a'}[n], {n: 1}[6])
print([0] * n, 'ab' * n, list(range(n)), [1, 2, 3, 4, 5, 6, 7][n], [1, 2, 3][:n], (1, 2) * n)
print(int(f), float(n), round(s, 2), round(f), math.floor(s), math.ceil(s), math.sqrt(n), math.log2(8.0), divmod(n, 4))
print(f.astype(int), f.astype('int32'), f.astype(np.float32), n.astype(float), n.item(), f.item(), n.tolist(), n.dtype == np.int64, f.dtype == np.float64, n.shape)
print(np.ceil(5 / 2).astype(int), np.log2(8).astype(int), np.floor(2.7).astype('int'), np.sqrt(16).item(), np.max([1, 5]).item(), np.mean([1, 2]).tolist())
print(max(n, 3), min(f, 9), sum([n, n]), sorted([n, 2]), bool(n), not n, n and 5, any([n]), isinstance(f, float))
print(int(np.ceil(np.log2(9))), [int(v) for v in np.linspace(16, 64, 4)], np.clip(n, 0, 5), np.maximum(n, 9), np.add(n, f), np.array([n, n]).tolist(), np.zeros((n, 2)).shape, np.arange(n).tolist(), np.full(n, f).tolist())
print(hash(n) == hash(6), n is n, n | 1, n & 3, n << 1, ~n, n.real)
import torch
import torch.nn as nn

print(tuple(nn.Linear(n, int(f)).weight.shape), tuple(torch.zeros(n, 2).shape), tuple(torch.rand(3, 12)[:, :n].shape), torch.tensor(n).item(), (torch.ones(2) * n).tolist(), torch.full((2,), f).tolist(), torch.arange(n).dtype, torch.arange(f).dtype, tuple(torch.rand(2, 6).view(-1, n).shape))
print(nn.Conv2d(3, n, 3).out_channels, nn.Dropout(np.float64(0.5)).p, nn.Embedding(n, 2).num_embeddings)
try:
    nn.Linear(4, np.ceil(2.5))
except TypeError:
    print('a float is no size')
for name in ('uint8', 'uint16', 'uint32', 'uint64', 'int8', 'int64'):
    print(name, np.iinfo(getattr(np, name)).max, np.iinfo(getattr(np, name)).min, np.iinfo(getattr(np, name)).bits)
print((np.zeros(2, np.uint16) + np.zeros(2, np.int16)).dtype == np.int32, (np.zeros(2, np.uint32) * np.zeros(2, np.uint8)).dtype == np.uint32, np.zeros(2, np.uint16).itemsize)
one = np.array([3])
print(((one - 1) * (1,) % 2).tolist(), (np.array([1, 2]) * [3, 4]).tolist(), (np.array([1, 2]) + (3, 4)).tolist(), ([3, 4] * np.array([1, 2])).tolist(), ((1, 2) - np.array([1, 1])).tolist(), ((1, 2) + np.array([1, 1])).tolist())
print(bool(np.any((one - 1) * (1,) % 2 == 1)), (np.array([1, 2]) == [1, 3]).tolist(), (np.array([1.5, 2]) / [2, 4]).tolist(), (np.array([1, 5]) > [1, 3]).tolist())
print(np.atleast_1d(3).tolist(), np.atleast_1d((3, 4)).tolist(), np.atleast_2d([1, 2]).tolist(), type(np.atleast_1d(2.5)).__name__, tuple(int(p) for p in (np.atleast_1d((3, 5)) - 1) / 2 * np.atleast_1d(1)))
print([x.tolist() for x in np.ogrid[:3, :2]], np.mgrid[0:2, 0:3].tolist(), np.mgrid[0:3].tolist(), np.mgrid[-1:1:5j].tolist(), [x.shape for x in np.ogrid[0:4:2, 1:3]])
rows, columns = np.mgrid[0:2, 0:3]
print(rows.shape, columns.tolist(), np.mgrid[0:2:0.5].tolist(), np.ogrid[0:3].tolist())
