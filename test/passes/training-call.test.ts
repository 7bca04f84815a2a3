import { describe, expect, it } from 'vitest';
import type { Computation } from '../../src/graph/graph';
import type { Gradients } from '../../src/ops/training';
import { trainingCalls } from '../../src/passes/training';
import { computationOf } from '../support/call-row';

const options = { dtypes: { asked: null, byDefault: 'float32' }, attention: 'math' } as const;

const linear = computationOf({ type: 'Linear', args: { out_features: 2 }, inputs: [[3, 4]] });
const product = computationOf({
  type: 'Mul',
  args: {},
  inputs: [
    [3, 4],
    [3, 4],
  ],
});
const all: Gradients = { inputs: [true], params: true };

/** The call as another op would have it. */
function withOp(computation: Computation, changes: Partial<Computation['op']>): Computation {
  return { ...computation, op: { ...computation.op, ...changes } };
}

/** The call as an op would have it that does not say all of that. */
function without(computation: Computation, ...names: readonly string[]): Computation {
  const kept = Object.entries(computation.op).filter(([name]) => !names.includes(name));
  return { ...computation, op: Object.fromEntries(kept) as unknown as Computation['op'] };
}

describe('what a call costs in training', () => {
  it('is worked out for each choice of gradients', () => {
    const callOf = trainingCalls(options);
    // x W: the gradient of W needs x, that of x needs W.
    expect(callOf(linear, all).keptInputs).toEqual([0]);
    expect(callOf(linear, { inputs: [true], params: false }).keptInputs).toEqual([]);
    expect(callOf(linear, { inputs: [false], params: true }).backwardMacs).toBe(3 * 4 * 2);
    expect(callOf(linear, all).backwardMacs).toBe(2 * 3 * 4 * 2);
    // a b: the gradient of a needs b, that of b needs a.
    expect(callOf(product, { inputs: [true, false], params: false }).keptInputs).toEqual([1]);
    expect(callOf(product, { inputs: [false, true], params: false }).keptInputs).toEqual([0]);
  });

  it('is worked out once for equal calls', () => {
    const callOf = trainingCalls(options);
    expect(callOf(linear, { inputs: [true], params: true })).toBe(callOf(linear, all));
  });

  it('has values of the element type, and numbers of statistics that are float32 at least', () => {
    const callOf = trainingCalls({ ...options, dtypes: { asked: 'float16', byDefault: 'float32' } });
    const inner = (type: 'values' | 'statistics' | 'indices' | 'pivots' | 'mask') =>
      callOf(withOp(linear, { saved: () => ({ inner: [{ shape: [10], elements: type }] }) }), all).innerBytes;
    expect(
      ['values' as const, 'statistics' as const, 'indices' as const, 'pivots' as const, 'mask' as const].map(
        inner,
      ),
    ).toEqual([20, 40, 80, 40, 10]);
  });
});

describe('the training of a call is known', () => {
  const isKnown = (computation: Parameters<ReturnType<typeof trainingCalls>>[0]) =>
    trainingCalls(options)(computation, all).isKnown;
  const relu = computationOf({ type: 'ReLU', args: {}, inputs: [[3, 4]] });

  it.each<readonly [string, Computation]>([
    ['where its op says what it keeps and computes', linear],
    ['where nothing is multiplied', without(relu, 'backward')],
  ])('%s', (_where, computation) => {
    expect(isKnown(computation)).toBe(true);
  });

  it.each<readonly [string, Computation]>([
    ['whose op does not say what the backward pass multiplies', without(linear, 'backward')],
    ['whose op does not say what it computes at all', without(relu, 'backward', 'work')],
    ['whose op does not say what it keeps', without(linear, 'saved')],
    ['whose weight is computed of others', { ...linear, parametrization: { weight: 'weight_norm' } }],
    [
      'that is made of such calls',
      withOp(relu, {
        writtenOut: (_args, _inputs, { call, inputs: [input = { shape: [3, 4] }] }) =>
          call('AdaptiveLogSoftmaxWithLoss', LOSS, input, call('ArgMax', { dim: 1, keepdim: false }, input)),
      }),
    ],
  ])('of none %s', (_what, computation) => {
    expect(isKnown(computation)).toBe(false);
  });

  it('of none that nobody knows, which keeps nothing', () => {
    const type = { shape: [3, 4] };
    const unknown = {
      op: null,
      type: 'Custom',
      work: 'unknown',
      inputs: [type],
      outputs: [type],
      functional: false,
    } as const;
    expect(trainingCalls(options)(unknown, all)).toEqual({
      keptInputs: [],
      keptOutputs: [],
      innerBytes: 0,
      backwardMacs: 0,
      isKnown: false,
    });
  });
});

const LOSS = { n_classes: 4, cutoffs: [2], div_value: 4, head_bias: false };
