import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { networkWarnings } from '../../src/frontends/warnings';
import { parseSpec } from '../../src/language/parse-spec-text';

/** The code and the place of each warning about a spec, which must have no errors. */
function warningsOf(text: string, batch = 1): readonly string[] {
  const { spec } = parseSpec(text);
  if (spec === null) throw new Error(text);
  const { graph, diagnostics } = buildGraph(spec, { batch });
  expect(diagnostics).toEqual([]);
  return networkWarnings(graph, (other) => buildGraph(spec, { batch: other })).map(
    ({ code, severity, location }) => {
      expect(severity).toBe('warning');
      return `${code} ${location?.path?.join('.')}`;
    },
  );
}

type Layers = readonly Readonly<Record<string, unknown>>[];
type Case = readonly [what: string, input: unknown, layers: Layers, warnings?: readonly string[]];

const conv = { type: 'Conv2d', out_channels: 8, kernel_size: 3, padding: 1 };
const linear = { type: 'Linear', out_features: 5 };
const picture = [3, 32, 32];

const unintended: readonly Case[] = [
  [
    'an output that nothing reads',
    picture,
    [
      { ...conv, name: 'a' },
      { ...conv, from: '@input' },
    ],
    ['network/unread-output layers.0'],
  ],
  [
    'an output in a Repeat that nothing reads, once',
    picture,
    [{ type: 'Repeat', times: 9, layers: [conv, { ...conv, from: '@input' }] }],
    // the second is read by the first of the next time, and is the output the last time
    ['network/unread-output layers.0.layers.0'],
  ],
  [
    'an input that nothing reads',
    { image: picture, mask: [1, 32, 32] },
    [{ ...conv, from: '@image' }],
    ['network/unread-input input.mask'],
  ],
  [
    'sizes that are written out for a batch of 1',
    picture,
    [{ type: 'Reshape', shape: [1, 3, 1024] }],
    ['network/one-batch-size layers.0'],
  ],
  [
    'a batch that becomes a part of the features',
    picture,
    [{ type: 'Reshape', shape: [1, -1] }, linear],
    ['network/one-batch-size layers.1'],
  ],
  [
    'a batch that becomes a part of an output',
    picture,
    [{ type: 'Reshape', shape: [1, 3, -1] }],
    ['network/one-batch-size layers.0'],
  ],
  [
    'a parameter of a written batch',
    [6],
    [
      { type: 'Parameter', name: 'table', shape: [3, 6] },
      { type: 'Concat', dim: 0, from: ['@input', 'table'] },
      { type: 'Reshape', shape: [4, 6] },
    ],
    ['network/one-batch-size layers.2'],
  ],
  [
    'a normalisation of the batch',
    [20, 6],
    [{ type: 'LayerNorm', normalized_shape: [1, 20, 6] }],
    ['network/one-batch-size layers.0'],
  ],
  ...['LSTM', 'GRU', 'RNN'].map(
    (type): Case => [
      `${type} that takes the batch for steps`,
      [20, 6],
      [{ type, hidden_size: 4 }],
      ['network/batch-first layers.0'],
    ],
  ),
  [
    'attention over the batch',
    [20, 6],
    [{ type: 'MultiheadAttention', embed_dim: 6, num_heads: 2 }],
    ['network/batch-first layers.0'],
  ],
  [
    'an encoder layer over the batch',
    [20, 6],
    [{ type: 'TransformerEncoderLayer', d_model: 6, nhead: 2 }],
    ['network/batch-first layers.0'],
  ],
  ...[1, 3, 4].map(
    (channels): Case => [
      `a picture with ${channels} channels last`,
      [28, 32, channels],
      [conv],
      ['network/channels-last input.input'],
    ],
  ),
  [
    'a Linear on the single position of a pooled map',
    picture,
    [conv, { type: 'AdaptiveAvgPool2d', output_size: 1 }, linear],
    ['network/not-flattened layers.2'],
  ],
  [
    'a Linear on the single position of a pooled sequence',
    [8, 100],
    [{ type: 'AdaptiveAvgPool1d', output_size: 1 }, linear],
    ['network/not-flattened layers.1'],
  ],
  [
    'a classifier on a map that is not flattened',
    picture,
    [conv, { type: 'BatchNorm2d' }, { type: 'ReLU' }, linear, { type: 'ReLU' }, linear],
    ['network/not-flattened layers.3'],
  ],
];

const intended: readonly Case[] = [
  ['a further output that is named', picture, [conv, { ...conv, name: 'x' }]],
  [
    'a branch that is merged',
    picture,
    [
      { ...conv, name: 'a' },
      { ...conv, name: 'b' },
      { type: 'Add', from: ['a', 'b'] },
    ],
  ],
  ['what is not called', picture, [conv, { ...conv, called: false }]],
  ['sizes that keep the batch', picture, [{ type: 'Reshape', shape: [-1, 3, 1024] }, linear]],
  ['the batch in an expression', picture, [{ type: 'Reshape', shape: ['${size(0)}', 3, 1024] }]],
  ['the batch as the second dimension of an output', [20, 6], [{ type: 'Transpose', dim0: 0, dim1: 1 }]],
  [
    'windows that join the batch',
    [64, 64, 4],
    [
      { type: 'Reshape', shape: [-1, 8, 8, 4] },
      { type: 'Reshape', shape: [-1, 64, 4] },
      { type: 'MultiheadAttention', embed_dim: 4, num_heads: 2, batch_first: true },
    ],
  ],
  [
    'steps first, as PyTorch has them when it is not asked',
    [20, 6],
    [
      { type: 'Transpose', dim0: 0, dim1: 1 },
      { type: 'LSTM', hidden_size: 4 },
    ],
  ],
  ['batch_first', [20, 6], [{ type: 'LSTM', hidden_size: 4, batch_first: true }]],
  ['a small map of many channels', [512, 4, 4], [conv]],
  ['a map of one position', [512, 1, 1], [{ ...conv, kernel_size: 1 }]],
  ['a signal of many channels', [22, 1000, 1], [{ ...conv, kernel_size: [25, 1], padding: 0 }]],
  ['windows of one column', [64, 100, 1], [{ ...conv, kernel_size: [5, 1], padding: 0 }]],
  ['channels last that are put first', [32, 32, 3], [{ type: 'Permute', dims: [0, 3, 1, 2] }, conv]],
  [
    'a Linear on channels that are put last',
    picture,
    [conv, { type: 'Permute', dims: [0, 2, 3, 1] }, linear],
  ],
  ['a Linear on the frequencies of a map', picture, [conv, linear, { ...conv }]],
  ['a Linear on the steps of a sequence', [8, 100], [{ ...conv, type: 'Conv1d' }, linear]],
  ['a Linear on what is flattened', picture, [conv, { type: 'Flatten' }, linear]],
  ['a Linear on features of tokens', [20, 6], [linear]],
];

describe('a network that is right and looks unintended', () => {
  it.each(unintended)('%s', (_what, input, layers, warnings = []) => {
    expect(warningsOf(JSON.stringify({ input, layers }))).toEqual(warnings);
  });

  it('works at the batch size that it was asked for alone', () => {
    const layers = [{ type: 'Reshape', shape: [2, 3, 1024] }];
    expect(warningsOf(JSON.stringify({ input: picture, layers }), 2)).toEqual([
      'network/one-batch-size layers.0',
    ]);
  });

  it('is judged by its shapes where it cannot be built again', () => {
    const { spec } = parseSpec(JSON.stringify({ input: [20, 6], layers: [{ type: 'GRU', hidden_size: 4 }] }));
    if (spec === null) throw new Error('the spec is right');
    const { graph } = buildGraph(spec);
    expect(networkWarnings(graph, null).map(({ code }) => code)).toEqual(['network/batch-first']);
  });

  it('has its input blamed where the input was given', () => {
    const { spec } = parseSpec(JSON.stringify({ input: [32, 32, 3], layers: [conv] }));
    if (spec === null) throw new Error('the spec is right');
    const { graph } = buildGraph(spec);
    const [warning] = networkWarnings(graph, null, { document: '--in' });
    expect(warning?.location).toEqual({ document: '--in' });
  });
});

describe('a network that is as intended', () => {
  it.each(intended)('%s', (_what, input, layers) => {
    expect(warningsOf(JSON.stringify({ input, layers }))).toEqual([]);
  });

  it('several named outputs of which one is not taken', () => {
    const modules = {
      Backbone: {
        layers: [
          { ...conv, name: 'a' },
          { ...conv, name: 'b' },
        ],
        outputs: { out: 'b', aux: 'a' },
      },
    };
    expect(warningsOf(JSON.stringify({ input: picture, modules, layers: [{ type: 'Backbone' }] }))).toEqual(
      [],
    );
  });
});
