"""Modules and their containers, registrations, hooks and names; recurrent and other layers of torch.nn."""
from collections import OrderedDict

import torch
import torch.nn as nn
import torch.nn.utils as utils
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence


def form(x):
    if isinstance(x, torch.Tensor):
        return f'{list(x.shape)} {str(x.dtype)[6:]}'
    if isinstance(x, nn.Module):
        return type(x).__name__
    if isinstance(x, (tuple, list)):
        return '(' + ', '.join(form(one) for one in x) + ')'
    if isinstance(x, dict):
        return '{' + ', '.join(f'{key}: {form(one)}' for key, one in x.items()) + '}'
    return repr(x)


def show(name, f):
    try:
        print(name, form(f()))
    except (TypeError, ValueError, AttributeError, IndexError, KeyError) as e:
        print(name, 'raises', type(e).__name__)


x = torch.rand(2, 4)
seq = torch.rand(5, 2, 4)
image = torch.rand(2, 3, 8, 8)

layers = nn.ModuleList([nn.Linear(4, 4), nn.ReLU()])
layers.append(nn.Tanh())
layers.extend([nn.Linear(4, 2), nn.Dropout(0.1)])
layers.insert(1, nn.GELU())
layers += [nn.Sigmoid()]
show('list', lambda: (list(layers), len(layers), layers[0], layers[-1], layers[1:3], [n for n, _ in layers.named_children()], nn.ReLU() in layers, layers[0] in layers))
show('list beyond', lambda: layers[99])
layers[0] = nn.Identity()
del layers[1]
show('list changed', lambda: (list(layers), len(layers)))
del layers[1:3]
show('list cut', lambda: (list(layers), [n for n, _ in layers.named_parameters()]))
layers[1] = nn.ReLU()
show('list changed again', lambda: list(layers))
show('list of numbers', lambda: nn.ModuleList([1]))
show('append of a number', lambda: layers.append(1))

net = nn.Sequential(OrderedDict([('first', nn.Linear(4, 3)), ('act', nn.ReLU())]))
net.add_module('last', nn.Linear(3, 2))
show('sequential', lambda: (net(x), len(net), net[0], net[-1], net[:2], net.first.weight, [n for n, _ in net.named_children()], list(net), net.last.out_features))
net[1] = nn.Tanh()
show('sequential changed', lambda: (net.act, list(net.children())))
del net[2]
net.append(nn.Sigmoid())
show('sequential cut', lambda: (list(net), [n for n, _ in net.named_modules()]))
show('sequential sums', lambda: (nn.Sequential(nn.ReLU(), nn.ReLU()) + nn.Sequential(nn.Tanh()), nn.Sequential(*[nn.ReLU() for _ in range(3)])[1:], nn.Sequential()))
show('sequential beyond', lambda: net[9])
show('sequential of a number', lambda: nn.Sequential(5))

table = nn.ModuleDict({'a': nn.Linear(4, 4), 'b': nn.ReLU()})
table['c'] = nn.Tanh()
table.update({'d': nn.GELU()})
table.update([('e', nn.SiLU())])
show('dict', lambda: (list(table), list(table.keys()), [form(v) for v in table.values()], [k for k, _ in table.items()], len(table), 'a' in table, 'z' in table, table['a'](x), table.b))
show('dict popped', lambda: (table.pop('e'), list(table)))
del table['d']
show('dict missing', lambda: table['d'])
table.clear()
show('dict cleared', lambda: len(table))

weights = nn.ParameterList([nn.Parameter(torch.rand(2)), nn.Parameter(torch.rand(3))])
weights.append(nn.Parameter(torch.rand(4)))
weights.extend([nn.Parameter(torch.rand(5))])
show('parameter list', lambda: (list(weights), len(weights), weights[0], weights[-1], [n for n, _ in weights.named_parameters()], weights[1:3][0]))
weights[0] = nn.Parameter(torch.rand(9))
show('parameter list changed', lambda: weights[0])
named = nn.ParameterDict({'b': nn.Parameter(torch.rand(1)), 'w': nn.Parameter(torch.rand(2))})
named['c'] = nn.Parameter(torch.rand(3))
named.update({'d': nn.Parameter(torch.rand(4))})
show('parameter dict', lambda: (list(named), len(named), named['w'], 'b' in named, [n for n, _ in named.named_parameters()], list(named.keys()), [form(v) for v in named.values()], named.pop('w'), [k for k, _ in named.items()], named.get('zz'), named.get('c')))


class Net(nn.Module):
    version = 3

    def __init__(self, size=4):
        super().__init__()
        self.size = size
        self.fc = nn.Linear(size, size)
        self.norm = nn.BatchNorm1d(size)
        self.scale = nn.Parameter(torch.ones(size))
        self.frozen = nn.Parameter(torch.zeros(1), requires_grad=False)
        self.register_buffer('steps', torch.zeros(2))
        self.register_buffer('hidden', torch.zeros(3), persistent=False)
        self.register_parameter('extra', None)
        self.none = None
        self.inner = nn.Sequential(nn.Linear(size, 2), nn.ReLU())
        self.plain = torch.zeros(5)

    def forward(self, x, scale=1.0):
        return self.inner(self.fc(x) * self.scale * scale)


model = Net()
show('model', lambda: (model(x), model(x, scale=2.0), model.size, model.version, model.training, model.extra, model.none, model.plain, model.steps))
show('names', lambda: ([n for n, _ in model.named_parameters()], [n for n, _ in model.named_buffers()], [n for n, _ in model.named_modules()], [n for n, _ in model.named_children()], [n for n, _ in model.named_parameters(prefix='net')], [n for n, _ in model.named_parameters(recurse=False)], [n for n, _ in model.named_buffers(recurse=False)]))
show('counts', lambda: (sum(p.numel() for p in model.parameters()), sum(p.numel() for p in model.parameters() if p.requires_grad), len(list(model.modules())), len(list(model.children())), len(list(model.buffers())), len(list(model.parameters(recurse=False))), sorted(model.state_dict())))
show('lookup', lambda: (model.get_submodule('inner.0'), model.get_parameter('fc.weight'), model.get_buffer('steps'), model.get_submodule(''), getattr(model, 'fc').in_features, hasattr(model, 'fc'), hasattr(model, 'gone'), isinstance(model, nn.Module), isinstance(model.fc, nn.Linear), model._get_name()))
show('missing attribute', lambda: model.gone)
show('missing submodule', lambda: model.get_submodule('inner.7'))
show('modes', lambda: (model.eval().training, model.fc.training, model.train().training, model.train(False).training, model.requires_grad_(False).fc.weight.requires_grad, model.requires_grad_().scale.requires_grad, model.to('cpu') is model, model.float() is model, model.half().fc.weight, model.float().steps, model.cpu() is model, model.zero_grad()))
seen = []
show('apply', lambda: (model.apply(lambda m: seen.append(type(m).__name__)) is model, seen))
calls = []
handle = model.fc.register_forward_hook(lambda module, given, output: calls.append(form(output)))
before = model.fc.register_forward_pre_hook(lambda module, given: calls.append(form(given)))
model(x)
handle.remove()
before.remove()
model(x)
show('hooks', lambda: calls)
model.fc = nn.Identity()
del model.norm
model.scale = nn.Parameter(torch.rand(4, 1)[:, 0])
model.steps = torch.ones(7)
model.extra = nn.Parameter(torch.rand(6))
show('changed', lambda: ([n for n, _ in model.named_parameters()], [n for n, _ in model.named_modules()], model.steps, [n for n, _ in model.named_buffers()]))


def set_number():
    model.inner = 5


show('a number in the place of a module', set_number)
show('a tensor in the place of a parameter', lambda: setattr(model, 'scale', torch.rand(4)))


class Unready(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)


show('before super().__init__()', Unready)


class Child(Net):
    def __init__(self):
        super().__init__(6)
        self.head = nn.Linear(2, 1)

    def forward(self, x):
        return self.head(super().forward(x))


show('child', lambda: (Child()(torch.rand(3, 6)), Child().size, Child.__mro__[1].__name__))

show('recurrent', lambda: (nn.LSTM(4, 3)(seq), nn.LSTM(4, 3, 2, batch_first=True, bidirectional=True)(seq), nn.GRU(4, 3)(seq), nn.GRU(4, 3)(seq, torch.zeros(1, 2, 3)), nn.RNN(4, 3, nonlinearity='relu')(seq), nn.LSTM(4, 3)(seq, (torch.zeros(1, 2, 3), torch.zeros(1, 2, 3)))[1], nn.LSTM(4, 6, proj_size=2)(seq), nn.LSTM(4, 3)(seq[:, 0]), nn.LSTMCell(4, 3)(x), nn.GRUCell(4, 3)(x), nn.RNNCell(4, 3)(x, torch.zeros(2, 3)), [n for n, _ in nn.LSTM(4, 3, 2, bidirectional=True).named_parameters()], nn.LSTM(4, 3).hidden_size, nn.LSTM(4, 3).flatten_parameters()))
packed = pack_padded_sequence(seq, torch.tensor([5, 3]))
show('packed', lambda: (pad_packed_sequence(nn.LSTM(4, 3)(packed)[0])[0], nn.GRU(4, 3)(packed)[1], pad_sequence([torch.rand(3, 2), torch.rand(5, 2)]), pad_sequence([torch.rand(3), torch.rand(5)], batch_first=True)))
show('attention', lambda: (nn.MultiheadAttention(4, 2)(seq, seq, seq), nn.MultiheadAttention(4, 2, batch_first=True)(seq, seq, seq, need_weights=False), nn.MultiheadAttention(4, 2, kdim=4, vdim=4)(seq, seq, seq, average_attn_weights=False), nn.TransformerEncoderLayer(4, 2, 8)(seq), nn.TransformerDecoderLayer(4, 2, 8)(seq, seq), nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8), 2)(seq), nn.Transformer(4, 2, 1, 1, 8)(seq, seq), nn.Transformer.generate_square_subsequent_mask(3)))
show('lazy', lambda: (nn.LazyLinear(3)(x), nn.LazyConv2d(4, 3)(image), nn.LazyBatchNorm2d()(image)))
show('convolutions', lambda: (nn.Conv2d(3, 6, 3, padding=1)(image), nn.Conv2d(3, 6, (3, 1), (2, 1), bias=False)(image), nn.ConvTranspose2d(3, 5, 2, 2)(image), nn.ConvTranspose2d(3, 5, 3, stride=2)(image, output_size=(17, 18)), nn.Conv1d(2, 3, 2)(torch.rand(1, 2, 7)), nn.Conv3d(2, 3, 1)(torch.rand(1, 2, 3, 3, 3)), nn.Conv2d(3, 6, 3, padding='same', padding_mode='circular')(image), nn.Conv2d(3, 6, 3)(image[0])))
show('pools', lambda: (nn.MaxPool2d(2)(image), nn.MaxPool2d(2, return_indices=True)(image), nn.AvgPool2d(2)(image), nn.AdaptiveAvgPool2d((1, None))(image), nn.MaxUnpool2d(2)(*nn.MaxPool2d(2, return_indices=True)(image)), nn.MaxUnpool2d(2)(*nn.MaxPool2d(2, return_indices=True)(image), output_size=image.size()), nn.FractionalMaxPool2d(2, output_size=3)(image), nn.LPPool2d(2, 2)(image)))
show('others', lambda: (nn.Flatten()(image), nn.Flatten(0, 1)(image), nn.Unflatten(1, (1, 3))(image), nn.Upsample(scale_factor=2)(image), nn.PixelShuffle(1)(image), nn.Embedding(9, 4)(torch.zeros(2, 3, dtype=torch.long)), nn.EmbeddingBag(9, 4)(torch.zeros(2, 3, dtype=torch.long)), nn.Bilinear(4, 4, 2)(x, x), nn.LayerNorm(4)(x), nn.GroupNorm(1, 3)(image), nn.InstanceNorm2d(3)(image), nn.PReLU()(x), nn.Softmax(dim=1)(x), nn.GLU()(x), nn.ZeroPad2d(1)(image), nn.ReflectionPad2d((1, 1, 2, 2))(image), nn.CosineSimilarity()(x, x), nn.PairwiseDistance()(x, x), nn.Fold((4, 4), 2)(torch.rand(1, 8, 9)), nn.Unfold(2)(image), nn.Identity(5, a=1)(x), nn.MSELoss()(x, x), nn.CrossEntropyLoss()(x, torch.tensor([0, 1])), nn.Embedding.from_pretrained(torch.rand(3, 2))(torch.tensor([1])), nn.Dropout2d()(image), nn.Hardtanh(0, 6)(x), nn.Threshold(0.1, 0)(x)))
show('attributes', lambda: (nn.Conv2d(3, 6, 3).kernel_size, nn.Conv2d(3, 6, 3, 2).stride, nn.Conv2d(3, 6, 3, padding=1).padding, nn.Conv2d(3, 6, 3, groups=3).weight, nn.Conv2d(3, 6, 3).bias, nn.Conv2d(3, 6, 3, bias=False).bias, nn.Linear(2, 3).in_features, nn.BatchNorm2d(3).num_features, nn.BatchNorm2d(3).running_mean, nn.BatchNorm2d(3, affine=False).weight, nn.Dropout(0.3).p, nn.LayerNorm(4).normalized_shape, nn.Embedding(3, 2).weight, nn.ReLU(inplace=True).inplace, nn.MultiheadAttention(4, 2).num_heads, nn.GRU(4, 3, 2).num_layers))
show('normed', lambda: ([n for n, _ in utils.weight_norm(nn.Linear(3, 2)).named_parameters()], utils.weight_norm(nn.Linear(3, 2)).weight_g, utils.weight_norm(nn.Linear(3, 2), dim=None).weight_g, utils.weight_norm(nn.Conv2d(2, 3, 1), dim=1).weight_g, [n for n, _ in utils.spectral_norm(nn.Linear(3, 2)).named_buffers()], utils.spectral_norm(nn.ConvTranspose2d(2, 3, 1)).weight_u, utils.weight_norm(nn.Linear(4, 2))(x), utils.parameters_to_vector(nn.Linear(2, 3).parameters())))
linear = nn.Linear(4, 4)
nn.init.xavier_uniform_(linear.weight)
nn.init.zeros_(linear.bias)
nn.init.constant_(linear.bias, 2.0)
show('init', lambda: (nn.init.kaiming_normal_(linear.weight, nonlinearity='relu'), linear.bias, nn.init.calculate_gain('relu'), nn.init.calculate_gain('tanh'), nn.init.calculate_gain('leaky_relu', 1.0), float(nn.init.calculate_gain('linear')), nn.init.eye_(torch.rand(2, 2)), nn.init.trunc_normal_(torch.rand(3), std=0.02)))
show('linear without arguments', lambda: nn.Linear())
show('linear with too many', lambda: nn.Linear(1, 2, True, None, None, 5))
show('an unknown argument', lambda: nn.Conv2d(3, 4, 3, paddings=1))
show('parameter', lambda: (nn.Parameter(torch.rand(2)).requires_grad, nn.Parameter(torch.rand(2), False).requires_grad, nn.Parameter(torch.rand(2)).data, isinstance(nn.Parameter(torch.rand(1)), torch.Tensor), isinstance(torch.rand(1), nn.Parameter), type(nn.Parameter(torch.rand(1))).__name__, nn.Parameter(torch.rand(2)) * 2, type(nn.Parameter(torch.rand(1)).clone()).__name__))
with_none = nn.ModuleDict({'act': nn.ReLU(), 'none': None})
show('a dict with None', lambda: (with_none['none'], list(with_none.values()), [name for name, _ in with_none.items()], len(with_none), 'none' in with_none, len(list(with_none.children())), with_none.pop('none'), len(with_none)))
weights_with_none = nn.ParameterDict({'w': None})
show('parameters with None', lambda: (weights_with_none['w'], list(weights_with_none.items()), weights_with_none.get('w', 3), weights_with_none.get('z', 3)))
