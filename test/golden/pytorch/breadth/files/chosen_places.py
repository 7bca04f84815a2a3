"""Places that are chosen by chance when a network is made, and when it runs: each takes one of a dimension."""
import random
import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, modes=4, length=12):
        super().__init__()
        index = list(range(0, length // 2))
        np.random.shuffle(index)
        self.index = index[:modes]
        self.index.sort()
        self.weight = nn.Parameter(torch.rand(2, 3, 5, len(self.index)))
        self.rows = sorted(random.sample(range(length), 3))
        self.fc = nn.Linear(5, 4)

    def forward(self, x):
        out = torch.zeros(x.shape[0], 2, 5, 7)
        for place, i in enumerate(self.index):
            if i >= x.shape[3] or place >= out.shape[3]:
                continue
            out[:, :, :, place] = torch.einsum('bhi,hio->bho', x[:, :, :, i], self.weight[:, :, :, place])
        r = self.rows[0]
        out[:, :, r % 5 if r < 0 else 0] = 1
        k = random.randint(0, x.shape[1] - 1)
        return self.fc(out.transpose(2, 3)), x[:, k], x[random.randrange(2)]


# CASE Net {} [[2, 2, 3, 13]]
