"""The classes that layers derive from, and what layers have for classes that derive from them."""
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd
from torch.nn.modules.loss import _Loss, _WeightedLoss
from torch.nn.modules.utils import _pair


def shapes(module):
    return [(name, list(each.shape)) for name, each in module.named_parameters()], [name for name, _ in module.named_buffers()]


for layer in (nn.BatchNorm1d(2), nn.BatchNorm2d(2), nn.SyncBatchNorm(2), nn.InstanceNorm2d(2), nn.GroupNorm(1, 2), nn.Conv1d(2, 2, 1),
              nn.ConvTranspose3d(2, 2, 1), nn.Linear(2, 2), nn.L1Loss(), nn.CrossEntropyLoss(), nn.Dropout2d(), nn.MaxPool2d(2),
              nn.AdaptiveAvgPool2d(1), nn.ReflectionPad2d(1), nn.ZeroPad2d(1)):
    names = [base for base in ('batchnorm._BatchNorm', 'batchnorm._NormBase', 'instancenorm._InstanceNorm', 'conv._ConvNd', 'dropout._DropoutNd',
             'pooling._MaxPoolNd', 'pooling._AdaptiveAvgPoolNd', 'padding._ReflectionPadNd', 'padding._ConstantPadNd', 'loss._Loss')
             if isinstance(layer, getattr(getattr(nn.modules, base.split('.')[0]), base.split('.')[1]))]
    print(type(layer).__name__, names)
print(issubclass(nn.ConvTranspose2d, _ConvTransposeNd), issubclass(nn.Conv2d, _ConvTransposeNd), issubclass(nn.NLLLoss, _WeightedLoss), issubclass(nn.MSELoss, _WeightedLoss))


class AnyNorm(_BatchNorm):
    def _check_input_dim(self, input):
        if input.dim() < 2:
            raise ValueError(input.dim())


print(shapes(AnyNorm(3)), list(AnyNorm(3)(torch.rand(2, 3, 4, 5)).shape), list(AnyNorm(3).eval()(torch.rand(2, 3)).shape))
print(shapes(AnyNorm(3, affine=False, track_running_stats=False)), AnyNorm(3, 1e-3).eps)


class ByHand(nn.BatchNorm2d):
    def forward(self, input):
        self._check_input_dim(input)
        return F.batch_norm(input, self.running_mean, self.running_var, self.weight, self.bias, False)


norm = ByHand(3)
norm.reset_running_stats()
print(list(norm(torch.rand(2, 3, 4, 4)).shape), shapes(nn.modules.instancenorm._InstanceNorm(4)))


class OneSided(_ConvNd):
    def __init__(self, ins, outs, size, stride=1):
        super().__init__(ins, outs, _pair(size), _pair(stride), _pair(0), _pair(1), False, _pair(0), 1, True, 'zeros')

    def forward(self, input):
        return F.conv2d(F.pad(input, (self.kernel_size[1] - 1, 0, self.kernel_size[0] - 1, 0)), self.weight, self.bias, self.stride)


print(shapes(OneSided(2, 3, 3)), list(OneSided(2, 3, 3, 2)(torch.rand(1, 2, 6, 6)).shape), OneSided(2, 3, 3).output_padding)


class Standardised(nn.Conv2d):
    def forward(self, input):
        weight = self.weight - self.weight.mean((1, 2, 3), keepdim=True)
        return self._conv_forward(input, weight, self.bias)


for kwargs in ({}, {'padding': 1, 'padding_mode': 'circular'}, {'padding': 'same'}, {'stride': 2, 'groups': 2, 'bias': False}, {'padding': (1, 2), 'dilation': 2}):
    layer = Standardised(4, 6, 3, **kwargs)
    print(list(layer(torch.rand(1, 4, 7, 7)).shape), layer._reversed_padding_repeated_twice, layer.transposed)
print(nn.ConvTranspose1d(1, 1, 3, padding=1)._reversed_padding_repeated_twice, nn.ConvTranspose1d(1, 1, 1).transposed)


class Weighted(_Loss):
    def __init__(self, scale, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def forward(self, input):
        return input.mean() * self.scale if self.reduction == 'mean' else input * self.scale


print(list(Weighted(2)(torch.rand(3)).shape), list(Weighted(2, reduction='none')(torch.rand(3)).shape))
module = nn.Linear(2, 3)
module._register_state_dict_hook(lambda *args: None)
module._register_load_state_dict_pre_hook(lambda *args: None)
print(module._apply(lambda tensor: tensor) is module, module.weight.is_nested, module.weight.is_cpu, module.weight.is_meta)
print(nn.init._calculate_correct_fan(torch.empty(4, 3, 5), 'fan_out'), nn.init._calculate_fan_in_and_fan_out(torch.empty(4, 3, 5)))
print(list(nn.init._no_grad_normal_(torch.empty(2), 0, 1).shape), list(nn.utils.skip_init(nn.Linear, 2, out_features=5).weight.shape))
print(os.path.realpath('/a/../b'), os.path.expanduser('c/d'), os.path.expandvars('e'))


class Learned(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 3)
        self.kept = self.layer.weight.data
        self.apart = self.layer.bias.detach()
        self.copy = nn.Parameter(self.layer.bias.data)
        self.register_buffer('average', self.layer.weight.data.clone())
        del self.layer.bias
        self.layer.bias = self.apart

    def forward(self, x):
        return F.linear(x, self.kept, self.copy)


print(shapes(Learned()), list(Learned()(torch.rand(4, 2)).shape), type(Learned().kept).__name__, type(torch.detach(Learned().copy)).__name__)


class Doubled(torch.autograd.Function):
    @classmethod
    def forward(cls, ctx, x):
        return x * cls.factor

    factor = 2


print(Doubled.apply(torch.ones(2)).tolist())
print(isinstance(nn.SyncBatchNorm(3), torch.nn.modules.batchnorm._NormBase), hasattr(nn.LayerNorm(3), '_check_input_dim'), hasattr(nn.BatchNorm1d(3), 'reset_running_stats'), hasattr(nn.InstanceNorm2d(3), '_check_input_dim'))
