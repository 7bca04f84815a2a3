import torch
from torch import nn, Tensor
from torch.nn.modules.conv import _ConvNd, _size_2_t, Union, _pair, Tensor, Optional, List
from torch.nn.modules.utils import _reverse_repeat_tuple, _list_with_default, _triple
from torch.nn.modules.transformer import _get_clones, _get_activation_fn, Any, F as Functional
from torch.nn.modules.linear import NonDynamicallyQuantizableLinear, init, math
from torch.nn.functional import _in_projection_packed, has_torch_function
from torch.nn.modules.container import OrderedDict, chain
from torch.nn.modules.activation import xavier_uniform_, constant_
from torch.nn.modules.batchnorm import _BatchNorm


class Packed(nn.Module):
    def __init__(self, dim: Union[int, float] = 8, heads: Optional[int] = 2):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(3 * dim, dim))
        self.bias = nn.Parameter(torch.zeros(3 * dim))
        self.out = NonDynamicallyQuantizableLinear(dim, dim)
        self.layers = _get_clones(nn.Linear(dim, dim), 3)
        self.activation = _get_activation_fn('gelu')
        self.pad = _reverse_repeat_tuple((1, 2), 2)
        self.named = nn.Sequential(OrderedDict([('a', nn.Linear(dim, dim))]))
        xavier_uniform_(self.weight)
        constant_(self.bias, 0.)

    def forward(self, x: Tensor, y: Tensor) -> Any:
        results = []
        for q, k, v in ((x, x, x), (x, y, y), (x, y, x)):
            q, k, v = _in_projection_packed(q, k, v, self.weight, self.bias)
            results.append(q + k + v)
        for layer in chain(self.layers, self.named):
            results.append(self.activation(layer(results[-1])))
        if has_torch_function((x,)):
            return None
        size = _list_with_default([None, 3], [1, 7, 5])
        return self.out(results[-1]), Functional.pad(x, self.pad), x.new_zeros(size), results


# CASE Packed {} [[2, 4, 8], [2, 4, 8]]
