import { describe, expect, it } from 'vitest';
import { call } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

const domain = 'com.microsoft';

// Sizes of Operators.md and ContribOperators.md; the products are those of their formulas, head by head and step by step.
describe('a recurrence in the place of attention', () => {
  const heads = { q_num_heads: 4, kv_num_heads: 2 };
  const packed = [
    [3, 5, 32],
    [3, 5, 16],
    [3, 5, 12],
  ];
  const state = 8 * 6;
  it.each<readonly [string, ModelText, readonly (readonly number[])[], number]>([
    // The state is added to in 2 heads and read in 4.
    [
      'linear',
      call('LinearAttention', packed, {
        opset: 27,
        attributes: { ...heads, update_rule: 'linear' },
        outputs: 2,
      }),
      [
        [3, 5, 24],
        [3, 2, 8, 6],
      ],
      3 * 5 * (2 + 4) * state,
    ],
    // A delta rule reads the state once more for each key.
    [
      'gated_delta, which is the default',
      call('LinearAttention', packed, { opset: 27, attributes: heads, outputs: 2 }),
      [
        [3, 5, 24],
        [3, 2, 8, 6],
      ],
      3 * 5 * (2 + 2 + 4) * state,
    ],
    [
      'of more keys than queries, with a window of states',
      call(
        'LinearAttention',
        [
          [3, 5, 16],
          [3, 5, 32],
          [3, 5, 24],
        ],
        {
          domain,
          attributes: { q_num_heads: 2, kv_num_heads: 4, update_rule: 'gated', state_window: 7 },
          outputs: 2,
        },
      ),
      [
        [3, 5, 24],
        [7, 3, 4, 8, 6],
      ],
      3 * 5 * (4 + 4) * state,
    ],
    [
      'of packed sequences',
      call('GatedDeltaNet', [[9, 2, 8], [9, 2, 8], [9, 4, 6], [4], [9, 4], [9, 4], null, null, null, [3]], {
        domain,
        attributes: { state_update_capacity: 2 },
        outputs: 3,
      }),
      [
        [9, 4, 6],
        [3, 4, 6, 8],
        [3, 2 * (4 + 2 * 8 + 4 * 6)],
      ],
      9 * (4 + 4 + 4) * state,
    ],
    [
      'of sequences of one length',
      call('GatedDeltaNet', [[2, 9, 2, 8], [2, 9, 2, 8], [2, 9, 2, 6], null, null, null, [2, 2, 6, 8]], {
        domain,
        attributes: { update_rule: 'linear' },
        outputs: 2,
      }),
      [
        [2, 9, 2, 6],
        [2, 2, 6, 8],
      ],
      2 * 9 * (2 + 2) * state,
    ],
  ])('%s', (_name, text, sizes, macs) => {
    const { model, totals } = reportOf(text);
    expect(model.outputs.map(({ shape }) => shape)).toEqual(sizes);
    expect([totals.macs, totals.complete]).toEqual([macs, true]);
  });
});

// Each element of the output meets the kernel of its channel, of 4 here; what is kept reaches back (4 - 1) x dilation.
describe('a causal convolution with a state', () => {
  const input = [2, 6, 10];
  const weight = [6, 1, 4];
  it.each<readonly [string, ModelText, readonly (readonly number[])[]]>([
    [
      'of ONNX itself',
      call('CausalConvWithState', [input, weight, [6]], { opset: 27, outputs: 2 }),
      [input, [2, 6, 3]],
    ],
    [
      'with a dilation',
      call('CausalConvWithState', [input, weight], { domain, attributes: { dilation: 2 }, outputs: 2 }),
      [input, [2, 6, 6]],
    ],
    [
      'with the channels last, and a window of states',
      call('CausalConvWithState', [[2, 10, 2, 3], weight], {
        domain,
        attributes: { channels_last: 1, state_window: 5 },
        outputs: 2,
      }),
      [
        [2, 10, 2, 3],
        [5, 2, 3, 2, 3],
      ],
    ],
    [
      'of packed sequences',
      call('VarlenCausalConvWithState', [[20, 6], weight, [4], null, [3, 6, 3], [3]], {
        domain,
        attributes: { state_update_capacity: 2 },
        outputs: 3,
      }),
      [
        [20, 6],
        [3, 6, 3],
        [3, 2, 6],
      ],
    ],
  ])('%s', (_name, text, sizes) => {
    const { model, totals } = reportOf(text);
    expect(model.outputs.map(({ shape }) => shape)).toEqual(sizes);
    expect([totals.macs, totals.complete]).toEqual([120 * 4, true]);
  });
});
