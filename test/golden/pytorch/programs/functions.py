"""Arguments that change what functions of torch give: elements where they are known, and shapes, element types and errors."""
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


show('torch.diff(i)', lambda: (torch.diff(i), torch.diff(i, 2), torch.diff(m, dim=0), torch.diff(i, prepend=torch.tensor([1])), torch.diff(i, append=torch.tensor([1, 2])), torch.round(torch.tensor([1.234, 5.678]), decimals=1),))
show('torch.sub(i, i, alpha=2)', lambda: (torch.sub(i, i, alpha=2), torch.sub(i, 1, alpha=2), torch.add(i, i, alpha=3), torch.diag_embed(m), torch.tril(m, -1), torch.repeat_interleave(torch.tensor([1, 2])), torch.nonzero(m > 2),))
show('torch.nonzero(m > 4, as_tuple=True)', lambda: (torch.nonzero(m > 4, as_tuple=True), torch.where(m > 3), torch.where(m > 3, m, 0), torch.allclose(a, a + 1e-9), torch.allclose(a, a + 1),))
show('torch.allclose(torch.tensor([1000.0]), torch.tensor([1000.00', lambda: (torch.allclose(torch.tensor([1000.0]), torch.tensor([1000.005])), torch.equal(a, a), a.equal(a), torch.tensor([1, 2]).equal(torch.tensor([1, 3])), torch.equal(torch.tensor([1]), torch.tensor([1.0])),))
show('torch.is_nonzero(torch.tensor(2))', lambda: (torch.is_nonzero(torch.tensor(2)), torch.cat([torch.tensor([]), a]), torch.cat([i, a]), torch.stack([i, i], 1), torch.hstack([i, i]), torch.vstack([i, i]), torch.column_stack([i, i]), m.split(2, 1),))
show('m.split([1, 2], dim=1)', lambda: (m.split([1, 2], dim=1), torch.tensor_split(i, 2), torch.tensor_split(i, [1]), torch.tensor_split(i, indices=[1, 2]), torch.hsplit(m, [1]), torch.hsplit(i, 3), torch.vsplit(m, 2),))
show('torch.dsplit(torch.arange(8).reshape(2, 2, 2), 2)', lambda: (torch.dsplit(torch.arange(8).reshape(2, 2, 2), 2), torch.unbind(m, 1), torch.meshgrid(i, i), torch.meshgrid(torch.arange(2), torch.arange(3), indexing='xy'),))
show('torch.meshgrid([torch.arange(2), torch.arange(3)])', lambda: (torch.meshgrid([torch.arange(2), torch.arange(3)]), torch.broadcast_tensors(i, torch.tensor([[1], [2]])), torch.broadcast_tensors(), torch.atleast_1d(torch.tensor(3)), torch.atleast_2d(i),))
show('torch.atleast_2d(torch.tensor(3))', lambda: (torch.atleast_2d(torch.tensor(3)), torch.atleast_3d(i), torch.atleast_3d(m), torch.atleast_3d(torch.tensor(3)), torch.gcd(i, torch.tensor([2, 3, 4])),))
show('torch.lcm(torch.tensor([2, 3]), torch.tensor([3, 4]))', lambda: (torch.lcm(torch.tensor([2, 3]), torch.tensor([3, 4])), torch.hypot(a, a), torch.clamp(i, 1, 3), torch.clamp(a, min=torch.tensor(2.0)), torch.clamp(a, max=torch.tensor(2.0)), torch.clamp(i, min=0.5),))
show('torch.outer(i, i)', lambda: (torch.outer(i, i), torch.logical_not(i), i.sum(), m.sum(0), m.sum((0, 1)), m.sum(dim=[]), m.float().mean(1), m.prod(), m.amax(1), m.max(1), m.max(0).indices, torch.max(i, torch.tensor([1, 1, 3])), m.argmax(),))
show('m.argmax(1)', lambda: (m.argmax(1), m.argmin(0), m.argmax(1, keepdim=True), (m > 1).all(), (m > 1).any(0), torch.count_nonzero(i), torch.finfo(torch.float32).max, torch.finfo(torch.float32).eps, torch.finfo(torch.float32).tiny,))
show('torch.finfo(torch.float16).max', lambda: (torch.finfo(torch.float16).max, torch.finfo(torch.float16).min, torch.finfo(torch.float16).eps, torch.finfo(torch.float16).tiny, torch.finfo(torch.bfloat16).max, torch.finfo(torch.bfloat16).eps,))
show('torch.finfo(torch.float64).max', lambda: (torch.finfo(torch.float64).max, torch.finfo(torch.float64).eps, torch.finfo(torch.float32).bits, torch.finfo(torch.float32).resolution, torch.finfo(torch.float16).resolution,))
show('torch.finfo(torch.float64).resolution', lambda: (torch.finfo(torch.float64).resolution, torch.finfo(torch.bfloat16).resolution, torch.finfo(torch.bfloat16).smallest_normal, torch.finfo().max,))
show('torch.finfo(torch.int32)', lambda: torch.finfo(torch.int32))
show('torch.iinfo(torch.float32)', lambda: torch.iinfo(torch.float32))
show('torch.iinfo(torch.int32).max', lambda: (torch.iinfo(torch.int32).max, torch.iinfo(torch.int64).max, torch.iinfo(torch.int64).min, torch.iinfo(torch.uint8).max, torch.iinfo(torch.uint8).min, torch.iinfo(torch.int8).min,))
show('torch.iinfo(torch.int16).bits', lambda: (torch.iinfo(torch.int16).bits,))
show('torch.iinfo(torch.bool)', lambda: torch.iinfo(torch.bool))
shape('torch.svd(w)', lambda: (torch.svd(w), torch.svd(w, some=False), torch.svd(w.T), torch.linalg.svd(w), torch.linalg.svd(w, full_matrices=False), torch.linalg.svd(w.T, False), torch.svd(w).S, torch.linalg.svd(w).Vh, torch.qr(w),))
shape('torch.linalg.qr(w)', lambda: (torch.linalg.qr(w), torch.linalg.qr(w.T), torch.linalg.qr(w.T, mode='complete'), torch.linalg.qr(w, 'r'), torch.linalg.qr(w).R, torch.linalg.eigh(w @ w.T), torch.linalg.slogdet(w @ w.T),))
shape('torch.linalg.slogdet(w @ w.T).sign', lambda: (torch.linalg.slogdet(w @ w.T).sign, torch.slogdet(w @ w.T), torch.linalg.matrix_power(w @ w.T, 2), torch.linalg.pinv(w), torch.linalg.pinv(w @ w.T), torch.linalg.norm(w), torch.linalg.norm(w, dim=1),))
shape('torch.linalg.norm(w, ord=2, dim=1, keepdim=True)', lambda: (torch.linalg.norm(w, ord=2, dim=1, keepdim=True), torch.linalg.norm(x, ord='fro', dim=(1, 2)), torch.linalg.norm(w, 'nuc'), torch.linalg.norm(w, float('inf')), torch.linalg.norm(w, 1, 1),))
shape('torch.linalg.vector_norm(x)', lambda: (torch.linalg.vector_norm(x), torch.linalg.vector_norm(x, 1, dim=(0, 1)), torch.linalg.vector_norm(x, ord=2, dim=-1, keepdim=True), torch.linalg.matrix_norm(x), torch.linalg.matrix_norm(x, 'nuc'),))
shape('torch.linalg.matrix_norm(x, ord=1, dim=(0, 1), keepdim=True)', lambda: (torch.linalg.matrix_norm(x, ord=1, dim=(0, 1), keepdim=True), torch.linalg.cross(torch.rand(2, 3), torch.rand(2, 3)), torch.linalg.solve(w @ w.T, torch.rand(3, 2)), torch.linalg.cholesky(w @ w.T),))
shape('torch.cholesky_solve(torch.rand(3, 2), torch.rand(3, 3))', lambda: (torch.cholesky_solve(torch.rand(3, 2), torch.rand(3, 3)), torch.linalg.inv(w @ w.T), torch.inner(w, w), torch.inner(w[0], w[0]), torch.inner(x, w[0]),))
shape('torch.tensordot(x, x, dims=([0, 1, 2], [0, 1, 2]))', lambda: (torch.tensordot(x, x, dims=([0, 1, 2], [0, 1, 2])), torch.tensordot(x, x, dims=([-1], [-1])), torch.kron(w, w), torch.kron(w, w[0]), torch.kron(x, w), torch.einsum('ij,kj->ik', w, w),))
shape("torch.einsum('bij,bkj->bik', [x, x])", lambda: (torch.einsum('bij,bkj->bik', [x, x]), torch.einsum('ij, jk -> ik', w, w.T),))
shape("torch.einsum(w, 'ij')", lambda: torch.einsum(w, 'ij'))
shape('torch.addmm(torch.rand(3), w, w.T)', lambda: (torch.addmm(torch.rand(3), w, w.T), torch.addmm(torch.rand(3, 3), w, w.T, beta=0.5, alpha=2), torch.addbmm(torch.rand(3, 3), x, x.transpose(1, 2)),))
shape('torch.baddbmm(torch.rand(1, 3), x, x.transpose(1, 2))', lambda: (torch.baddbmm(torch.rand(1, 3), x, x.transpose(1, 2)), torch.cdist(x, x), torch.cdist(x, x, p=1), torch.cdist(x, x, float('inf')),))
shape('torch.matmul(w, 3)', lambda: torch.matmul(w, 3))
shape('w @ 3', lambda: w @ 3)
shape('3 @ w', lambda: 3 @ w)
shape('torch.fft.fft(x, n=6)', lambda: (torch.fft.fft(x, n=6), torch.fft.fft(x, dim=0),))
shape('torch.fft.fft(x, dim=5)', lambda: torch.fft.fft(x, dim=5))
shape('torch.fft.fft(x.double())', lambda: (torch.fft.fft(x.double()), torch.fft.rfft(x.double()), torch.fft.irfft(torch.fft.rfft(x.double())), torch.fft.hfft(x), torch.fft.ihfft(x), torch.fft.hfft(x, n=5), torch.fft.fft2(x, s=(4, 4)),))
shape('torch.fft.fft2(x, dim=(0, 1))', lambda: (torch.fft.fft2(x, dim=(0, 1)), torch.fft.rfft2(x), torch.fft.irfft2(torch.fft.rfft2(x), s=(3, 4)), torch.fft.fftn(x, s=(4, 4)), torch.fft.rfftn(x), torch.fft.irfftn(torch.fft.rfftn(x), dim=(-2, -1)),))
shape('torch.fft.hfft2(x)', lambda: (torch.fft.hfft2(x), torch.fft.ihfft2(x), torch.fft.fftshift(x, dim=1), torch.fft.ifftshift(x), torch.fft.fftfreq(6), torch.fft.fftfreq(6, d=0.5), torch.fft.fft(x.long()),))
shape('torch.stft(torch.rand(2, 400), 64, return_complex=True)', lambda: (torch.stft(torch.rand(2, 400), 64, return_complex=True), torch.stft(torch.rand(2, 400), 64, return_complex=False),))
shape('torch.stft(torch.rand(2, 400), n_fft=64, hop_length=16, win_', lambda: (torch.stft(torch.rand(2, 400), n_fft=64, hop_length=16, win_length=32, window=torch.hann_window(32), return_complex=True), torch.stft(torch.rand(400).double(), 64, return_complex=True),))
shape('torch.stft(torch.rand(20), 64, center=False, return_complex=True)', lambda: torch.stft(torch.rand(20), 64, center=False, return_complex=True))
shape('torch.stft(torch.rand(400), 64, center=False, onesided=False', lambda: (torch.stft(torch.rand(400), 64, center=False, onesided=False, return_complex=True), torch.stft(torch.rand(400).to(torch.complex64), 64, return_complex=True),))
shape('torch.istft(torch.stft(torch.rand(2, 400), 64, return_comple', lambda: (torch.istft(torch.stft(torch.rand(2, 400), 64, return_complex=True), 64, length=390), torch.istft(torch.stft(torch.rand(2, 400), 64, 16, return_complex=True), 64, 16),))
shape('torch.istft(torch.stft(torch.rand(400), 64, 16, return_compl', lambda: (torch.istft(torch.stft(torch.rand(400), 64, 16, return_complex=True), n_fft=64, hop_length=16, window=torch.ones(64), center=True), torch.view_as_complex(torch.rand(3, 2)),))
shape('torch.view_as_complex(torch.rand(3, 2).double())', lambda: (torch.view_as_complex(torch.rand(3, 2).double()),))
shape('torch.view_as_complex(torch.rand(3))', lambda: torch.view_as_complex(torch.rand(3)))
shape('torch.view_as_real(torch.complex(x, x))', lambda: (torch.view_as_real(torch.complex(x, x)), torch.angle(x), torch.real(torch.complex(x, x)), torch.imag(torch.complex(x, x)), torch.complex(x, x).abs(), torch.abs(torch.complex(x, x)),))
shape('torch.complex(x, x).angle()', lambda: (torch.complex(x, x).angle(), torch.complex(x, x) * x, torch.complex(x, x) * 2, torch.complex(x, x) * 2j, x * 1j, i * 1.5, i + 1, i / 2, i // 2, i % 2, i ** 2, i ** 0.5, 2 ** i, 2.0 ** i, i & 1, i | i, i ^ 1, i << 1, i >> 1,))
shape('(x > 0) & (x < 1)', lambda: ((x > 0) & (x < 1),))
shape('~x', lambda: ~x)
shape('x.half() + 1.5', lambda: (x.half() + 1.5, x.half() + x, x.half() + torch.tensor(1.5), i.int() + 1.5, i.int() + i, i.byte() - 1, (i > 0) + (i > 0),))
shape('(i > 0) - (i > 0)', lambda: (i > 0) - (i > 0))
shape('(i > 0).sum()', lambda: ((i > 0).sum(), (i > 0) * 2.5,))
shape('x + None', lambda: x + None)
shape("x + 'a'", lambda: x + 'a')
shape('x + [1]', lambda: x + [1])
shape('[1] + x', lambda: [1] + x)
shape('x == [1]', lambda: (x == [1], x == 'a',))
shape('x < None', lambda: x < None)
shape('x.add(x, alpha=2)', lambda: (x.add(x, alpha=2), x.sub(1),))
shape('x.rsub(1)', lambda: x.rsub(1))
shape('x.mul(2)', lambda: (x.mul(2), x.div(2, rounding_mode='floor'),))
shape("x.div(2, rounding_mode='up')", lambda: x.div(2, rounding_mode='up'))
shape('x.true_divide(2)', lambda: (x.true_divide(2), x.floor_divide(2), x.remainder(2), x.fmod(2), x.pow(2), torch.pow(x, 0.5), torch.pow(2, i), torch.pow(x, x), x.exp().log().sqrt().rsqrt(), torch.sqrt(i), torch.exp(i), torch.floor(x),))
shape('torch.floor(i)', lambda: (torch.floor(i), i.abs(), torch.sign(x), torch.sgn(x), torch.erfc(x), torch.special.erf(x), torch.sparse.mm(w, w.T), torch.maximum(x, torch.rand(4)), torch.clamp(x, 0), torch.clamp(x, min=None, max=1),))
shape('torch.clamp(x, torch.tensor(0.0), torch.tensor(1.0))', lambda: (torch.clamp(x, torch.tensor(0.0), torch.tensor(1.0)), torch.clamp(x, torch.tensor(0.0), 1.0), torch.clip(x, 0, 1), torch.where(x > 0, x, i[0]), torch.where(x > 0, 1.0, 0.0), torch.where(x > 0, 1, 0),))
shape('torch.where(x > 0, x, 0)', lambda: (torch.where(x > 0, x, 0), torch.where(x > 0, x.double(), 0.0), x.where(x > 0, x), x.masked_fill(x > 0, -float('inf')), x.masked_fill(x > 0, float('-inf')), x.masked_fill(mask=x > 0, value=0),))
shape('x.masked_fill_(x > 0, 0)', lambda: (x.masked_fill_(x > 0, 0), i.masked_fill(i > 0, 1.5), x.lerp(x, 0.5), torch.lerp(x, x, torch.rand(4)), torch.addcmul(x, x, x), torch.addcdiv(x, x, x, value=0.1), torch.xlogy(i, i), torch.logaddexp(x, x),))
shape('torch.hypot(i.float(), i.float())', lambda: (torch.hypot(i.float(), i.float()), torch.gcd(i, i), torch.lcm(i, torch.tensor(2)), torch.isclose(x, x), torch.copysign(x, -1), torch.heaviside(x, torch.tensor([0.5])), torch.bitwise_not(i),))
shape('torch.bitwise_left_shift(i, 1)', lambda: (torch.bitwise_left_shift(i, 1), torch.logical_xor(x, x), torch.isin(x, x), torch.isin(i, 2), torch.polygamma(1, x), torch.renorm(x, 2, 0, 1.0), torch.logcumsumexp(x, 1), torch.matrix_power(w @ w.T, 3),))
shape('torch.sum(x, dim=1, dtype=torch.float64)', lambda: (torch.sum(x, dim=1, dtype=torch.float64), torch.sum(x, (0, -1)), x.sum(axis=1), x.mean(0, True), x.mean(dim=(0, 1), keepdim=True), x.mean(-1, keepdim=True),))
shape('i.mean()', lambda: i.mean())
shape('i.float().mean()', lambda: (i.float().mean(), x.max(1, True), x.max(dim=1, keepdim=True).values, x.max(dim=1)[1], x.max(x), torch.max(x, dim=-1), torch.max(x, other=x), torch.max(x, 1).indices, x.median(1), x.median(), x.mode(1),))
shape('x.kthvalue(1, dim=0, keepdim=True)', lambda: (x.kthvalue(1, dim=0, keepdim=True), x.var(1, keepdim=True), x.var(dim=1, unbiased=False), x.var(1, False), x.var(False), x.var((0, 1), False, True), torch.var(x, dim=1, correction=0),))
shape('torch.var_mean(x, 1, False)', lambda: (torch.var_mean(x, 1, False), torch.var_mean(x, False), torch.std_mean(x, dim=(1, 2), keepdim=True), torch.std_mean(x, 1, False, True), x.std(1, True, True), x.std(dim=-1, keepdim=True),))
shape('x.norm(p=2, dim=1, keepdim=True)', lambda: (x.norm(p=2, dim=1, keepdim=True), x.norm(dim=1), x.norm(2, (1, 2)), x.norm(float('inf'), 1), torch.norm(x, dim=-1, p=1), torch.norm(x, 2, -1, True), x.all(1), x.all(dim=1, keepdim=True), torch.any(x > 0),))
shape('x.argmax()', lambda: (x.argmax(), x.argmax(-1), x.argmax(dim=1, keepdim=True), x.argsort(dim=1, descending=True), x.argsort(1), x.sort(1, True), x.sort(descending=True), torch.sort(x, dim=0, stable=True),))
shape('torch.sort(x, stable=True, dim=0, descending=True)', lambda: (torch.sort(x, stable=True, dim=0, descending=True), x.topk(2, 1), x.topk(k=2, dim=-1, largest=False, sorted=False), x.cumsum(1, dtype=torch.float64), x.cumsum(dim=-1), i.cumsum(0), (i > 0).cumsum(0),))
shape('x.cummax(1)', lambda: (x.cummax(1), x.cummin(dim=1).values, x.quantile(0.5), x.quantile(torch.tensor([0.1, 0.5]), dim=1, keepdim=True), torch.quantile(x, 0.5, 1, True), torch.nanquantile(x, 0.5), torch.nanmedian(x, 1),))
shape('torch.nanmean(x, 1)', lambda: (torch.nanmean(x, 1), torch.nansum(x, 1), torch.count_nonzero(x, dim=(0, 1)), torch.histc(x, 5), torch.trapezoid(x, dim=1), torch.dist(x, x), torch.logsumexp(x, (1, 2), keepdim=True),))
shape('torch.aminmax(x, dim=1, keepdim=True)', lambda: (torch.aminmax(x, dim=1, keepdim=True), torch.aminmax(x), torch.amax(x, (0, 1), True), torch.prod(x, 1, True), torch.prod(i), torch.prod(x, dtype=torch.float64),))
print([list(one.shape) for one in torch.broadcast_tensors(torch.zeros(4, 1), torch.zeros(1), torch.zeros(2, 1, 3))])
try:
    torch.broadcast_tensors(torch.zeros(2), torch.zeros(3))
except RuntimeError:
    print('sizes differ')
