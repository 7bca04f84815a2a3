"""Norms of weights that are put on a module and taken off again, and normalisations that a layer takes in."""
import torch
from torch import nn
from torch.nn import utils
from torch.nn.utils.fusion import fuse_conv_bn_weights, fuse_linear_bn_eval


def show(name, module):
    print(name, [(key, tuple(each.shape), each.requires_grad) for key, each in module.named_parameters()],
          [(key, tuple(each.shape)) for key, each in module.named_buffers()])


def attempt(name, f):
    try:
        show(name, f())
    except (RuntimeError, ValueError, AssertionError) as error:
        print(name, type(error).__name__, str(error).split(' in ')[0])


show('weight', utils.remove_weight_norm(utils.weight_norm(nn.Conv1d(3, 4, 5))))
show('bias', utils.remove_weight_norm(utils.weight_norm(nn.Conv1d(3, 4, 5), 'bias', dim=0), 'bias'))
show('named', utils.remove_weight_norm(module=utils.weight_norm(nn.LSTMCell(3, 4), name='weight_hh'), name='weight_hh'))
show('spectral', utils.remove_spectral_norm(utils.spectral_norm(nn.Conv1d(3, 4, 5, bias=False))))
show('columns', utils.spectral_norm(nn.Linear(3, 4), dim=1))
show('transposed', utils.spectral_norm(nn.ConvTranspose1d(3, 4, 2)))
show('rows', utils.spectral_norm(nn.ConvTranspose1d(3, 4, 2), dim=0))
both = utils.spectral_norm(utils.spectral_norm(nn.LSTMCell(3, 2), 'weight_ih'), 'weight_hh')
show('two', utils.remove_spectral_norm(both, 'weight_ih'))
attempt('none', lambda: utils.remove_weight_norm(nn.Linear(2, 2)))
attempt('twice', lambda: utils.weight_norm(utils.weight_norm(nn.Linear(2, 2))))
attempt('no spectral', lambda: utils.remove_spectral_norm(utils.weight_norm(nn.Linear(2, 2))))
attempt('spectral twice', lambda: utils.spectral_norm(utils.spectral_norm(nn.Linear(2, 2))))
attempt('removed twice', lambda: utils.remove_weight_norm(utils.remove_weight_norm(utils.weight_norm(nn.Linear(2, 2)))))
attempt('fused', lambda: utils.fuse_conv_bn_eval(nn.Conv2d(3, 4, 3, bias=False).eval(), nn.BatchNorm2d(4).eval()))
attempt('in training', lambda: utils.fuse_conv_bn_eval(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)))
attempt('linear', lambda: fuse_linear_bn_eval(nn.Linear(3, 4, bias=False).eval(), nn.BatchNorm1d(4).eval()))
conv, norm = nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4)
weight, bias = fuse_conv_bn_weights(conv.weight, conv.bias, norm.running_mean, norm.running_var, norm.eps, norm.weight, norm.bias)
print(type(weight).__name__, tuple(weight.shape), tuple(bias.shape))
