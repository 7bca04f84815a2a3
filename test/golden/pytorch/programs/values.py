"""Elements of small tensors that are written in the program, by every function that works them out."""
import torch


def form(x):
    if isinstance(x, torch.Tensor):
        flat = x.reshape(-1).tolist()
        return f'{list(x.shape)} {str(x.dtype)} ' + ' '.join('inf' if v == float('inf') else '-inf' if v == float('-inf') else 'nan' if v != v else str(round(v, 4) + 0) for v in flat)
    if isinstance(x, (tuple, list)):
        return '(' + ', '.join(form(one) for one in x) + ')'
    return repr(x)


def shapes(x):
    if isinstance(x, torch.Tensor):
        return f'{list(x.shape)} {str(x.dtype)[6:]}'
    if isinstance(x, (tuple, list)):
        return '(' + ', '.join(shapes(one) for one in x) + ')'
    return repr(x)


def shape(name, f):
    try:
        print(name, shapes(f()))
    except Exception as e:
        print(name, 'raises', type(e).__name__)


def show(name, f):
    try:
        print(name, form(f()))
    except Exception as e:
        print(name, 'raises', type(e).__name__)


a = torch.tensor([-1.5, 0.0, 0.25, 2.0])
b = torch.tensor([2.0, -0.5, 4.0, 1.0])
i = torch.tensor([6, 5, -3, 0])
j = torch.tensor([3, 2, 2, 1])
t = torch.tensor([True, False, True, False])
odd = torch.tensor([float('inf'), float('-inf'), float('nan'), 1.0])
m = torch.tensor([[1, 2, 3], [4, 5, 6]])

for name in 'neg abs sign square reciprocal exp exp2 expm1 sin cos tan atan sinh cosh asinh floor ceil trunc frac logical_not'.split():
    show(name, lambda: getattr(torch, name)(a))
for name in 'sqrt rsqrt log log2 log10 log1p'.split():
    show(name, lambda: getattr(torch, name)(torch.tensor([1.0, 4.0, 0.5])))
for name in 'asin acos atanh'.split():
    show(name, lambda: getattr(torch, name)(torch.tensor([0.5, -0.25])))
show('acosh', lambda: torch.acosh(torch.tensor([1.5, 2.0])))
for name in 'isnan isinf isfinite'.split():
    show(name, lambda: getattr(torch, name)(odd))
for name in 'mul true_divide floor_divide remainder fmod maximum minimum eq ne lt le gt ge logical_and logical_or logical_xor logaddexp atan2 add sub div'.split():
    show(name, lambda: getattr(torch, name)(a, b))
    show(name + ' number', lambda: getattr(a, name)(torch.tensor(2.0)))
for name in 'bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift remainder pow mul add sub maximum eq'.split():
    show(name, lambda: getattr(torch, name)(i, j))
for name, f in {
    'and': lambda: i & j, 'or': lambda: i | j, 'xor': lambda: i ^ j, 'lshift': lambda: i << j, 'rshift': lambda: i >> j, 'invert': lambda: ~t, 'bools': lambda: t & torch.tensor([True, True, False, False]),
    'neg': lambda: -i, 'pos': lambda: +i, 'abs': lambda: abs(i), 'mod': lambda: i % 4, 'rmod': lambda: 7 % j, 'floordiv': lambda: i // 4, 'rfloordiv': lambda: 7 // j, 'div': lambda: i / 4, 'rdiv': lambda: 6 / j, 'pow': lambda: j ** 2, 'rpow': lambda: 2 ** j, 'rsub': lambda: 10 - i,
    'radd': lambda: 1 + a, 'rmul': lambda: 2 * a, 'lt': lambda: a < b, 'le number': lambda: a <= 0, 'gt': lambda: 1 > a, 'ne': lambda: i != 6, 'eq': lambda: i == j, 'list': lambda: a == [1], 'mixed': lambda: i * 0.5, 'mixed tensors': lambda: i + a, 'bool and int': lambda: t + i, 'bool and float': lambda: t * 1.5, 'float and zero': lambda: torch.tensor(1.5) * i,
}.items():
    show(name, f)
for name in 'sum mean amax amin argmax argmin prod max min'.split():
    show(name, lambda: getattr(torch, name)(a))
    show(name + ' dim', lambda: getattr(m.float(), name)(1))
    show(name + ' keepdim', lambda: getattr(torch, name)(m.float(), 0, keepdim=True))
for name in 'all any'.split():
    show(name, lambda: getattr(torch, name)(t))
    show(name + ' dim', lambda: getattr(torch.tensor([[True, False], [True, True]]), name)(dim=-1))
show('count_nonzero', lambda: torch.count_nonzero(a))
show('count_nonzero dim', lambda: torch.count_nonzero(m, 1))
show('cumsum', lambda: (i.cumsum(0), a.cumsum(-1), torch.cumprod(j, dim=0), t.cumsum(0)))
show('sum of bools', lambda: t.sum())
show('sum dtype', lambda: i.sum(dtype=torch.float32))
show('mean of ints', lambda: i.mean(dtype=torch.float32))
show('where', lambda: torch.where(a > 0, a, b))
show('clamp', lambda: (a.clamp(-1, 1), a.clamp(min=0), torch.clamp(a, max=0.1), a.clip(0, 1)))
show('max of two', lambda: (torch.max(a, b), torch.min(a, other=b)))
show('creation', lambda: (torch.zeros(2, 2), torch.ones(3, dtype=torch.long), torch.full((2,), 7), torch.full((2,), 1.5), torch.full((1,), True), torch.full((2,), 3, dtype=torch.float32), torch.arange(4), torch.arange(1, 4), torch.arange(0, 1, 0.25), torch.arange(5, 0, -2), torch.arange(3.0)))
show('more creation', lambda: (torch.linspace(0, 1, 5), torch.linspace(2, 2, 1), torch.logspace(0, 2, 3), torch.eye(2), torch.eye(2, 3), torch.tril_indices(3, 3), torch.triu_indices(2, 3, offset=1), torch.zeros_like(i), torch.ones_like(a, dtype=torch.int32), torch.full_like(a, 3), torch.scalar_tensor(3.0)))
show('from data', lambda: (torch.tensor(5), torch.tensor([1.5]), torch.tensor([[1, 2]]), torch.tensor([True]), torch.tensor([1, 2.5]), torch.as_tensor([3]), torch.tensor(a), torch.tensor([a[0], a[3]]), torch.tensor([1, 2], dtype=torch.float16), torch.Tensor([1, 2]), torch.LongTensor([3]), torch.FloatTensor([1]), torch.BoolTensor([True])))
show('arange step', lambda: torch.arange(0, 5, 0))
show('new', lambda: (a.new_zeros(2), a.new_ones((1, 2)), i.new_full((2,), 3), a.new_tensor([1, 2]), i.new_zeros(2, dtype=torch.float32)))
show('items', lambda: (a[0].item(), i[1].item(), t[0].item(), float(a[3]), int(i[0]), bool(t[1]), len(m), a[2].tolist(), m.tolist(), t.tolist(), a.numel(), m.dim(), m.ndim, m.nelement()))
show('truth of many', lambda: bool(a))
shape('index', lambda: (m[0], m[:, 1], m[1, 2], m[-1, ::2], m[..., 0], m[None], m[[1, 0]], m[torch.tensor([1])], m[:, [0, 2]], a[1:3], m[0:1, 1:], a[torch.tensor([0, 3])]))
show('index beyond', lambda: a[9])
show('too many', lambda: a[0, 0])
shape('shapes', lambda: (m.reshape(-1), m.view(3, 2), m.flatten(), m.T, m.t(), m.transpose(0, 1), m.permute(1, 0), m.unsqueeze(0), m[None].squeeze(0), m.contiguous(), m.reshape(3, -1), m.expand(2, 2, 3)[0, 0], m.repeat(1, 2), m.flip(0), m.roll(1, 1), m.unbind(0), m.chunk(2, 1), m.split(2, 1)))
shape('joins', lambda: (torch.cat([a[:2], b[:2]]), torch.stack([a[:2], b[:2]]), torch.cat((m, m), 1), torch.hstack([a[:1], b[:1]]), torch.vstack([a[:1], b[:1]])))
show('conversions', lambda: (a.long(), i.float(), a.bool(), a.int(), i.double(), a.half(), t.float(), a.to(torch.int64), a.to('cpu'), a.to(i), a.type(torch.int32), a.type('torch.LongTensor'), a.type_as(i), i.type(), a.type(), a.short(), i.byte(), i.char()))
show('facts', lambda: (a.dtype, i.dtype, t.dtype, a.shape, a.size(), m.size(0), m.size(-1), a.is_floating_point(), i.is_floating_point(), a.is_complex(), a.requires_grad, a.is_cuda, a.device.type, a.is_leaf, a.grad, m.stride(), m.stride(0), a.element_size(), m.storage_offset(), a.is_contiguous(), a.shape.numel(), a.ndimension()))
c = a.clone()
c[0] = 9.0
c[1:3] = torch.tensor([7.0, 8.0])
show('assigned', lambda: (c, a))
c += 1
c *= 2
show('in place', lambda: (c, c.add_(1), c.mul_(2), c.zero_(), c.fill_(3), c.sub_(1).div_(2), c.copy_(b), c.clamp_(0, 2), c.neg_()))
show('equal', lambda: (torch.equal(a, a), torch.equal(a, b), torch.equal(a, m), torch.allclose(a, a + 1e-9), torch.is_nonzero(torch.tensor(1)), torch.is_tensor(a), torch.is_tensor(1), torch.is_floating_point(a), torch.numel(m)))
show('loops', lambda: [row.sum().item() for row in m])
show('python', lambda: (sum(i.tolist()), max(a.tolist()), [int(x) for x in j], range(int(j[0])), [10, 20, 30][j[1]], list(range(3))[: j[3]]))
show('dtypes', lambda: (torch.finfo(torch.float32).max > 1e38, torch.iinfo(torch.int32).max, torch.get_default_dtype(), torch.float, torch.long, torch.double, torch.float32.is_floating_point, torch.int8.is_complex))
show('broadcast', lambda: (m + torch.tensor([10, 20, 30]), m * torch.tensor([[1], [2]]), torch.broadcast_shapes((2, 1), (3,)), [x.shape for x in torch.broadcast_tensors(m, torch.tensor([1, 2, 3]))]))
show('outer', lambda: (torch.outer(j, j)[0], torch.ger(j, j)[1], torch.diag(j)[0], torch.tril(m)))
show('max with places', lambda: (m.max(1).values, m.max(1).indices, m.min(dim=0)[1], torch.max(m, 0)[0]))
show('flips', lambda: ((4 ** torch.arange(4)).flip(0).tolist(), m.flip(0), m.flip(-1, 0), torch.fliplr(m), torch.flipud(m), torch.rot90(m), torch.arange(12).view(2, 3, 2).flip(1, -1).tolist()))
show('rolls', lambda: (torch.roll(j, 1), torch.roll(j, -2), m.roll(1, 1), m.roll((1, 2), (0, -1)), m.roll(2), torch.roll(m, shifts=-4), torch.arange(4).roll(9, 0)))
show('complex numbers', lambda: (torch.tensor(1j).dtype, torch.tensor(-1j, dtype=torch.complex64).shape, torch.tensor([1j, 2]).dtype, torch.tensor([[1 + 2j, 3]], dtype=torch.complex128).shape, (torch.tensor(-1j) * torch.pi).dtype))
