"""Products of several matrices, which torch takes in the cheapest order, and cells that are written out."""
import torch
from torch import nn


class Chained(nn.Module):
    def __init__(self, sizes=(30, 35, 15, 5, 10, 20, 25)):
        super().__init__()
        self.factors = nn.ParameterList([nn.Parameter(torch.rand(*pair)) for pair in zip(sizes, sizes[1:])])
        self.cell = nn.LSTMCell(25, 8)
        self.gates = nn.GRUCell(8, 8)

    def forward(self, x):
        whole = torch.linalg.multi_dot([x, *self.factors])
        pair = torch.chain_matmul(self.factors[0], self.factors[1], self.factors[2])
        state = (x.new_zeros(x.size(0), 8),) * 2
        hidden, _ = torch.lstm_cell(whole, state, self.cell.weight_ih, self.cell.weight_hh, self.cell.bias_ih, self.cell.bias_hh)
        hidden = torch.gru_cell(hidden, hidden, self.gates.weight_ih, self.gates.weight_hh)
        return hidden, pair, torch.cov(hidden.t()), torch.addmm(0.5, pair, 2, self.factors[0], self.factors[1] @ self.factors[2])


# CASE Chained {} [[4, 30]]
# CASE Chained {"sizes": [8, 3, 40, 2, 6, 5, 25]} [[12, 8]]
