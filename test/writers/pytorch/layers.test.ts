import { describe, expect, it } from 'vitest';
import { createReport } from '../../../src/report/report';
import { pytorchTarget } from '../../../src/writers/pytorch/index';
import { NO_VARIANTS } from '../../../src/writers/variants';
import { graphOfSpec } from '../../support/keras-cases';

type Layer = Readonly<Record<string, unknown>>;
type Input = readonly number[] | Readonly<Record<string, readonly number[]>>;

function written(input: Input, layers: readonly Layer[], more: Layer = {}) {
  const graph = graphOfSpec(JSON.stringify({ name: 'Net', input, layers, ...more }));
  if (graph === null) throw new Error('the spec has an error');
  return pytorchTarget.write(graph, createReport(graph), () => NO_VARIANTS);
}

/** The lines behind the headers of the constructor and the forward, without their indentation. */
function lines(input: Input, layers: readonly Layer[], more: Layer = {}): readonly string[] {
  const answer = written(input, layers, more);
  if (!('text' in answer)) throw new Error(JSON.stringify(answer.unwritable));
  const all = answer.text.split('\n').map((line) => line.trim());
  const start = all.findIndex((line) => line.startsWith('def '));
  return all.slice(start).filter((line) => line !== '' && !/^def |^super\(\)/.test(line));
}

const map = [4, 8, 8];
const reduced = (type: string, more: Layer = {}): readonly Layer[] => [{ type, ...more }];

/** Each line runs in torch 1.13, or for what it has not yet, is as its documentation has it. */
describe('a layer is written as torch takes it', () => {
  it.each<readonly [string, Input, readonly Layer[], readonly string[]]>([
    ['the largest over several dimensions', map, reduced('Max', { dim: [2, 3] }), ['return x.amax((2, 3))']],
    [
      'the smallest over several',
      map,
      reduced('Min', { dim: [2, 3], keepdim: true }),
      ['return x.amin((2, 3), keepdim=True)'],
    ],
    ['a product over several', map, reduced('Prod', { dim: [2, -1] }), ['return x.prod(3).prod(2)']],
    ['the place along a list of one', map, reduced('ArgMax', { dim: [-1] }), ['return x.argmax(3)']],
    [
      'a median along a list of one',
      map,
      reduced('Median', { dim: [1], keepdim: true }),
      ['return x.median(1, keepdim=True)[0]'],
    ],
    ['a logarithm of a sum of all', map, reduced('LogSumExp'), ['return x.logsumexp((0, 1, 2, 3))']],
    [
      'a count that keeps its dimensions',
      map,
      reduced('CountNonzero', { dim: 1, keepdim: true }),
      ['return (x != 0).sum(1, keepdim=True)'],
    ],
    ['a count that does not', map, reduced('CountNonzero', { dim: 1 }), ['return x.count_nonzero(1)']],
    ['a norm', map, reduced('Norm', { p: 1, dim: 1 }), ['return x.norm(p=1.0, dim=1)']],
    [
      'pooling that keeps both sizes',
      map,
      [{ type: 'AdaptiveAvgPool2d', name: 'p', output_size: null }],
      ['self.p = nn.AdaptiveAvgPool2d((None, None))', 'return self.p(x)'],
    ],
    [
      'pooling that keeps the only one',
      [4, 8],
      [{ type: 'AdaptiveMaxPool1d', name: 'p', output_size: null }],
      ['self.p = nn.AdaptiveMaxPool1d(8)', 'return self.p(x)'],
    ],
    [
      'attention that drops out and shares heads',
      { q: [4, 5, 8], k: [2, 5, 8] },
      [
        {
          type: 'ScaledDotProductAttention',
          from: ['@q', '@k', '@k'],
          dropout_p: 0.1,
          enable_gqa: true,
          scale: 0.5,
        },
      ],
      [
        'out = F.scaled_dot_product_attention(',
        'q,',
        'k,',
        'k,',
        'dropout_p=0.1 if self.training else 0.0,',
        'scale=0.5,',
        'enable_gqa=True,',
        ')',
        'return out',
      ],
    ],
    [
      'rows of a table',
      map,
      [
        { type: 'Parameter', name: 'rows', shape: [9, 4], output: [5, 4] },
        { type: 'Linear', name: 'l', out_features: 2 },
      ],
      [
        'self.rows = nn.Parameter(torch.zeros(9, 4))',
        'self.l = nn.Linear(4, 2)',
        'rows = self.rows[torch.zeros(5, dtype=torch.long)]',
        'return self.l(rows)',
      ],
    ],
    [
      'an RMS norm with another epsilon than that of torch',
      [8],
      [
        { type: 'RMSNorm', name: 'a' },
        { type: 'RMSNorm', name: 'b', eps: 1e-5 },
      ],
      ['self.a = nn.RMSNorm(8)', 'self.b = nn.RMSNorm(8, eps=1e-05)', 'return self.b(self.a(x))'],
    ],
    ['a flip of all dimensions', map, [{ type: 'Flip' }], ['return x.flip(0, 1, 2, 3)']],
    ['a flip of some', map, [{ type: 'Flip', dims: [2] }], ['return x.flip(2)']],
    ['a sum with itself', map, [{ type: 'Add', from: ['@input', '@input'] }], ['return x + x']],
    [
      'a sum of three',
      { a: [4], b: [4], c: [4] },
      [{ type: 'Maximum', from: ['@a', '@b', '@c'] }],
      ['return torch.maximum(torch.maximum(a, b), c)'],
    ],
    [
      'enlarging with aligned corners',
      map,
      [{ type: 'UpsamplingBilinear2d', functional: true, scale_factor: 2 }],
      ['x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True)', 'return x'],
    ],
    [
      'enlarging by copies',
      map,
      [{ type: 'UpsamplingNearest2d', functional: true, size: 16 }],
      ['return F.interpolate(x, size=16, mode="nearest")'],
    ],
    [
      'an LSTM with its first states',
      { steps: [5, 4], hidden: [5, 3], cell: [5, 3] },
      [{ type: 'LSTM', name: 'l', hidden_size: 3, from: ['@steps', '@hidden', '@cell'] }],
      ['self.l = nn.LSTM(4, 3)', 'l, _ = self.l(steps, (hidden, cell))', 'return l'],
    ],
    [
      'an unpooling to stated sizes',
      [4, 7, 7],
      [
        { type: 'MaxPool2d', name: 'p', kernel_size: 2, return_indices: true },
        { type: 'MaxUnpool2d', name: 'u', from: ['p', 'p.indices'], kernel_size: 2, output_size: [7, 7] },
      ],
      [
        'self.p = nn.MaxPool2d(kernel_size=2, return_indices=True)',
        'self.u = nn.MaxUnpool2d(2)',
        'x, out = self.p(x)',
        'return self.u(x, out, output_size=(7, 7))',
      ],
    ],
    [
      'encoders with a norm behind them',
      [5, 8],
      [{ type: 'TransformerEncoder', name: 'e', d_model: 8, num_layers: 2, nhead: 2, norm: true }],
      [
        'self.e = nn.TransformerEncoder(',
        'nn.TransformerEncoderLayer(8, 2),',
        'num_layers=2,',
        'norm=nn.LayerNorm(8),',
        ')',
        'return self.e(x)',
      ],
    ],
    [
      'a layer without tensors that no function does',
      map,
      [{ type: 'Softmax2d', functional: true }],
      ['return nn.Softmax2d()(x)'],
    ],
    [
      'a sum by a call',
      map,
      [{ type: 'Add', from: ['@input', '@input'], call: 'function' }],
      ['return torch.add(x, x)'],
    ],
    [
      'a weight that is not trained',
      map,
      [
        { type: 'Parameter', name: 'w', shape: [4, 1, 1], frozen: true },
        { type: 'Mul', from: ['@input', 'w'] },
      ],
      ['self.w = nn.Parameter(torch.zeros(4, 1, 1), requires_grad=False)', 'return x * self.w'],
    ],
    [
      'a weight whose name is no name of Python',
      map,
      [
        { type: 'Parameter', name: 'my-w', shape: [4, 1, 1] },
        { type: 'Mul', from: ['@input', 'my-w'] },
      ],
      [
        'self.register_parameter("my-w", nn.Parameter(torch.zeros(4, 1, 1)))',
        'return x * getattr(self, "my-w")',
      ],
    ],
    [
      'rows of a table as channels, which the indexes beside it take',
      [3, 4, 4],
      [
        { type: 'Parameter', name: 'table', shape: [9, 3], output: [1, 3, 4, 4] },
        { type: 'Buffer', name: 'index', shape: [16], dtype: 'int64' },
        { type: 'Add', from: ['@input', 'table'] },
      ],
      [
        'self.table = nn.Parameter(torch.zeros(9, 3))',
        'self.register_buffer("index", torch.zeros(16, dtype=torch.int64))',
        'table = torch.reshape(self.table[self.index].t(), (1, -1, 4, 4))',
        'return x + table',
      ],
    ],
    [
      'the same as the last dimension, for more positions than indexes',
      [5, 4],
      [
        { type: 'Parameter', name: 'table', shape: [9, 4], output: [5, 4] },
        { type: 'Buffer', name: 'index', shape: [16], dtype: 'int64' },
        { type: 'Add', from: ['@input', 'table'] },
      ],
      [
        'self.table = nn.Parameter(torch.zeros(9, 4))',
        'self.register_buffer("index", torch.zeros(16, dtype=torch.int64))',
        'table = self.table[torch.zeros(5, dtype=torch.long)]',
        'return x + table',
      ],
    ],
    [
      'elements that are put at places',
      { rows: [4], values: [3], ids: [3] },
      [{ type: 'IndexPut', from: ['@rows', '@values', '@ids'], accumulate: true }],
      ['return rows.index_put((ids,), values, accumulate=True)'],
    ],
    ['every second row', [9, 4], [{ type: 'Slice', dim: 1, start: 1, step: 2 }], ['return x[:, 1::2]']],
    ['all rows but the last', [9, 4], [{ type: 'Slice', dim: 1, end: -1 }], ['return x[:, :-1]']],
    ['the last row', [9, 4], [{ type: 'Select', dim: -2, index: -1 }], ['return x[:, -1]']],
    ['a number to another type', map, [{ type: 'To', dtype: 'float16' }], ['return x.to(torch.float16)']],
  ])('%s', (_what, input, layers, expected) => {
    expect(lines(input, layers)).toEqual(expected);
  });
});

describe('a layer that PyTorch has nothing for is refused with the reason', () => {
  it.each<readonly [string, Input, Layer, string | undefined]>([
    ['ArgMax', map, { dim: [2, 3] }, 'torch takes one dimension for it, or all'],
    ['MaxUnpool2d', map, { kernel_size: 2 }, 'torch needs the indices of a max pooling'],
    ['To', map, { dtype: 'uint32' }, 'torch has no uint32'],
    ['Opaque', map, { output: [1, 4], params: 0, macs: 0 }, undefined],
  ])('%s', (type, input, args, why) => {
    const answer = written(input, [{ type, name: 'layer', ...args }]);
    expect(answer).toEqual({
      unwritable: [{ path: 'layer', type, ...(why === undefined ? {} : { why }) }],
    });
  });
});
