import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { pytorchTarget } from '../../../src/writers/pytorch/index';
import { NO_VARIANTS } from '../../../src/writers/variants';
import { roundTrip } from '../../support/export-round-trip';
import { readSource } from '../../support/pytorch-truth';

/** What calls compute with: an image, rows of features, a square matrix, and indexes. */
const given = `
import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.kernel = nn.Parameter(torch.rand(6, 3, 3, 3))
        self.up = nn.Parameter(torch.rand(3, 5, 2, 2))
        self.matrix = nn.Parameter(torch.rand(4, 4))
        self.table = nn.Parameter(torch.rand(9, 4))
        self.row = nn.Parameter(torch.rand(4))
        self.slope = nn.Parameter(torch.rand(3))
        self.register_buffer('mean', torch.zeros(3))
        self.register_buffer('variance', torch.ones(3))

    def forward(self, image, rows, square, ids):
`;
const inputs = ['[2, 3, 8, 8]', '[2, 5, 4]', '[4, 4]', '[2, 5]:int64'];

const calls = [
  'rows.narrow(1, 0, 3), rows.narrow(1, 2, 3), rows[:, 1:3], rows[:, ::2], rows[..., 1:], rows.select(1, 2), rows[:, -1]',
  'rows.chunk(2, dim=2)[1], rows.split(2, dim=1)[0], rows.split([1, 4], dim=1)[1], torch.stack([rows, rows], 1), torch.cat([rows, rows], -1)',
  'rows.gather(1, ids[:, :1, None].expand(-1, -1, 4)), rows.index_select(1, ids[0]), rows[:, ids[0]], F.one_hot(ids, 9), rows.diagonal(dim1=1, dim2=2)',
  'torch.where(rows > 0, rows, rows * 2), rows.masked_fill(rows > 0, 0.5), torch.lerp(rows, rows, 0.5), torch.addcmul(rows, rows, rows, value=2), torch.addcdiv(rows, rows, rows), rows.clamp(0, 1), torch.round(rows), torch.logit(rows, 0.1)',
  'square.tril(), square.triu(1), rows.cumsum(1), rows.cumprod(1), rows.cummax(1)[0], rows.cummin(1).values, rows.sort(1)[0], rows.argsort(dim=1), rows.topk(2, dim=1)[0]',
  'F.grid_sample(image, torch.tanh(image[:, :2].permute(0, 2, 3, 1)), align_corners=False), F.affine_grid(rows[:, :2, :3], [2, 3, 4, 4], align_corners=False), torch.einsum("bij,kj->bik", rows, square), torch.cdist(rows, rows)',
  'torch.inverse(square), torch.det(square), torch.logdet(square), torch.linalg.cholesky(square), torch.matrix_exp(square), torch.linalg.slogdet(square)[1], torch.linalg.eigh(square)[1]',
  'F.linear(rows, self.matrix), F.linear(rows, self.matrix, self.row), F.conv2d(image, self.kernel, padding=1), F.conv2d(image, self.kernel, stride=2), F.conv_transpose2d(image, self.up, stride=2), F.embedding(ids, self.table), F.prelu(image, self.slope)',
  'F.layer_norm(rows, (4,), self.row, self.row), F.layer_norm(rows, (5, 4)), F.group_norm(image, 3, self.slope, self.slope), F.batch_norm(image, self.mean, self.variance, self.slope, self.slope), F.instance_norm(image), F.normalize(rows, dim=-1)',
  'F.scaled_dot_product_attention(rows, rows, rows), F.scaled_dot_product_attention(rows, rows, rows, is_causal=True), torch.matmul(rows, square), rows @ square, torch.bmm(rows, rows.transpose(1, 2)), torch.outer(self.row, self.row)',
  'image.flatten(1), image.reshape(2, -1), image.view(2, 3, 64), rows.unflatten(2, (2, 2)), rows.permute(2, 0, 1), rows.transpose(0, 1), rows.unsqueeze(0), rows[:1].squeeze(0), rows.expand(3, -1, -1, -1), rows.roll(1, 1), rows.flip(1), rows.repeat(1, 2, 1), rows.repeat_interleave(2, dim=1), image.unfold(2, 2, 2)',
  'F.pad(image, (1, 1, 2, 2)), F.pad(image, (1, 1, 1, 1), mode="reflect"), F.interpolate(image, scale_factor=2), F.interpolate(image, size=(4, 4), mode="bilinear", align_corners=False), F.pixel_shuffle(image[:, :1].expand(-1, 4, -1, -1), 2), F.pixel_unshuffle(image, 2), F.unfold(image, 2), F.fold(image.reshape(2, 12, 16), (8, 8), 2, stride=2)',
  'F.max_pool2d(image, 2), F.avg_pool2d(image, 3, 1, 1), F.adaptive_avg_pool2d(image, 1), F.adaptive_max_pool2d(image, (2, 3)), F.lp_pool2d(image, 2, 2), F.local_response_norm(image, 2), F.dropout(rows, 0.1, self.training)',
  'F.relu(rows), F.gelu(rows), F.silu(rows), F.softmax(rows, -1), F.log_softmax(rows, 1), F.leaky_relu(rows, 0.2), F.elu(rows), F.glu(rows), F.hardtanh(rows, 0, 6), F.softplus(rows), F.mish(rows), torch.tanh(rows), torch.sigmoid(rows), F.threshold(rows, 0.1, 0.0)',
  'rows + 1, 1 - rows, rows * self.row, rows / 2, rows ** 2, -rows, rows.abs(), rows.exp(), rows.log(), rows.sqrt(), rows.rsqrt(), rows.sin(), torch.erf(rows), rows.floor(), torch.maximum(rows, rows * 2), rows // 2, rows % 2, rows == 1, rows < 0, ~(rows > 0), ids & 3, ids | 1, torch.atan2(rows, rows)',
  'ids * 2, ids * 2.0, 2 * ids, 1 - ids, ids / 2, 0 < ids, rows * 0.5, 0.5 - rows, 2 ** rows, torch.where(rows > 0, 0.0, rows), rows.masked_fill(rows > 0, float("-inf"))',
  'rows.sum(1), rows.mean((1, 2)), rows.max(1)[0], rows.max(), rows.amax(1), rows.argmax(1), rows.var(1), rows.std(), rows.norm(dim=1), rows.prod(1), rows.logsumexp(1), (rows > 0).any(1), (rows > 0).all(), rows.sum(1, keepdim=True)',
  'F.mse_loss(rows, rows), F.l1_loss(rows, rows, reduction="none"), F.cross_entropy(rows.transpose(1, 2), ids), F.binary_cross_entropy_with_logits(rows, rows), F.smooth_l1_loss(rows, rows), F.cosine_similarity(rows, rows, dim=-1), F.pairwise_distance(rows[0], rows[1]), rows.to(torch.float16), rows.long()',
];

describe('functions that are written as PyTorch are read as what they were', () => {
  test.each(calls)('%s', (call) => {
    const { graph, diagnostics } = readSource(`${given}        return ${call}\n`, 'Net', inputs);
    expect(diagnostics).toEqual([]);
    if (graph === null) return expect.fail('there is no graph');
    expect(roundTrip(graph)).toEqual({ refused: [], differences: [], dissolved: [] });
  });
});

/** torch takes the element type of a result from numbers too: whole ones leave whole numbers whole. */
test('numbers are whole or not, as they were', () => {
  const { graph } = readSource(
    `${given}        return ids * 2, ids * 2.0, rows + 1, ids.floor_divide(2)\n`,
    'Net',
    inputs,
  );
  if (graph === null) return expect.fail('there is no graph');
  const written = pytorchTarget.write(graph, createReport(graph), () => NO_VARIANTS);
  const text = 'text' in written ? written.text : '';
  expect(text).toContain('= torch.tensor(2.0)\n');
  expect(text).toContain('= ids * 2\n');
  expect(text).toMatch(/rows \+ 1,/);
  expect(text).toContain('torch.div(ids, 2, rounding_mode="floor")');
});

/** Run on random numbers in torch 1.13, each of these gives what the call gives that it was read from. */
describe('functions are written with what makes their values, not only their shapes', () => {
  test.each([
    ['rows.flip(1)', 'rows.flip(1)'],
    ['torch.fliplr(square)', 'square.flip(1)'],
    ['torch.flipud(square)', 'square.flip(0)'],
    ['torch.rot90(square)', 'square.flip(1).transpose(0, 1)'],
    ['torch.rot90(square, -1)', 'square.flip(0).transpose(0, 1)'],
    ['torch.rot90(square, 2)', 'square.flip(0, 1)'],
    ['torch.rot90(square, 4)', 'square'],
    ['square.triu(1)', 'square.triu(1)'],
    ['torch.tril(square, -1)', 'square.tril(-1)'],
    ['rows.sort(1, descending=True)', 'rows.sort(dim=1, descending=True)'],
    ['rows.argsort(1, True)', 'rows.argsort(dim=1, descending=True)'],
    ['rows.topk(2, largest=False, sorted=False)', 'rows.topk(2, largest=False, sorted=False)'],
    ['rows.var(1, unbiased=False)', 'rows.var(1, correction=0)'],
    ['rows.std(False)', 'rows.std(correction=0)'],
    ['torch.addcmul(rows, rows, rows, value=0.5)', 'torch.addcmul(rows, rows, rows, value=0.5)'],
    ['torch.round(rows, decimals=1)', 'torch.round(rows, decimals=1)'],
    ['torch.logit(rows, 0.1)', 'torch.logit(rows, eps=0.1)'],
    ['torch.nan_to_num(rows, nan=0.5)', 'torch.nan_to_num(rows, nan=0.5)'],
    ['torch.kthvalue(rows, 2, 1)[0]', 'rows.kthvalue(2, dim=1)'],
    ['rows.mode(1, keepdim=True)', 'rows.mode(dim=1, keepdim=True)'],
    ['torch.add(rows, rows, alpha=2)', 'torch.add(rows, rows, alpha=2)'],
    ['torch.sub(rows, 3, alpha=0.5)', 'torch.sub(rows, 3, alpha=0.5)'],
    ['torch.addmm(self.row, square, self.matrix, beta=0.5, alpha=2)', 'self.row * 0.5'],
    ['torch.addmm(self.row, square, self.matrix, alpha=2)', ', alpha=2)'],
    ['torch.addmm(self.row, square, self.matrix, beta=0)', 'torch.matmul(square, self.matrix)'],
    ['torch.fmod(rows, 2)', 'torch.fmod(rows, 2)'],
    ['torch.remainder(rows, 2)', 'rows % 2'],
    ['torch.fmax(rows, rows * 2)', 'torch.fmax(rows, rows * 2)'],
    ['torch.nansum(rows, 1)', 'rows.nansum(1)'],
    ['torch.nanmean(rows, 1)', 'rows.nanmean(1)'],
    ['ids >> 1', 'ids >> 1'],
    ['ids << 1', 'ids << 1'],
    ['1 / rows', '1 / rows'],
    ['2 ** rows', '2 ** rows'],
    ['5 % rows', '5 % rows'],
    ['7 // rows', 'torch.div(torch.tensor(7), rows, rounding_mode="floor")'],
    ['torch.where(rows > 0, 0.5, rows)', 'torch.where(rows > 0, 0.5, rows)'],
    ['rows.masked_fill(rows > 0, float("-inf"))', 'rows.masked_fill(rows > 0, -float("inf"))'],
    ['rows.norm(float("inf"), 1)', 'rows.norm(p=float("inf"), dim=1)'],
    ['F.pad(rows, (0, 1), value=float("-inf"))', 'F.pad(rows, (0, 1), value=-float("inf"))'],
    ['rows.scatter_add(1, ids[:, :, None], rows)', ', rows, reduce="add")'],
    ['rows.scatter(2, ids[:, :, None], 0.5)', ', value=0.5)'],
    ['rows * torch.arange(4)', 'torch.tensor([0, 1, 2, 3], dtype=torch.int64)'],
    ['image * torch.arange(8)', 'torch.arange(8)'],
    ['rows + torch.full((5, 4), 0.5)', 'torch.full((5, 4), 0.5)'],
    ['rows + torch.ones(5, 4)', 'torch.ones(5, 4)'],
    ['rows + torch.ones(300, 1, 5, 4)', 'torch.ones(300, 1, 5, 4)'],
    [
      'F.scaled_dot_product_attention(rows, rows, rows, torch.ones(5, 5, dtype=torch.bool).tril())',
      'attn_mask=',
    ],
    ['torch.floor_divide(rows, rows)', 'torch.div(rows, rows, rounding_mode="floor")'],
    ['F.layer_norm(rows, (4,), eps=0.1)', 'F.layer_norm(rows, (4,), eps=0.1)'],
    ['F.group_norm(image, 3, eps=0.1)', 'F.group_norm(image, 3, eps=0.1)'],
    ['F.instance_norm(image, eps=0.1)', 'F.instance_norm(image, eps=0.1)'],
    [
      'F.batch_norm(image, self.mean, self.variance, eps=0.1)',
      'F.batch_norm(image, self.mean, self.variance, eps=0.1)',
    ],
    ['F.affine_grid(rows[:, :2, :3], [2, 3, 4, 4], align_corners=True)', 'align_corners=True'],
    ['F.cross_entropy(rows[:, 0], ids[:, 0], ignore_index=1)', 'ignore_index=1)'],
    [
      'F.scaled_dot_product_attention(rows, rows, rows, scale=0.5)',
      'F.scaled_dot_product_attention(rows, rows, rows, scale=0.5)',
    ],
  ])('%s', (call, expected) => {
    const { graph } = readSource(`${given}        return ${call}\n`, 'Net', inputs);
    if (graph === null) return expect.fail('there is no graph');
    const written = pytorchTarget.write(graph, createReport(graph), () => NO_VARIANTS);
    expect('text' in written ? written.text : written.unwritable).toContain(expected);
  });
});
