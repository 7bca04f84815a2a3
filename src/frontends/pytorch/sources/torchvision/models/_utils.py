"""What the networks of torchvision share."""

from collections import OrderedDict

from torch import nn

__all__ = ["IntermediateLayerGetter"]


def _make_divisible(v, divisor, min_value=None):
    rounded = max(divisor if min_value is None else min_value, int(v + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * v else rounded


def stage_ends(features):
    """The positions in a MobileNet's features of the first block, those that make maps smaller, and the last."""
    return [0] + [i for i, b in enumerate(features) if getattr(b, "_is_cn", False)] + [len(features) - 1]


class IntermediateLayerGetter(nn.ModuleDict):
    """The children of a network up to the last one that is wanted, called one after the other."""

    def __init__(self, model, return_layers):
        if not set(return_layers).issubset([name for name, _ in model.named_children()]):
            raise ValueError("return_layers are not present in model")
        wanted = {str(name) for name in return_layers}
        layers = OrderedDict()
        for name, module in model.named_children():
            layers[name] = module
            wanted.discard(name)
            if not wanted:
                break
        super().__init__(layers)
        self.return_layers = return_layers

    def forward(self, x):
        out = OrderedDict()
        for name, module in self.items():
            x = module(x)
            if name in self.return_layers:
                out[self.return_layers[name]] = x
        return out
