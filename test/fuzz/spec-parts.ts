import type { JsonObject } from './json-value';

/** What may stand at the end of a network, and the modules that its layers use. */
export const heads: readonly (readonly JsonObject[])[] = [
  [],
  [
    { type: 'AdaptiveAvgPool2d', output_size: 1 },
    { type: 'Flatten' },
    { type: 'Linear', out_features: '${classes}' },
  ],
  [
    { type: 'Flatten', start_dim: 2 },
    { type: 'Permute', dims: [0, 2, 1] },
    { type: 'MultiheadAttention', embed_dim: '${in_features}', num_heads: 1, batch_first: true },
  ],
  [
    { type: 'Mean', dim: [2, 3] },
    { type: 'Unsqueeze', dim: 1 },
    { type: 'LSTM', hidden_size: 4, batch_first: true },
  ],
];

export const keepModule: JsonObject = {
  args: { half: 0, factor: '${half * 2 + 1}' },
  layers: [
    {
      type: 'Conv2d',
      out_channels: '${in_channels}',
      kernel_size: '${factor}',
      padding: '${half}',
      name: 'conv',
    },
    { type: 'ReLU', name: 'act' },
  ],
};

export const twiceModule: JsonObject = {
  layers: [
    { type: 'ReLU', name: 'first' },
    { type: 'Add', from: ['@input', 'first'] },
  ],
};

export const joinModule: JsonObject = {
  inputs: ['left', 'right'],
  layers: [{ type: 'Add', from: ['@left', '@right'] }],
};

export const pairModule: JsonObject = {
  layers: [
    { type: 'Keep', name: 'first' },
    { type: 'ReLU', name: 'unused', called: false },
    { type: 'Keep', name: 'second' },
  ],
  outputs: {
    end: 'second',
    halfway: { from: 'first', when: '${in_channels > 0}' },
    off: { from: 'first', when: false },
  },
};
