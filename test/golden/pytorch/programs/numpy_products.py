"""Products of matrices of numpy and of torch whose elements are known, as graphs are made of them."""
import numpy as np
import torch


def adjacency(links, count):
    A = np.zeros((count, count))
    for i, j in links:
        A[j, i] = 1
        A[i, j] = 1
    return A


def normalized(A):
    columns = np.sum(A, 0)
    D = np.zeros(A.shape)
    for i in range(len(A)):
        if columns[i] > 0:
            D[i, i] = columns[i] ** (-1)
    return np.dot(A, D)


A = adjacency([(0, 1), (1, 2), (2, 3)], 4)
print(normalized(A).tolist(), np.dot(np.dot(A, A), A).tolist())
hops = np.zeros((4, 4)) + np.inf
reached = np.stack([np.linalg.matrix_power(A, d) for d in range(3)]) > 0
for d in range(2, -1, -1):
    hops[reached[d]] = d
print(hops.tolist(), int((hops < 2).sum()))
whole = np.array([[1, 2], [3, 4]])
print(np.dot(whole, [1, 1]).tolist(), np.dot([1, 2], [3, 4]), np.dot(whole, 2).tolist(), np.dot(2, 3), np.dot(whole, whole * 0.5).tolist(), np.matmul(whole, whole).tolist(), np.dot(whole, whole).dtype == np.int64, np.dot(whole, 0.5 * whole).dtype == np.float64, (whole @ whole).tolist(), whole.dot([1, 0]).tolist())
print(np.dot(np.ones((2, 3, 4)), np.ones((5, 4, 6))).shape, np.dot(np.ones((2, 3, 4)), np.ones((4, 6))).shape, np.dot(np.ones((2, 3, 4)), np.ones(4)).shape)
print(np.cumproduct([1, 2, 3]).tolist(), np.product([2, 3]), np.percentile(np.ones((3, 4)), 25).shape, np.percentile(np.ones((3, 4)), q=[25, 75], axis=0).shape, np.quantile(np.ones((3, 4)), [0.1, 0.2, 0.3], axis=1).shape)
square = torch.tensor([[1.0, 1.0], [0.0, 1.0]])
print((square @ square).tolist(), torch.mm(square, square)[0, 1].item(), (square @ torch.ones(2)).tolist(), torch.dot(torch.ones(3), torch.arange(3.0)).item(), torch.linalg.matrix_power(square, 5).tolist(), torch.matrix_power(square, 0).tolist(), (torch.arange(4).view(2, 2) @ torch.arange(2)).tolist())
print(bool((square @ square)[0, 1] > 1), int((square @ square).sum()))
