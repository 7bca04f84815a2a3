"""Attributes, methods, indexes and changes in place of tensors, and what makes them."""
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np

from parts.shown import form, shapes


def fresh():
    global a, i, m, x, w
    a = torch.tensor([3.0, 1.0, 2.0])
    i = torch.tensor([4, 0, 2])
    m = torch.tensor([[1, 2, 3], [4, 5, 6]])
    x = torch.rand(2, 3, 4)
    w = torch.rand(3, 4)


def run(name, f, text):
    fresh()
    try:
        print(name, text(f()))
    except Exception as e:
        print(name, 'raises', type(e).__name__)


def show(name, f):
    run(name, f, form)


def shape(name, f):
    run(name, f, shapes)


show('x.double().element_size()', lambda: (x.double().element_size(), x.half().element_size(), x.double().type(), x.bool().type(), x.int().type(), x.half().type(), x.to(torch.uint8).type(),))
shape('x.type(torch.DoubleTensor)', lambda: (x.type(torch.DoubleTensor), x.type('torch.DoubleTensor'), x.type(torch.HalfTensor), x.type('torch.HalfTensor'), x.type(torch.ByteTensor), x.type(torch.IntTensor), x.type('torch.IntTensor'),))
shape('x.type(torch.BoolTensor)', lambda: (x.type(torch.BoolTensor), x.type('torch.BoolTensor'), x.type('torch.ShortTensor'), x.type('torch.CharTensor'), x.type('torch.BFloat16Tensor'), x.type(torch.LongTensor), x.type(torch.int32),))
shape('x.type(torch.float16)', lambda: (x.type(torch.float16),))
show('x.stride()', lambda: (x.stride(), x.stride(0), x.stride(-1), x.stride(dim=1), x.dim(), x.ndimension(), x.numel(), x.nelement(), x.is_contiguous(), x.is_floating_point(), x.is_complex(), x.get_device(), x.storage_offset(), x.requires_grad,))
show('x.requires_grad_().requires_grad', lambda: (x.requires_grad_().requires_grad, x.requires_grad_(False).requires_grad, x.is_leaf, str(x.layout), x.device, str(x.device), x.device.type, x.device.index, torch.device('cuda:1').index,))
show("torch.device('cuda', 1).index", lambda: (torch.device('cuda', 1).index, torch.device('cpu') == x.device, torch.device('cpu') == torch.device('cuda'), torch.device('cpu') == 'cpu', repr(torch.device('cuda:1')), str(torch.device('cuda:1')),))
show("repr(torch.device('cpu'))", lambda: (repr(torch.device('cpu')), x.is_cuda, x.grad,))
shape('x.T', lambda: (x.T, x.mT, w.H, w.mH, x.real, torch.complex(x, x).imag, torch.complex(x, x).real, x.data, x.to('cpu'), x.to('cpu', torch.float64), x.to(torch.float64, copy=True), x.to(device='cpu', dtype=torch.int8), x.to(i),))
shape('x.long()', lambda: (x.long(), x.short(), x.char(), x.byte(), x.type_as(i), x.clone(), nn.Parameter(x).clone(),))
show('type(nn.Parameter(x).clone()).__name__', lambda: (type(nn.Parameter(x).clone()).__name__, type(nn.Parameter(x)).__name__, type(nn.Parameter(x) + 1).__name__, type(nn.Parameter(x).data).__name__, type(nn.Parameter(x).detach()).__name__,))
show('nn.Parameter(x).requires_grad', lambda: (nn.Parameter(x).requires_grad, nn.Parameter(x, requires_grad=False).requires_grad, nn.Parameter(x, False).requires_grad, nn.Parameter(data=x).shape, nn.Parameter().shape, a.tolist(), m.tolist(),))
show('torch.tensor(True).item()', lambda: (torch.tensor(True).item(), torch.tensor([[2]]).item(), bool(torch.tensor(1.5)), bool(torch.tensor(0)), bool(torch.tensor([0.0])), bool(torch.tensor(True)), int(torch.tensor(2.7)), float(torch.tensor(2)),))
show('float(torch.tensor(True))', lambda: (float(torch.tensor(True)), range(5)[torch.tensor(2)], [1, 2, 3][torch.tensor(1)], len(x),))
show('len(torch.tensor(1))', lambda: len(torch.tensor(1)))
show('list(torch.tensor(1))', lambda: list(torch.tensor(1)))
show('[int(v) for v in i]', lambda: ([int(v) for v in i], -i, +i, abs(-i), ~(i > 1), ~i, i.fill_(3), i.zero_(), a.fill_(2), torch.zeros(2).fill_(True), torch.empty(2).fill_(1.5), torch.ones(2).copy_(torch.tensor([1, 2])),))
show('torch.zeros(2, dtype=torch.int64).copy_(torch.tensor([1.5, 2', lambda: (torch.zeros(2, dtype=torch.int64).copy_(torch.tensor([1.5, 2.5])), torch.zeros(2, 2).copy_(torch.tensor([1.0, 2.0])), a.add_(1), a.mul_(2).sub_(1), i.add_(1), i.clamp_(1, 2), a.clamp_(min=2),))
shape('x.normal_()', lambda: (x.normal_(), x.uniform_(0, 1),))
show('a.neg_()', lambda: (a.neg_(), a.abs_(),))
shape('x.relu_()', lambda: (x.relu_(), x.unsqueeze_(0), x.squeeze_(), w.t_(), w.transpose_(0, 1),))
def changed():
    x.data = w
    return x.shape


show('x.data = w ;; x.shape', changed)
def changed():
    x.requires_grad = True
    return x.requires_grad


show('x.requires_grad = True ;; x.requires_grad', changed)
def changed():
    x.requires_grad = False
    return x.requires_grad


show('x.requires_grad = False ;; x.requires_grad', changed)
def changed():
    x.foo = 3
    return x.foo


show('x.foo = 3 ;; x.foo', changed)
show('x.nothing', lambda: x.nothing)
shape('x.new_zeros(2)', lambda: (x.new_zeros(2), x.new_ones((2, 3)), x.new_empty(size=(2,)), i.new_full((2,), 3), i.new_full((2,), 3.5), i.new_tensor([1, 2]), x.new_tensor([1, 2]), i.new_tensor([1.5], dtype=torch.float64), x.new(2, 3),))
shape('x.new_zeros(2, dtype=torch.int64)', lambda: (x.new_zeros(2, dtype=torch.int64),))
show('i.new_zeros(2)', lambda: (i.new_zeros(2), torch.zeros(2, 3).shape.numel(), torch.Size([2, 3]).numel(), torch.Size([2, 3]), torch.Size((2, 3)) == (2, 3), torch.Size([2, 3]) + (4,), torch.Size([2, 3])[1], torch.Size([2, 3])[:1],))
show('type(torch.Size([2, 3])[:1]).__name__', lambda: (type(torch.Size([2, 3])[:1]).__name__, x.shape[-1], x.size(), x.size(1), x.size(dim=-1),))
show('x.size(3)', lambda: x.size(3))
show('x.size(-4)', lambda: x.size(-4))
show("f'{torch.tensor(3)}'", lambda: f'{torch.tensor(3)}')
show("f'{torch.tensor(2.5):.2f}'", lambda: f'{torch.tensor(2.5):.2f}')
show('hash(x) == hash(x)', lambda: (hash(x) == hash(x),))
show('{x: 1}[x]', lambda: {x: 1}[x])
show('x is x', lambda: (x is x, x == None, x != None, (i == i).all().item(),))
def changed():
    import copy
    return copy.deepcopy(a)


show('import copy ;; copy.deepcopy(a)', changed)
def changed():
    import copy
    return copy.copy(a)


show('import copy ;; copy.copy(a)', changed)
show('i.astype', lambda: i.astype)
show('i.copy', lambda: i.copy)
show('a.numpy().shape', lambda: (a.numpy().shape, a.detach().cpu().numpy().tolist(), torch.from_numpy(np.array([1, 2])), torch.from_numpy(np.array([1.5, 2])), torch.tensor(np.array([1, 2])),))
show('torch.as_tensor(np.array([1.0, 2.0])).dtype', lambda: (torch.as_tensor(np.array([1.0, 2.0])).dtype, torch.tensor(np.float32(1.5)), torch.tensor(np.int64(3)), torch.tensor(3.5).dtype, torch.tensor([1, 2.5]), torch.tensor([True, 2]), torch.tensor([[]]).shape,))
show('torch.tensor([[1], [2, 3]])', lambda: torch.tensor([[1], [2, 3]]))
show('torch.tensor([torch.tensor(1), torch.tensor(2)])', lambda: (torch.tensor([torch.tensor(1), torch.tensor(2)]), torch.tensor([torch.tensor(1.5), 2]),))
show("torch.tensor('a')", lambda: torch.tensor('a'))
show('torch.tensor(None)', lambda: torch.tensor(None))
show('torch.tensor([1, 2], dtype=torch.float32)', lambda: (torch.tensor([1, 2], dtype=torch.float32), torch.tensor([1.7, 2.2], dtype=torch.int64), torch.tensor(range(3)), torch.tensor((1, 2)),))
show('torch.tensor({1: 2})', lambda: torch.tensor({1: 2}))
show('torch.LongTensor([1, 2])', lambda: (torch.LongTensor([1, 2]), torch.LongTensor(2).shape, torch.FloatTensor([1, 2]), torch.ByteTensor([1, 2]), torch.BoolTensor([True]), torch.DoubleTensor(2, 3).dtype, torch.IntTensor([1]).dtype,))
show('torch.HalfTensor(2).dtype', lambda: (torch.HalfTensor(2).dtype, torch.ShortTensor([1]).dtype, torch.CharTensor([1]).dtype, torch.Tensor([1, 2]), torch.Tensor(2, 3).shape, torch.Tensor(torch.Size([2, 3])).shape, torch.Tensor().shape,))
show('torch.scalar_tensor(3)', lambda: (torch.scalar_tensor(3), torch.scalar_tensor(3).dtype,))
show('torch.zeros(2, -1)', lambda: torch.zeros(2, -1))
show("torch.zeros('a')", lambda: torch.zeros('a'))
show('torch.full((2,), 3.0)', lambda: (torch.full((2,), 3.0), torch.full((2,), True), torch.full((2,), 2, dtype=torch.float32), torch.full((2,), torch.tensor(3)), torch.full_like(i, 2.5), torch.full_like(a, 2),))
show('torch.ones_like(i, dtype=torch.float32)', lambda: (torch.ones_like(i, dtype=torch.float32), torch.arange(5), torch.arange(1, 5), torch.arange(1, 5, 2), torch.arange(0, 1, 0.25), torch.arange(5.0), torch.arange(5, 0, -2), torch.arange(start=1, end=4),))
show('torch.arange(end=4)', lambda: (torch.arange(end=4),))
show('torch.arange(0, 5, 0)', lambda: torch.arange(0, 5, 0))
show('torch.arange(5, dtype=torch.float32)', lambda: (torch.arange(5, dtype=torch.float32), torch.range(1, 3), torch.linspace(0, 1, 3), torch.linspace(0, 1, 1), torch.linspace(0, 10, steps=5, dtype=torch.int64), torch.logspace(0, 2, 3),))
show('torch.logspace(0, 3, 4, base=2)', lambda: (torch.logspace(0, 3, 4, base=2), torch.logspace(0, 3, 1), torch.eye(2), torch.eye(2, 3), torch.eye(2, dtype=torch.int64), torch.tril_indices(3, 3), torch.triu_indices(2, 3, 1),))
shape('torch.randint(5, (2, 3))', lambda: (torch.randint(5, (2, 3)), torch.randint(1, 5, (2, 3)), torch.randint(high=5, size=(2,)), torch.randint(0, 5, [2], dtype=torch.int32), torch.randint_like(x, 5), torch.randint_like(x, 0, 5),))
shape('torch.randint_like(x, 5, dtype=torch.int64)', lambda: (torch.randint_like(x, 5, dtype=torch.int64), torch.bernoulli(x), torch.bernoulli(x, 0.5), torch.poisson(x), torch.normal(0, 1, (2, 3)), torch.normal(x, 1), torch.normal(0.0, x),))
shape('torch.normal(mean=0.0, std=1.0, size=(2,))', lambda: (torch.normal(mean=0.0, std=1.0, size=(2,)), torch.multinomial(w, 2), torch.complex(x, x), torch.complex(x.double(), x.double()), torch.polar(x.double(), x.double()),))
shape('torch.hamming_window(5, dtype=torch.float64)', lambda: (torch.hamming_window(5, dtype=torch.float64), torch.zeros_like(x, dtype=torch.bool), torch.rand(2, generator=None), torch.rand(2, 3, names=None), torch.randn(size=(2, 3)),))
shape('torch.randn(2, 3, requires_grad=True)', lambda: (torch.randn(2, 3, requires_grad=True), torch.kaiser_window(5),))
shape('1 - (i > 0)', lambda: 1 - (i > 0))
shape('(i > 0) - 1', lambda: (i > 0) - 1)
shape('1.0 - (i > 0)', lambda: 1.0 - (i > 0))
shape('(i > 0) - True', lambda: (i > 0) - True)
shape('(i > 0) - i', lambda: (i > 0) - i)
shape('i - (i > 0)', lambda: i - (i > 0))
shape('i.mean(dtype=torch.float32)', lambda: (i.mean(dtype=torch.float32), torch.mean(i, 0, dtype=torch.float64), ~i, ~(i > 0), torch.tensordot(x, x, dims=([0, 1, 2], [0, 1, 2])), x[0], x[..., None], x[None], x[True], x[:, True], x[0, ..., 0],))
shape('x[:, [True, False, True]]', lambda: (x[:, [True, False, True]], x[[True, False]], x[torch.tensor([True, False])], x[:, torch.tensor([0, 1])], x[:, torch.tensor([0, 1]), 0], x[0, :, torch.tensor([0, 1])],))
shape('x[torch.tensor([0, 1]), torch.tensor([0, 1])]', lambda: (x[torch.tensor([0, 1]), torch.tensor([0, 1])], x[torch.tensor([0, 1]), :, torch.tensor([0, 1])], x[:, torch.tensor([[0, 1], [1, 2]])], x[torch.tensor(1)], x[:, torch.tensor(1)],))
shape('x[..., torch.tensor([0, 1])]', lambda: (x[..., torch.tensor([0, 1])], x[[0, 1], [1, 2]], x[[[0, 1], [1, 0]]], x[(0, 1)], x[0][1], x[:, 1:2], x[:, -1:], x[:, :-1], x[:, ::2], x[:, 1::2, ::3], x[:, 5:], x[:, 2:1],))
shape('x[::-1]', lambda: x[::-1])
shape('x[:, torch.tensor(1):torch.tensor(3)]', lambda: (x[:, torch.tensor(1):torch.tensor(3)],))
shape('x[3]', lambda: x[3])
shape('x[-3]', lambda: x[-3])
shape('x[0, 0, 0, 0]', lambda: x[0, 0, 0, 0])
shape('x[0, 0, 0]', lambda: (x[0, 0, 0],))
shape('x[..., ..., 0]', lambda: x[..., ..., 0])
shape('x[:, :, :, None]', lambda: (x[:, :, :, None], x[:, range(2)], x[:, (0, 2)], x[slice(0, 1)], x[:, i.new_tensor([0])], x[np.array([0, 1])], x[:, np.array([True, False, True])],))
shape('x[torch.tensor([[True, False, True], [False, True, False]])]', lambda: (x[torch.tensor([[True, False, True], [False, True, False]])], x[torch.tensor([[1, 0, 1], [0, 1, 0]], dtype=torch.uint8)],))
shape('x[torch.tensor([True, False, True])]', lambda: x[torch.tensor([True, False, True])])
shape('m[m > 2]', lambda: (m[m > 2], m[0, m[0] > 1], m[:, torch.tensor([True, False, True])], m[torch.tensor([True, False]), 0],))
show('m[1, 2]', lambda: (m[1, 2], m[1], m[:, 1], m[-1, -1], m[0, [0, 2]], m[[1, 0]], m[torch.tensor([1, 0])], m[torch.tensor([[1, 0]])], m[torch.tensor([-1])], m[0:1], m[:, ::2], m[..., 0], m[None, 0], m[(1, 0)], i[i > 1],))
show('i[torch.tensor([True, False, True])]', lambda: (i[torch.tensor([True, False, True])], i[torch.tensor(1)], i[[0, 0, 2]], i[-1:], i[::2],))
def changed():
    c = m.clone()
    c[0] = 9
    return c


show('c = m.clone() ;; c[0] = 9 ;; c', changed)
def changed():
    c = m.clone()
    c[0, 1] = 9
    return c


show('c = m.clone() ;; c[0, 1] = 9 ;; c', changed)
def changed():
    c = m.clone()
    c[:, 1] = 9
    return c


show('c = m.clone() ;; c[:, 1] = 9 ;; c', changed)
def changed():
    c = m.clone()
    c[..., -1] = 9
    return c


show('c = m.clone() ;; c[..., -1] = 9 ;; c', changed)
def changed():
    c = m.clone()
    c[:, 1:] = torch.tensor([[7, 8]])
    return c


show('c = m.clone() ;; c[:, 1:] = torch.tensor([[7, 8]]) ;; c', changed)
def changed():
    c = m.clone()
    c[-1] = torch.tensor([7, 8, 9])
    return c


show('c = m.clone() ;; c[-1] = torch.tensor([7, 8, 9]) ;; c', changed)
def changed():
    c = m.clone()
    c[-1, -1] = 1.7
    return c


show('c = m.clone() ;; c[-1, -1] = 1.7 ;; c', changed)
def changed():
    c = m.clone()
    c[c > 2] = 0
    return c


show('c = m.clone() ;; c[c > 2] = 0 ;; c', changed)
def changed():
    c = m.clone()
    c[torch.tensor([0]), torch.tensor([1])] = 0
    return c


show('c = m.clone() ;; c[torch.tensor([0]), torch.tensor([1])] = 0 ;; c', changed)
def changed():
    c = m.clone()
    c[0] = [1, 2, 3]
    return c


show('c = m.clone() ;; c[0] = [1, 2, 3] ;; c', changed)
def changed():
    c = m.clone()
    c[5] = 1
    return c


show('c = m.clone() ;; c[5] = 1 ;; c', changed)
def changed():
    c = m.clone()
    c[0] = torch.tensor([1, 2])
    return c


show('c = m.clone() ;; c[0] = torch.tensor([1, 2]) ;; c', changed)
def changed():
    c = m.clone()
    c.fill_(3)
    return m


show('c = m.clone() ;; c.fill_(3) ;; m', changed)
def changed():
    c = m
    c += 1
    return m


show('c = m ;; c += 1 ;; m', changed)
def changed():
    c = m
    c = c + 1
    return m


show('c = m ;; c = c + 1 ;; m', changed)


def changed():
    c = m.clone()
    c[0][1] = 50
    c[:, 2].mul_(2)
    c.t()[0] += 1
    c.view(-1)[3:5] = 0
    c.reshape(3, 2)[-1].fill_(9)
    c.permute(1, 0).unsqueeze(0)[0, 0, 0] = 77
    c[1:].squeeze().narrow(0, 1, 1).copy_(torch.tensor([5]))
    c.transpose(0, 1)[::2][1].zero_()
    return c


show('views are written through', changed)


def changed():
    c = torch.arange(12).view(3, 4)
    for row in c:
        row += row.sum()
    c[1, 1:3] -= 1
    c.flatten()[-1] = 0
    c.unflatten(1, (2, 2))[:, 1, 1] = 4
    return c, c[0], c.sum()


show('rows are changed in a loop', changed)
