"""timm.layers: activations, and layers of them by their names."""

import torch
import torch.nn.functional as F
from torch import nn


def swish(x, inplace=False):
    return F.silu(x, inplace=inplace)


def mish(x, inplace=False):
    return F.mish(x, inplace=inplace)


def hard_swish(x, inplace=False):
    return F.hardswish(x, inplace=inplace)


def hard_sigmoid(x, inplace=False):
    return F.hardsigmoid(x, inplace=inplace)


def gelu_tanh(x, inplace=False):
    return F.gelu(x, approximate="tanh")


def quick_gelu(x, inplace=False):
    return x * torch.sigmoid(1.702 * x)


class _Activation(nn.Module):
    """All of timm's take `inplace`, also those that do nothing with it."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace


class Swish(_Activation):
    def forward(self, x):
        return swish(x, self.inplace)


class Mish(_Activation):
    def forward(self, x):
        return mish(x)


class Sigmoid(_Activation):
    def forward(self, x):
        return x.sigmoid_() if self.inplace else x.sigmoid()


class Tanh(_Activation):
    def forward(self, x):
        return x.tanh_() if self.inplace else x.tanh()


class HardSwish(_Activation):
    def forward(self, x):
        return hard_swish(x, self.inplace)


class HardSigmoid(_Activation):
    def forward(self, x):
        return hard_sigmoid(x, self.inplace)


class PReLU(nn.PReLU):
    def __init__(self, num_parameters=1, init=0.25, inplace=False):
        super().__init__(num_parameters=num_parameters, init=init)

    def forward(self, input):
        return F.prelu(input, self.weight)


class GELU(_Activation):
    def forward(self, input):
        return F.gelu(input)


class GELUTanh(_Activation):
    def forward(self, input):
        return F.gelu(input, approximate="tanh")


class QuickGELU(_Activation):
    def forward(self, input):
        return quick_gelu(input)


_ACT_LAYERS = {
    "silu": nn.SiLU, "swish": nn.SiLU, "mish": nn.Mish, "relu": nn.ReLU, "relu6": nn.ReLU6, "leaky_relu": nn.LeakyReLU,
    "elu": nn.ELU, "prelu": PReLU, "celu": nn.CELU, "selu": nn.SELU, "gelu": GELU, "gelu_tanh": GELUTanh,
    "quick_gelu": QuickGELU, "sigmoid": Sigmoid, "tanh": Tanh, "hard_sigmoid": nn.Hardsigmoid,
    "hard_swish": nn.Hardswish, "identity": nn.Identity,
}
_ACT_FUNCTIONS = {
    "silu": F.silu, "swish": F.silu, "mish": F.mish, "relu": F.relu, "relu6": F.relu6, "leaky_relu": F.leaky_relu,
    "elu": F.elu, "celu": F.celu, "selu": F.selu, "gelu": F.gelu, "gelu_tanh": gelu_tanh, "quick_gelu": quick_gelu,
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "hard_sigmoid": F.hardsigmoid, "hard_swish": F.hardswish,
}


def get_act_layer(name="relu"):
    if name is None or name == "":
        return None
    return _ACT_LAYERS[name] if isinstance(name, str) else name


def get_act_fn(name="relu"):
    if name is None or name == "":
        return None
    return _ACT_FUNCTIONS[name] if isinstance(name, str) else name


def create_act_layer(name, inplace=None, **kwargs):
    layer = get_act_layer(name)
    if layer is None:
        return None
    return layer(**kwargs) if inplace is None or layer in (GELU, nn.GELU) else layer(inplace=inplace, **kwargs)


# Norms
