import { describe, expect, test } from 'vitest';
import { createReport, type Dtype } from '../../src/index';
import { built } from '../support/built';

const words = built({
  input: { ids: [10] },
  layers: [
    { type: 'Embedding', name: 'word', num_embeddings: 7, embedding_dim: 3 },
    { type: 'Linear', name: 'fc', out_features: 5 },
    { type: 'BatchNorm1d', name: 'norm' },
  ],
});

function bytes(dtype: Dtype | null, paramDtype: Dtype | null = null) {
  const { totals, bufferBytes } = createReport(words, { dtype, paramDtype });
  const { inputBytes, activationBytes, paramBytes } = totals;
  return { inputBytes, activationBytes, paramBytes, bufferBytes };
}

// 10 ids of 8 bytes; outputs of 10 x 3, 10 x 5 and 10 x 5; parameters of 7 x 3, 5 x 3, 5, 10 and 10;
// buffers of 10 and 10, and a counter of 8 bytes
describe('bytes', () => {
  test.each<[Dtype | null, object]>([
    [null, { inputBytes: 80, activationBytes: 520, paramBytes: 244, bufferBytes: 88 }],
    ['float64', { inputBytes: 80, activationBytes: 1040, paramBytes: 488, bufferBytes: 168 }],
    ['bfloat16', { inputBytes: 80, activationBytes: 260, paramBytes: 122, bufferBytes: 48 }],
    ['int8', { inputBytes: 80, activationBytes: 130, paramBytes: 61, bufferBytes: 28 }],
  ])('follow --dtype %s, where ids and counters keep their own type', (dtype, expected) => {
    expect(bytes(dtype)).toEqual(expected);
  });

  // of four bits: 21 -> 11 bytes, 15 -> 8, 5 -> 3, 10 -> 5 and 5
  test.each<[Dtype, object]>([
    ['float16', { paramBytes: 122, bufferBytes: 48 }],
    ['int8', { paramBytes: 61, bufferBytes: 28 }],
    ['int4', { paramBytes: 32, bufferBytes: 18 }],
    ['nf4', { paramBytes: 32, bufferBytes: 18 }],
  ])('of parameters and buffers follow --param-dtype %s, each tensor rounded up', (paramDtype, expected) => {
    const others = { inputBytes: 80, activationBytes: 520 };
    expect(bytes(null, paramDtype)).toEqual({ ...others, ...expected });
    expect(bytes('float64', paramDtype)).toEqual({ inputBytes: 80, activationBytes: 1040, ...expected });
  });
});
