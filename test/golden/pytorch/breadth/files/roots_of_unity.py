import numpy as np
import torch
from torch import nn


class Roots(nn.Module):
    """Tensors of complex numbers, and eigenvalues that are set right where they are small."""

    def __init__(self, length=6):
        super().__init__()
        self.linear = nn.Linear(4, 4)
        self.register_buffer('one', torch.tensor(1j))
        self.register_buffer('two', torch.tensor([1 + 1j, 2.0]))
        self.register_buffer('three', torch.tensor(np.exp(-2j * np.pi / length), dtype=torch.cfloat))
        self.register_buffer('four', torch.tensor([[1j, 0], [0, 1]], dtype=torch.complex128))
        values, vectors = torch.linalg.eigh(torch.eye(4) * 1j)
        if values[-1].abs() < 1e-4:
            vectors[:, -1] = 0.
            vectors[0, -1] = 2**-0.5
            vectors[1, -1] = 2**-0.5 * 1j
        self.register_buffer('vectors', vectors)

    def forward(self, x):
        roots = self.three ** torch.arange(0, 4)
        y = self.linear(x) * roots
        return y.real, torch.view_as_real(y * self.one), torch.view_as_real(self.two), self.four @ self.four


# CASE Roots {} [[2, 4]]
