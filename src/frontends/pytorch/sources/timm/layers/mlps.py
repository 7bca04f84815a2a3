"""timm.layers: perceptrons of two layers."""

from timm.layers import to_2tuple
from torch import nn


def _add_layers(module, features, act_layer, norm_layer, bias, drop, use_conv):
    """Two layers: of the features that the first gives the second takes all, or the half that a gate leaves."""
    given, made, taken, out = features
    bias, drops = to_2tuple(bias), to_2tuple(drop)
    layer = nn.Conv2d if use_conv else nn.Linear
    extra = (1,) if use_conv else ()
    module.fc1 = layer(given, made, *extra, bias=bias[0])
    module.act = act_layer()
    module.drop1 = nn.Dropout(drops[0])
    module.norm = norm_layer(taken) if norm_layer is not None else nn.Identity()
    module.fc2 = layer(taken, out or given, *extra, bias=bias[1])
    module.drop2 = nn.Dropout(drops[1])


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.GELU, norm_layer=None,
                 bias=True, drop=0.0, use_conv=False):
        super().__init__()
        hidden = hidden_features or in_features
        _add_layers(self, (in_features, hidden, hidden, out_features), act_layer, norm_layer, bias, drop, use_conv)

    def forward(self, x):
        x = self.drop1(self.act(self.fc1(x)))
        return self.drop2(self.fc2(self.norm(x)))


class GluMlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.Sigmoid, norm_layer=None,
                 bias=True, drop=0.0, use_conv=False, gate_last=True):
        super().__init__()
        self.chunk_dim = 1 if use_conv else -1
        self.gate_last = gate_last
        hidden = hidden_features or in_features
        _add_layers(self, (in_features, hidden, hidden // 2, out_features), act_layer, norm_layer, bias, drop, use_conv)

    def forward(self, x):
        x1, x2 = self.fc1(x).chunk(2, dim=self.chunk_dim)
        x = x1 * self.act(x2) if self.gate_last else self.act(x1) * x2
        return self.drop2(self.fc2(self.norm(self.drop1(x))))


class SwiGLU(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.SiLU, norm_layer=None,
                 bias=True, drop=0.0):
        super().__init__()
        out_features = out_features or in_features
        hidden_features = hidden_features or in_features
        bias, drops = to_2tuple(bias), to_2tuple(drop)
        self.fc1_g = nn.Linear(in_features, hidden_features, bias=bias[0])
        self.fc1_x = nn.Linear(in_features, hidden_features, bias=bias[0])
        self.act = act_layer()
        self.drop1 = nn.Dropout(drops[0])
        self.norm = norm_layer(hidden_features) if norm_layer is not None else nn.Identity()
        self.fc2 = nn.Linear(hidden_features, out_features, bias=bias[1])
        self.drop2 = nn.Dropout(drops[1])

    def forward(self, x):
        gate = self.fc1_g(x)
        x = self.norm(self.drop1(self.act(gate) * self.fc1_x(x)))
        return self.drop2(self.fc2(x))


class ConvMlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.ReLU, norm_layer=None,
                 bias=True, drop=0.0):
        super().__init__()
        out_features = out_features or in_features
        hidden_features = hidden_features or in_features
        bias = to_2tuple(bias)
        self.fc1 = nn.Conv2d(in_features, hidden_features, kernel_size=1, bias=bias[0])
        self.norm = norm_layer(hidden_features) if norm_layer else nn.Identity()
        self.act = act_layer()
        self.drop = nn.Dropout(drop)
        self.fc2 = nn.Conv2d(hidden_features, out_features, kernel_size=1, bias=bias[1])

    def forward(self, x):
        return self.fc2(self.drop(self.act(self.norm(self.fc1(x)))))
