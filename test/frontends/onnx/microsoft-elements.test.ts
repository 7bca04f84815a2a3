import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

type Case = Required<Pick<ModelText, 'inputs' | 'stored'>> & {
  readonly op: string;
  readonly reads: readonly string[];
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
};

const scales = { s: { number: 0.1 }, z: { bytes: [] } };

// Sizes as of ONNX Runtime 1.30, which ran these nodes.
const ran: readonly (readonly [Case, readonly number[]])[] = [
  [
    {
      op: 'QLinearWhere',
      inputs: { c: [3, 1], x: [3, 4] },
      stored: { ...scales, v: { bytes: [1, 4] } },
      reads: ['c', 'x', 's', 'z', 'v', 's', 'z', 's', 'z'],
    },
    [3, 4],
  ],
  [
    {
      op: 'ExpandDims',
      inputs: { x: [3, 4] },
      stored: { at: { whole: [-1], dims: [] } },
      reads: ['x', 'at'],
    },
    [3, 4, 1],
  ],
  [
    {
      op: 'UnfoldTensor',
      inputs: { x: [3, 9, 2] },
      stored: {},
      reads: ['x'],
      attributes: { dim: 1, size: 3, step: 2 },
    },
    [3, 4, 2, 3],
  ],
  [
    {
      op: 'CropAndResize',
      inputs: { x: [2, 3, 8, 8], boxes: [3, 4], which: [3] },
      stored: { size: { whole: [4, 5] } },
      reads: ['x', 'boxes', 'which', 'size'],
    },
    [3, 3, 4, 5],
  ],
];

// ONNX Runtime has these for graphics processors only: sizes are of its documentation.
const documented: readonly (readonly [Case, readonly number[]])[] = [
  [
    {
      op: 'QLinearReduceMean',
      inputs: { x: [3, 4, 5] },
      stored: scales,
      reads: ['x', 's', 'z', 's', 'z'],
      attributes: { axes: [1, 2], keepdims: 0 },
    },
    [3],
  ],
  [
    {
      op: 'BiasSplitGelu',
      inputs: { x: [2, 3, 8] },
      stored: { bias: { number: 1 } },
      reads: ['x', 'bias'],
    },
    [2, 3, 4],
  ],
  [
    {
      op: 'RelativePositionBias',
      inputs: { table: [8, 4] },
      stored: { q: { whole: [5] }, k: { whole: [6] } },
      reads: ['table', 'q', 'k'],
    },
    [1, 4, 5, 6],
  ],
  [{ op: 'MulInteger', inputs: { a: [2, 1], b: [3] }, stored: scales, reads: ['a', 'z', 'b', 'z'] }, [2, 3]],
];

describe('an operator of com.microsoft that multiplies no matrices', () => {
  it.each([...ran, ...documented].map(([text, output]) => [text.op, text, output] as const))(
    '%s has its sizes, and no multiply-adds',
    (_op, { inputs, stored, op, reads, attributes = {} }, expected) => {
      const { model, totals } = reportOf({
        inputs,
        outputs: ['y'],
        stored,
        nodes: [{ op, domain: 'com.microsoft', reads, gives: ['y'], attributes }],
      });
      expect(model.outputs.map(({ shape }) => shape)).toEqual([expected]);
      expect([totals.macs, totals.complete]).toEqual([0, true]);
    },
  );

  // 2 x 3 steps in 4 heads of 8, each multiplied with a matrix of 8 x 6; 48 weights, 6 shifts, 32 of the queries, 4 gates.
  it('GatedRelativePositionBias multiplies the queries with its gate', () => {
    const { model, totals } = reportOf({
      inputs: { q: [2, 3, 32], positions: [1, 4, 3, 3] },
      outputs: ['y'],
      stored: {
        shift: { float: [32] },
        w: { float: [8, 6] },
        b: { float: [6] },
        gates: { float: [1, 4, 1, 1] },
      },
      nodes: [
        {
          op: 'GatedRelativePositionBias',
          domain: 'com.microsoft',
          reads: ['q', 'shift', 'positions', 'w', 'b', 'gates'],
          gives: ['y'],
          attributes: { num_heads: 4 },
        },
      ],
    });
    expect(model.outputs.map(({ shape }) => shape)).toEqual([[2, 4, 3, 3]]);
    expect([totals.macs, totals.params]).toEqual([2 * 3 * 4 * 8 * 6, 48 + 6 + 32 + 4]);
  });
});
