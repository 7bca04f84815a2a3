"""Writes truth/NAME.json: what torch says of each network of files/.

    python3 make_truth.py files/*.py

Each file ends in lines `# CASE class {arguments} [inputs]`, with `grad` behind them where gradients are on. The fields are
those of ../README.md. Calls of modules that the network does not register (a loss that forward makes) have no row, since
they have no path.
"""
import copy
import dataclasses
import importlib.util
import json
import math
import os
import re
import sys

import torch
import torch.nn as nn
from torch.utils._python_dispatch import TorchDispatchMode

RECURRENT = (nn.RNNBase, nn.RNNCellBase)


class MultiplyAdds(TorchDispatchMode):
    """Multiply-adds of matrix products and convolutions at the dispatcher, those inside of recurrent layers apart."""

    def __init__(self):
        super().__init__()
        self.inside_recurrent = 0
        self.all = 0
        self.recurrent = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        out = function(*args, **(kwargs or {}))
        name = function.__name__.split('.')[0]
        count = 0
        if name in ('mm', 'bmm'):
            count = args[0].numel() * args[1].shape[-1]
        elif name in ('addmm', 'baddbmm'):
            count = args[1].numel() * args[2].shape[-1]
        elif name in ('convolution', '_convolution'):
            sizes = args[0] if args[6] else out
            count = sizes.numel() * math.prod(args[1].shape[1:])
        if self.inside_recurrent:
            self.recurrent += count
        else:
            self.all += count
        return out


def described(value):
    if value is None:
        return None
    if isinstance(value, torch.Tensor):
        return list(value.shape)
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return {'namedtuple': type(value).__name__, 'fields': {k: described(v) for k, v in value._asdict().items()}}
    if isinstance(value, tuple):
        return {'tuple': [described(one) for one in value]}
    if isinstance(value, list):
        return {'list': [described(one) for one in value]}
    if isinstance(value, dict):
        return {'dict': {str(k): described(v) for k, v in value.items()}}
    if dataclasses.is_dataclass(value):
        fields = {f.name: described(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {'dataclass': type(value).__name__, 'fields': fields}
    raise TypeError(type(value))


def tensor(given):
    if isinstance(given, list):
        return torch.randn(given)
    if 'list' in given:
        return [tensor(one) for one in given['list']]
    if 'dict' in given:
        return {key: tensor(one) for key, one in given['dict'].items()}
    return torch.randint(0, given['high'], given['shape'], dtype=getattr(torch, given['dtype']))


def elements(tensors):
    return sum(one.numel() for one in tensors if one is not None)


def truth(path, name, args, inputs, grad):
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3], path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    torch.manual_seed(0)
    network = getattr(module, name)(**copy.deepcopy(args)).eval()
    counter, calls = MultiplyAdds(), []

    def before(layer, given):
        counter.inside_recurrent += isinstance(layer, RECURRENT)

    def after(layer, given, output):
        counter.inside_recurrent -= isinstance(layer, RECURRENT)
        if not isinstance(output, nn.utils.rnn.PackedSequence):
            calls.append((layer, described(output)))

    hooks = [
        nn.modules.module.register_module_forward_pre_hook(before),
        nn.modules.module.register_module_forward_hook(after),
    ]
    # torch 1.13 computes attention without its parts where no gradient is wanted, which calls no hooks
    fused = any(isinstance(one, (nn.MultiheadAttention, nn.TransformerEncoderLayer)) for one in network.modules())
    with torch.set_grad_enabled(grad or fused), counter:
        output = network(*[tensor(one) for one in inputs])
    for hook in hooks:
        hook.remove()
    names = {}
    for at, layer in network.named_modules():
        names.setdefault(id(layer), at)
    return {
        'file': os.path.basename(path),
        'class': name,
        'args': args,
        'inputs': inputs,
        'output': described(output),
        'params': elements(network.parameters()),
        'trainable_params': elements(one for one in network.parameters() if one.requires_grad),
        'buffers': elements(network.buffers()),
        'layers': [
            {
                'path': names[id(layer)],
                'class': type(layer).__name__,
                'output': shape,
                'params': elements(layer._parameters.values()),
            }
            for layer, shape in calls
            if id(layer) in names
        ],
        'macs_all': counter.all,
        'macs_rnn': counter.recurrent,
    }


def written(found):
    lines = []
    for key, value in found.items():
        if key == 'layers':
            rows = ',\n'.join(f'  {json.dumps(row)}' for row in value)
            lines.append(f' "layers": [\n{rows}\n ]')
        else:
            lines.append(f' {json.dumps(key)}: {json.dumps(value)}')
    return '{\n' + ',\n'.join(lines) + '\n}\n'


for path in sys.argv[1:]:
    with open(path) as file:
        cases = re.findall(r'^# CASE (\S+) (\{.*?\}) (\[.*\])( grad)?$', file.read(), re.M)
    for number, (name, args, inputs, grad) in enumerate(cases):
        target = os.path.basename(path)[:-3] + ('' if number == 0 else f'_{number}')
        found = truth(path, name, json.loads(args), json.loads(inputs), grad != '')
        with open(os.path.join(os.path.dirname(path), '..', 'truth', f'{target}.json'), 'w') as file:
            file.write(written(found))
