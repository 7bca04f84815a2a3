import torch
from torch import nn
from typing import List, Tuple, NamedTuple, Optional


class State(NamedTuple):
    h: torch.Tensor
    c: torch.Tensor

    @classmethod
    def zeros(cls, b, c, size, like):
        z = like.new_zeros(b, c, *size)
        return cls(z, z.clone())


class ConvLSTMCell(nn.Module):
    def __init__(self, input_dim, hidden_dim, kernel_size, bias):
        super(ConvLSTMCell, self).__init__()
        self.input_dim = input_dim
        self.hidden_dim = hidden_dim
        self.padding = kernel_size[0] // 2, kernel_size[1] // 2
        self.conv = nn.Conv2d(in_channels=self.input_dim + self.hidden_dim, out_channels=4 * self.hidden_dim,
                              kernel_size=kernel_size, padding=self.padding, bias=bias)
        self.W_ci = nn.Parameter(torch.zeros(1, hidden_dim, 1, 1))
        self.W_cf = nn.Parameter(torch.zeros_like(self.W_ci))

    def forward(self, input_tensor, cur_state: State) -> State:
        h_cur, c_cur = cur_state
        combined = torch.cat([input_tensor, h_cur], dim=1)
        cc_i, cc_f, cc_o, cc_g = torch.split(self.conv(combined), self.hidden_dim, dim=1)
        i = torch.sigmoid(torch.addcmul(cc_i, self.W_ci, c_cur))
        f = torch.sigmoid(cc_f + self.W_cf * c_cur)
        o, g = cc_o.sigmoid(), cc_g.tanh_()
        c_next = f * c_cur + i * g
        return State(o * c_next.tanh(), c_next)


class ConvLSTM(nn.Module):
    def __init__(self, input_dim=3, hidden_dim=[8, 16], kernel_size=(3, 3), num_layers=2, batch_first=True, bias=True, return_all_layers=False):
        super(ConvLSTM, self).__init__()
        self._check_kernel_size_consistency(kernel_size)
        kernel_size = self._extend_for_multilayer(kernel_size, num_layers)
        hidden_dim = self._extend_for_multilayer(hidden_dim, num_layers)
        if not len(kernel_size) == len(hidden_dim) == num_layers:
            raise ValueError('Inconsistent list length.')
        self.hidden_dim = hidden_dim
        self.num_layers, self.batch_first, self.return_all_layers = num_layers, batch_first, return_all_layers
        cell_list = []
        for i in range(0, self.num_layers):
            cur_input_dim = input_dim if i == 0 else self.hidden_dim[i - 1]
            cell_list.append(ConvLSTMCell(input_dim=cur_input_dim, hidden_dim=self.hidden_dim[i], kernel_size=kernel_size[i], bias=bias))
        self.cell_list = nn.ModuleList(cell_list)

    def forward(self, input_tensor, hidden_state=None):
        if not self.batch_first:
            input_tensor = input_tensor.permute(1, 0, 2, 3, 4)
        b, _, _, h, w = input_tensor.size()
        if hidden_state is not None:
            raise NotImplementedError()
        hidden_state = [State.zeros(b, d, (h, w), input_tensor) for d in self.hidden_dim]
        layer_output_list, last_state_list = [], []
        seq_len = input_tensor.size(1)
        cur = input_tensor
        for layer_idx, cell in enumerate(self.cell_list):
            state = hidden_state[layer_idx]
            output_inner = []
            for t in range(seq_len):
                state = cell(input_tensor=cur[:, t, :, :, :], cur_state=state)
                output_inner.append(state.h)
            layer_output = torch.stack(output_inner, dim=1)
            cur = layer_output
            layer_output_list.append(layer_output)
            last_state_list.append([*state])
        if not self.return_all_layers:
            layer_output_list = layer_output_list[-1:]
            last_state_list = last_state_list[-1:]
        return layer_output_list, last_state_list

    @staticmethod
    def _check_kernel_size_consistency(kernel_size):
        if not (isinstance(kernel_size, tuple) or (isinstance(kernel_size, list) and all([isinstance(elem, tuple) for elem in kernel_size]))):
            raise ValueError('`kernel_size` must be tuple or list of tuples')

    @staticmethod
    def _extend_for_multilayer(param, num_layers):
        if not isinstance(param, list):
            param = [param] * num_layers
        return param


# CASE ConvLSTM {"return_all_layers": true} [[2, 3, 3, 8, 10]]
# CASE ConvLSTM {"batch_first": false, "hidden_dim": 6, "bias": false} [[3, 2, 3, 8, 10]]
