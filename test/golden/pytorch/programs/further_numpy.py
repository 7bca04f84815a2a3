"""Functions of numpy that are made of others."""
import numpy as np
import torch

print(np.hanning(5).round(4).tolist(), np.hanning(1).tolist(), np.hamming(4).round(4).tolist(), np.hamming(6).shape)
print(np.geomspace(1, 8, 4).round(3).tolist(), np.geomspace(2, 32, 5).round(3).tolist())
print(np.interp(0.5, [0, 1], [0, 10]), np.interp([-1, 0.25, 3], [0, 1, 2], [0, 10, 30]).tolist())
print(int(np.polyval([1, 2, 3], 3)), np.array_equal([1, 2], [1, 2]), np.array_equal([1], [1, 2]), np.array_equal([1, 3], [1, 2]))
print(np.pad(np.ones((2, 2)), ((1, 1), (0, 2)), 'constant').tolist(), np.pad(np.ones(2), 1).tolist(), np.pad(np.ones((2, 3)), (1, 2), mode='reflect').shape, np.pad(np.ones(2), (0, 2), 'constant', constant_values=5).tolist())
print(np.indices((2, 3)).tolist(), [part.shape for part in np.ix_([0, 1], [0, 2, 4])])
print(np.in1d([1, 2, 3], [2, 5]).tolist(), np.setdiff1d([3, 1, 2], [2]).tolist(), np.digitize([0.5, 1.5, 1.0], [0, 1]).tolist())
print(np.random.gamma(1, 1, 2).shape, np.random.laplace(0, 1, (2, 3)).shape, np.random.lognormal(0, 1, 4).shape)
print(torch.from_numpy(np.hanning(8)).float().shape, torch.tensor(np.pad(np.arange(4), (2, 0))).tolist())
print(np.zeros((3, 2), dtype=np.uint8).all(0).dtype == np.bool_, np.any(np.zeros((2, 2), dtype=np.uint8), axis=1).dtype == np.uint8)
