"""Shapes, element types and errors of further calls of torch and torch.nn.functional."""
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np

from parts.shown import form, shapes


def fresh():
    global a, i, m, x, w, q
    a = torch.tensor([3.0, 1.0, 2.0])
    i = torch.tensor([4, 0, 2])
    m = torch.tensor([[1, 2, 3], [4, 5, 6]])
    x = torch.rand(2, 3, 4)
    w = torch.rand(3, 4)
    q = torch.rand(2, 3, 8, 8)


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


shape('torch.cross(torch.tensor([1.0, 0.0, 0.0]), torch.tensor([0.0', lambda: (torch.cross(torch.tensor([1.0, 0.0, 0.0]), torch.tensor([0.0, 1.0, 0.0])), torch.nan_to_num(torch.tensor([float('nan'), float('inf'), 1.0]), nan=2.0, posinf=9.0), a.sort(), a.sort(descending=True),))
shape('a.argsort()', lambda: (a.argsort(), m.topk(2), m.topk(1, largest=False), a.kthvalue(2), i.mode(), a.median(), m.float().median(dim=1), a.var(), a.std(unbiased=False), m.float().var(0), m.float().norm(), m.float().norm(1), m.cumsum(0),))
shape('m.cumsum(1)', lambda: (m.cumsum(1), m.cumprod(1), i.cummax(0), m.flip(0), m.flip(1), m.fliplr(), m.flipud(), m.roll(1, 1), m.roll(1), m.rot90(), m.rot90(2), m.rot90(3), torch.rot90(m, -1), m.diagonal(), torch.diag(m, 1), torch.diag(i, 1),))
shape('torch.diag(i, -1)', lambda: (torch.diag(i, -1), torch.diag_embed(i, 1), m.repeat_interleave(2), m.repeat_interleave(2, dim=1), m.repeat_interleave(torch.tensor([1, 2]), dim=0), m.gather(1, torch.tensor([[0], [2]])),))
shape('m.index_select(1, torch.tensor([2, 0]))', lambda: (m.index_select(1, torch.tensor([2, 0])), m.take(torch.tensor([0, 5])), torch.take_along_dim(m, torch.tensor([[0], [2]]), 1), torch.masked_select(m, m > 2), m.masked_fill(m > 2, 0), m[m > 2],))
shape('m.scatter(1, torch.tensor([[0], [1]]), 9)', lambda: (m.scatter(1, torch.tensor([[0], [1]]), 9), m.scatter(1, torch.tensor([[0], [1]]), torch.tensor([[7], [8]])), m.scatter_add(1, torch.tensor([[0], [1]]), torch.tensor([[7], [8]])),))
shape('m.index_add(0, torch.tensor([1]), torch.tensor([[1, 1, 1]]))', lambda: (m.index_add(0, torch.tensor([1]), torch.tensor([[1, 1, 1]])), m.index_fill(1, torch.tensor([0]), 5), m.index_copy(0, torch.tensor([0]), torch.tensor([[9, 9, 9]])),))
shape('torch.isin(i, torch.tensor([4, 2]))', lambda: (torch.isin(i, torch.tensor([4, 2])), torch.bucketize(torch.tensor([1.5, 3.0]), torch.tensor([1.0, 2.0, 3.0])), torch.searchsorted(torch.tensor([1, 3, 5]), torch.tensor([3, 6])),))
shape('torch.histc(torch.tensor([1.0, 2.0, 1.0]), bins=4, min=0, ma', lambda: (torch.histc(torch.tensor([1.0, 2.0, 1.0]), bins=4, min=0, max=3), torch.cat([m, m], 1), torch.cat([m, m], -1), torch.stack([m, m], 1), torch.hstack([m, m]), torch.dstack([i, i]),))
shape('torch.column_stack([i, torch.tensor([[1, 2], [3, 4], [5, 6]]', lambda: (torch.column_stack([i, torch.tensor([[1, 2], [3, 4], [5, 6]])]), m.chunk(2, 1), m.chunk(5), torch.block_diag(i, m), torch.block_diag(m, torch.tensor(3)),))
shape('torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, ', lambda: (torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, 4])), torch.combinations(i), torch.vander(i), torch.kron(i, i), torch.trapz(a), torch.lerp(a, a + 1, 0.5), torch.addcmul(a, a, a, value=2),))
shape('torch.dot(i, i)', lambda: (torch.dot(i, i), m @ m.T, torch.einsum('i,i->', a, a), torch.trace(m), torch.logsumexp(a, 0), torch.aminmax(i), torch.std_mean(a), torch.var_mean(a), torch.softmax(torch.tensor([1.0, 1.0]), 0),))
shape('F.relu(torch.tensor([-1.0, 2.0]))', lambda: (F.relu(torch.tensor([-1.0, 2.0])), torch.relu(torch.tensor([-1.0, 2.0])), torch.sigmoid(torch.tensor(0.0)), F.one_hot(i), F.one_hot(i, 6), F.pad(i, (1, 2)), F.pad(m, (1, 0, 0, 1), value=9),))
shape('torch.as_strided(m, (2, 2), (1, 2))', lambda: (torch.as_strided(m, (2, 2), (1, 2)), m.unfold(1, 2, 1), 2 in i, 5 in i, torch.hann_window(4), torch.randperm(4).sort().values, torch.fft.fftfreq(6), torch.fft.rfftfreq(6), m[:, [0, 2]],))
shape("F.interpolate(q, size=(4, 4), mode='area')", lambda: (F.interpolate(q, size=(4, 4), mode='area'), F.interpolate(q, scale_factor=0.5, mode='area'), F.interpolate(q, scale_factor=2, mode='bilinear'), F.interpolate(q, size=torch.tensor(4).item()),))
shape('F.interpolate(q, size=4)', lambda: (F.interpolate(q, size=4), F.interpolate(q, scale_factor=(2, 1), mode='nearest'), F.interpolate(q, size=(4, 4), mode='bicubic', align_corners=True),))
shape("F.interpolate(x, scale_factor=2, mode='linear', align_corner", lambda: (F.interpolate(x, scale_factor=2, mode='linear', align_corners=False), F.interpolate(q, (5, 6), mode='nearest-exact'), F.upsample(q, scale_factor=2, mode='nearest'),))
shape('F.interpolate(q, size=(4.0, 4.0))', lambda: F.interpolate(q, size=(4.0, 4.0)))
shape('F.pad(x, (1,))', lambda: F.pad(x, (1,)))
shape('F.pad(x, ())', lambda: (F.pad(x, ()), F.pad(x, (1, 1), 'constant', 2.0), F.pad(x, (1, 1), mode='replicate'), F.pad(x, (-1, 0)), F.pad(q, (1, 1, 2, 2), mode='circular'), F.pad(x, (1, 1), value=float('-inf')),))
shape('torch.take_along_dim(x, torch.zeros(2, 3, 1).long(), -1)', lambda: (torch.take_along_dim(x, torch.zeros(2, 3, 1).long(), -1), torch.take_along_dim(x, torch.zeros(5).long()), torch.take_along_dim(x, torch.zeros(2, 3, 1).long(), dim=2),))
shape('torch.take_along_dim(x, torch.zeros(1, 1, 1).long(), 2)', lambda: (torch.take_along_dim(x, torch.zeros(1, 1, 1).long(), 2), torch.gather(x, -1, torch.zeros(2, 3, 1).long()), torch.column_stack([w, w[:, 0]]), torch.column_stack([w[:, 0], w[:, 1]]),))
shape('torch.cat([torch.tensor([]), torch.tensor([])])', lambda: (torch.cat([torch.tensor([]), torch.tensor([])]), torch.cat([torch.tensor([])]), torch.tensor_split(x, sections=2, dim=1), torch.split(x, 2, dim=-1), x.split(split_size=2, dim=1),))
shape('x.split_with_sizes([1, 2], 1)', lambda: (x.split_with_sizes([1, 2], 1),))
shape('torch.split(x, [1, 1], 1)', lambda: torch.split(x, [1, 1], 1))
shape('torch.chunk(x, 2, -1)', lambda: (torch.chunk(x, 2, -1), torch.chunk(x, chunks=2, dim=1), x.unbind(), x.unbind(-1), torch.atleast_1d(x), x.narrow(-1, -2, 2), x.select(-1, -1),))
shape('x.select(1, 7)', lambda: x.select(1, 7))
shape('torch.rot90(w, 2)', lambda: (torch.rot90(w, 2), torch.rot90(x, 1, [0, 2]), x.squeeze(0), torch.rand(1, 3, 1).squeeze(), torch.rand(1, 3, 1).squeeze(-1), x.view(torch.int32), w.view(torch.float64), w.view(torch.int8),))
shape('w.view(torch.int16)', lambda: (w.view(torch.int16), torch.tensor(3.0).reshape(1), torch.tensor([3.0]).reshape(()), torch.tensor([3.0]).view([]), torch.tensor(3.0).flatten(), torch.tensor([]).reshape(0, 3),))
shape('torch.zeros(0, 3).view(-1, 3)', lambda: (torch.zeros(0, 3).view(-1, 3), x.roll((1, 2), (0, 1)), x.roll(1), F.layer_norm(x, (4,)), F.layer_norm(x, [3, 4]), F.linear(w, torch.rand(4)), F.linear(w[0], torch.rand(2, 4), torch.rand(2)),))
shape('F.conv2d(q, torch.rand(6, 1, 3, 3), groups=3)', lambda: (F.conv2d(q, torch.rand(6, 1, 3, 3), groups=3), F.conv2d(q[0], torch.rand(6, 3, 3, 3)), F.conv1d(x, torch.rand(5, 3, 2), stride=[2]),))
shape('F.conv_transpose2d(q, torch.rand(3, 5, 2, 2), torch.rand(5),', lambda: (F.conv_transpose2d(q, torch.rand(3, 5, 2, 2), torch.rand(5), 2, 1, 0, 1, 1), F.embedding(i, torch.rand(6, 3), padding_idx=0), F.one_hot(i), F.one_hot(i, num_classes=7),))
shape('F.max_pool2d(q, 2, return_indices=True)', lambda: (F.max_pool2d(q, 2, return_indices=True), F.max_pool2d(q[0], 2), F.max_pool2d(q, 2, []), F.max_pool2d_with_indices(q, 2),))
shape('F.max_unpool2d(*F.max_pool2d(q, 2, return_indices=True), 2, ', lambda: (F.max_unpool2d(*F.max_pool2d(q, 2, return_indices=True), 2, output_size=(9, 9)), F.max_unpool2d(*F.max_pool2d(q, 2, return_indices=True), 2, output_size=[2, 3, 9, 9]),))
shape('F.avg_pool2d(q, 3, stride=1, padding=1, count_include_pad=Fa', lambda: (F.avg_pool2d(q, 3, stride=1, padding=1, count_include_pad=False), F.adaptive_avg_pool2d(q[0], (2, 2)), F.adaptive_max_pool2d(q, 2, return_indices=True), F.softmax(x, dim=1, dtype=torch.float64),))
shape('F.softmax(i.float(), 0)', lambda: (F.softmax(i.float(), 0), torch.softmax(i, 0, dtype=torch.float32), torch.sigmoid(i), torch.tanh(i), F.grid_sample(q, torch.rand(2, 4, 4, 2)), F.unfold(q, (2, 3), stride=2),))
shape('F.fold(torch.rand(1, 12, 16), output_size=(5, 5), kernel_siz', lambda: (F.fold(torch.rand(1, 12, 16), output_size=(5, 5), kernel_size=(2, 2)), F.cross_entropy(torch.rand(4, 5), torch.rand(4, 5).softmax(1)),))
shape('F.ctc_loss(torch.rand(50, 16, 20).log_softmax(2), torch.rand', lambda: (F.ctc_loss(torch.rand(50, 16, 20).log_softmax(2), torch.randint(1, 20, (16, 30)), [50] * 16, [30] * 16),))
shape('F.ctc_loss(torch.rand(50, 16, 20).log_softmax(2), torch.rand', lambda: (F.ctc_loss(torch.rand(50, 16, 20).log_softmax(2), torch.randint(1, 20, (16, 30)), [50] * 16, [30] * 16, reduction='none'),))
shape('F.triplet_margin_with_distance_loss(w, w, w, distance_functi', lambda: (F.triplet_margin_with_distance_loss(w, w, w, distance_function=nn.PairwiseDistance()), F.triplet_margin_with_distance_loss(w, w, w, distance_function=nn.PairwiseDistance(), reduction='none'),))
shape('F.triplet_margin_with_distance_loss(w, w, w, margin=2.0)', lambda: (F.triplet_margin_with_distance_loss(w, w, w, margin=2.0), F.batch_norm(x, None, None, training=True), F.group_norm(q, 3, torch.rand(3), torch.rand(3)),))
shape('F.instance_norm(q, torch.zeros(3), torch.ones(3), use_input_', lambda: (F.instance_norm(q, torch.zeros(3), torch.ones(3), use_input_stats=False), F.prelu(q, torch.rand(1)), F.gumbel_softmax(x, tau=0.5, hard=True, dim=1), F.normalize(x, dim=(1, 2)),))
shape('F.fractional_max_pool2d(q, 2, output_ratio=0.5, return_ind', lambda: (F.fractional_max_pool2d(q, 2, output_ratio=0.5, return_indices=True), F.fractional_max_pool3d(torch.rand(1, 2, 6, 6, 6), (2, 2, 2), output_size=3), F.fractional_max_pool3d(torch.rand(1, 2, 6, 6, 6), 2, output_size=(3, 3, 2), return_indices=True), F.unfold(q, (3, 3), 1, 1, 2), F.fold(torch.rand(1, 12, 16), (5, 5), 2),))
shape('F.fractional_max_pool2d(q, 2, output_size=(4, 4))', lambda: (F.fractional_max_pool2d(q, 2, output_size=(4, 4)), F.affine_grid(torch.rand(2, 2, 3), (2, 3, 4, 5)), torch.stft(torch.rand(400), 64, return_complex=True, center=False),))
shape('torch.istft(torch.stft(torch.rand(400), 64, 16, return_compl', lambda: (torch.istft(torch.stft(torch.rand(400), 64, 16, return_complex=True, center=False, onesided=True), 64, 16, center=True), torch.normal(torch.zeros(3), 1.0), torch.tril_indices(3, 3, offset=1),))
shape('torch.randint(3, 5, (2,), dtype=torch.int32)', lambda: (torch.randint(3, 5, (2,), dtype=torch.int32), torch.full((2,), x[0, 0, 0]), torch.full(size=(2, 3), fill_value=1.5), torch.full_like(x, x[0, 0, 0]), torch.arange(0, 100000).shape,))
shape('torch.linspace(0, 1, 100000)', lambda: (torch.linspace(0, 1, 100000), torch.eye(300), torch.zeros(300, 300), torch.rand(2, 3).equal(torch.rand(3, 2)), torch.equal(x, w),))
shape("torch.allclose(torch.tensor([float('inf')]), torch.tensor([f", lambda: (torch.allclose(torch.tensor([float('inf')]), torch.tensor([float('inf')])), torch.quantile(x, torch.tensor([0.5, 0.9])), torch.nanmedian(x), torch.trapz(x, dim=1), torch.histc(x),))
shape('torch.hypot(w, torch.rand(5))', lambda: torch.hypot(w, torch.rand(5)))
shape('torch.repeat_interleave(x, torch.tensor([1, 0, 2]), dim=1)', lambda: (torch.repeat_interleave(x, torch.tensor([1, 0, 2]), dim=1), torch.repeat_interleave(i, torch.tensor([1, 0, 2])), torch.repeat_interleave(i, torch.tensor([2])), torch.qr(w.T, some=False),))
shape('torch.masked_fill(x, x > 0, torch.tensor(1.0))', lambda: (torch.masked_fill(x, x > 0, torch.tensor(1.0)), x.index_put((torch.tensor([0]), torch.tensor([1])), torch.tensor(1.0)), x.index_put_((torch.tensor([0]),), torch.tensor(1.0)),))
shape("x.scatter_reduce(1, torch.zeros(2, 3, 4).long(), x, reduce='", lambda: (x.scatter_reduce(1, torch.zeros(2, 3, 4).long(), x, reduce='sum'), x.put(torch.tensor([0]), torch.tensor([1.0])), x.index_reduce(1, torch.tensor([0]), x[:, :1], 'mean'),))
shape('F.channel_shuffle(torch.rand(1, 4, 2, 2), 2)', lambda: (F.channel_shuffle(torch.rand(1, 4, 2, 2), 2), torch.pixel_unshuffle(q, 2), torch.nn.functional.pixel_shuffle(torch.rand(1, 8, 2, 2), upscale_factor=2), x[:, torch.tensor([0, 2]), 1:],))
shape('x[torch.tensor([[0], [1]]), torch.tensor([0, 2])]', lambda: (x[torch.tensor([[0], [1]]), torch.tensor([0, 2])], x[..., torch.tensor([True, False, True, False])], torch.where(torch.tensor(True), x, 0.0), torch.where(x > 0, torch.tensor(1.0), x),))
shape('torch.broadcast_to(w, (2, 3, 4))', lambda: (torch.broadcast_to(w, (2, 3, 4)), w.expand(2, -1, -1), torch.movedim(x, (0, 1), (1, 0)), torch.moveaxis(x, -1, 0), x.permute(-1, 0, 1), x.permute(dims=(2, 1, 0)), x.transpose(-1, -2), x.flatten(end_dim=1),))
shape('x.unflatten(2, (2, -1))', lambda: (x.unflatten(2, (2, -1)), torch.cummax(x, dim=-1), x.sum(()),))
show('3 in torch.tensor([1, 2, 3])', lambda: (3 in torch.tensor([1, 2, 3]), 4 in torch.tensor([1, 2, 3]),))
shape('x.fill_(x[0, 0, 0])', lambda: (x.fill_(x[0, 0, 0]),))
shape('x.type_as(3)', lambda: x.type_as(3))
shape('x.copy_(3)', lambda: (x.copy_(3), len(torch.Tensor([1, 2])),))
show('x.random_(0, 5).shape', lambda: (x.random_(0, 5).shape, x.bernoulli_(0.5).shape, x.exponential_().shape,))
shape('x.neg_().exp_().clamp_(0, 1).sqrt_()', lambda: (x.neg_().exp_().clamp_(0, 1).sqrt_(),))
shape('x.nothing_()', lambda: x.nothing_())
shape('torch.relu_(x)', lambda: (torch.relu_(x), torch.dropout_(x, 0.5, True),))
shape('torch.nothing_(x)', lambda: torch.nothing_(x))
shape('torch.einsum(3, x)', lambda: torch.einsum(3, x))
shape('torch.pinverse(w @ w.T)', lambda: (torch.pinverse(w @ w.T), torch.vdot(w[0], w[0]), torch.kron(w, x),))
shape("torch.div(x, 2, rounding_mode='nothing')", lambda: torch.div(x, 2, rounding_mode='nothing'))
shape("torch.add(x, x, alpha='a')", lambda: torch.add(x, x, alpha='a'))
shape('torch.fft.fft(x, dim=9)', lambda: torch.fft.fft(x, dim=9))
shape('torch.view_as_complex(x)', lambda: torch.view_as_complex(x))
shape('torch.zeros(-1)', lambda: torch.zeros(-1))
shape('torch.arange(0, 1, 0)', lambda: torch.arange(0, 1, 0))
shape('torch.tensor([[1, 2], [3]])', lambda: torch.tensor([[1, 2], [3]]))
shape('torch.cat([x, 3])', lambda: torch.cat([x, 3]))
shape("torch.full((2,), 'a')", lambda: torch.full((2,), 'a'))
shape('x.repeat(2)', lambda: x.repeat(2))
shape('x.size(9)', lambda: x.size(9))
shape('x.chunk(2, 7)', lambda: x.chunk(2, 7))
shape('x.split(1, 7)', lambda: x.split(1, 7))
shape('x.unbind(9)', lambda: x.unbind(9))
shape('torch.diff(x, dim=7)', lambda: torch.diff(x, dim=7))
shape('x.select(7, 0)', lambda: x.select(7, 0))
shape('torch.fft.fft(x, dim=-9)', lambda: torch.fft.fft(x, dim=-9))
shape('x.size(-4)', lambda: x.size(-4))
shape('x.tensor_split(2, 7)', lambda: x.tensor_split(2, 7))
shape('torch.stack([i, i], -1)', lambda: (torch.stack([i, i], -1),))
show('torch.stack([i, i], -1)', lambda: (torch.stack([i, i], -1),))
