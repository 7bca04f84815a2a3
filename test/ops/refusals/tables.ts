import { image, type Refusal, sequence } from './refusal';

const near = 'dim may be from -4 to 3';

/** What looks up, orders, joins and compares. */
export const tables: readonly Refusal[] = [
  ['GLU', { dim: 4 }, [image], 'dim 4 is not a dimension of [2, 8, 6, 4]', near],
  ['GLU', {}, [[2, 5]], 'a dimension of 5 has no halves', 'make it even'],
  [
    'KthValue',
    { k: 9, dim: 1 },
    [image],
    'k 9 is more than the 8 elements of dimension 1',
    'use a smaller k',
  ],
  ['TopK', { k: 5 }, [image], 'k 5 is more than the 4 elements of dimension -1', 'use a smaller k'],
  ['KthValue', { k: 1, dim: 4 }, [image], 'dim 4 is not a dimension of [2, 8, 6, 4]', near],
  ['Mode', { dim: -5 }, [image], 'dim -5 is not a dimension of [2, 8, 6, 4]', near],
  ['Scatter', { dim: 4 }, [image, image, image], 'dim 4 is not a dimension of [2, 8, 6, 4]', near],
  ['Stack', {}, [image, sequence], '[2, 5, 8] cannot be stacked on [2, 8, 6, 4]', 'all need one shape'],
  [
    'Stack',
    { dim: 5 },
    [image, image],
    'dim 5 is not a dimension of an output of 5',
    'dim may be from -5 to 4',
  ],
  [
    'Stack',
    { dim: -6 },
    [image, image],
    'dim -6 is not a dimension of an output of 5',
    'dim may be from -5 to 4',
  ],
  ['CosineSimilarity', { dim: 4 }, [image, image], 'dim 4 is not a dimension of [2, 8, 6, 4]', near],
  [
    'Bilinear',
    { in1_features: 8, in2_features: 9, out_features: 3 },
    [
      [2, 8],
      [2, 8],
    ],
    '[2, 8] and [2, 8] do not end with 8 and 9',
  ],
  [
    'Bilinear',
    { in1_features: 9, in2_features: 8, out_features: 3 },
    [
      [2, 8],
      [2, 8],
    ],
    '[2, 8] and [2, 8] do not end with 9 and 8',
  ],
  ['Inverse', {}, [[2, 4, 3]], '[2, 4, 3] does not hold square matrices'],
  [
    'Einsum',
    { equation: 'ij,jk->ik' },
    [
      [2, 3],
      [4, 5],
    ],
    'index j of "ij,jk->ik" is 3 and 4',
  ],
  [
    'Einsum',
    { equation: 'ij,jk->il' },
    [
      [2, 3],
      [3, 5],
    ],
    'index l of the output is not an index of any input',
  ],
  ['SlidingWindows', { dim: 3, size: 5, step: 1 }, [image], 'windows of 5 do not fit in a dimension of 4'],
  ['AffineGrid', { size: [2, 3, 4] }, [[2, 2, 3]], 'size has 3 sizes', 'give 4 for an image, 5 for a volume'],
  ...[
    [2, 8, 5],
    [2, 6, 4],
  ].map(
    (shape): Refusal => [
      'Fold',
      { output_size: 3, kernel_size: 2 },
      [shape],
      `[${shape.join(', ')}] is not 4 columns of windows with 4 elements each`,
    ],
  ),
  [
    'Unfold',
    { kernel_size: 7 },
    [image],
    'a window does not fit in 6x4',
    'use a smaller kernel_size or more padding',
  ],
  [
    'GridSample',
    {},
    [image, [3, 3, 5, 2]],
    'the grid [3, 3, 5, 2] does not fit [2, 8, 6, 4]',
    'it needs the same batch, and a last dimension with a coordinate for each axis',
  ],
  [
    'GridSample',
    {},
    [image, [2, 3, 5, 3]],
    'the grid [2, 3, 5, 3] does not fit [2, 8, 6, 4]',
    'it needs the same batch, and a last dimension with a coordinate for each axis',
  ],
  [
    'RNNCell',
    { hidden_size: 4 },
    [
      [2, 8],
      [2, 5],
    ],
    'the state [2, 5] is not [2, 4]',
  ],
  [
    'LSTMCell',
    { hidden_size: 4 },
    [
      [2, 8],
      [2, 4],
    ],
    'LSTMCell has 2 states, 1 is given',
    'give both, or none',
  ],
  [
    'DeformConv2d',
    { out_channels: 3, kernel_size: [3, 2] },
    [image, [2, 10, 4, 3]],
    'the offsets [2, 10, 4, 3] are not [2, 12, 4, 3]',
    'give 12 numbers for each output position, or as many for each of several groups of channels',
  ],
  ['Select', { dim: 1, index: 8 }, [image], 'index 8 is not within a dimension of 8', 'use one from -8 to 7'],
];
