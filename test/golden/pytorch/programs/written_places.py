import numpy as np
import torch

edges = ((0, 1), (1, 2), (2, 3), (3, 0), (0, 2))
t = torch.tensor(edges).t()
A = torch.zeros(4, 4)
A[tuple(t)] = 1
print(A.tolist())
B = torch.zeros(4, 4)
B[t[0], t[1]] = torch.arange(1.0, 6)
print((B + B.T).tolist(), B.nonzero().t().shape)
C = torch.zeros(2, 3, 4)
C[torch.tensor([0, 1]), torch.tensor([2, -1]), 1:3] = torch.tensor([[5.0, 6.0]])
print(C.tolist())
C[torch.tensor([[1], [0]]), torch.tensor([0, 1])] = 7
print(C.sum((1, 2)).tolist())
C[torch.tensor([1])] = -1
print(C.tolist())
D = torch.zeros(3, 3, dtype=torch.bool)
D[[0, 2], [1, 2]] = True
print(D.tolist())
E = torch.ones(4)
E[torch.tensor([1, 3])] = 0
print(E.tolist(), E[E > 0].shape)
F = torch.zeros(3, 4)
F[1, torch.tensor([0, 2])] = 3
F[:, torch.tensor([1])] = 2
print(F.shape)
G = np.zeros((3, 3))
G[np.array([0, 1, 2]), np.array([1, 2, 0])] = 1
print((G + G.T).tolist())
try:
    A[torch.tensor([4]), torch.tensor([0])] = 1
except IndexError as error:
    print(type(error).__name__)
try:
    A[torch.tensor([0, 1]), torch.tensor([0, 1])] = torch.ones(3)
except RuntimeError as error:
    print(type(error).__name__)
