import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op, UnevenWindow, Window } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall, callOp, knownWork } from '../support/call-op';
import { at, combinations, range } from '../support/combinations';
import { positionsRead } from './positions-read';

/**
 * A second opinion that knows no formula: it lays windows on small inputs one by one and counts what is used.
 */

const runs = { numRuns: 400 };
const axes = fc.integer({ min: 1, max: 3 });

function perAxis(count: number, least: number, most: number) {
  return fc.array(fc.integer({ min: least, max: most }), { minLength: count, maxLength: count });
}

function op(type: string): Op {
  return findOp(type) as Op;
}

/** Starts of windows from 0 on that lie within so many padded elements. */
function startsWithin(padded: number, size: number, stride: number, dilation: number): number[] {
  const starts: number[] = [];
  for (let start = 0; start + dilation * (size - 1) < padded; start += stride) starts.push(start);
  return starts;
}

const convolutions = axes.chain((count) =>
  fc.record({
    batch: fc.integer({ min: 1, max: 2 }),
    dims: perAxis(count, 1, 6),
    kernel: perAxis(count, 1, 4),
    stride: perAxis(count, 1, 3),
    padding: fc.oneof(perAxis(count, 0, 2), fc.constantFrom('same' as const, 'valid' as const)),
    dilation: perAxis(count, 1, 2),
    groups: fc.integer({ min: 1, max: 3 }),
    inputs: fc.integer({ min: 1, max: 2 }),
    outputs: fc.integer({ min: 1, max: 2 }),
    bias: fc.boolean(),
  }),
);

test('convolutions are as their windows say', () => {
  fc.assert(
    fc.property(convolutions, (drawn) => {
      const { batch, dims, kernel, padding, dilation, groups } = drawn;
      const stride = padding === 'same' ? dims.map(() => 1) : drawn.stride;
      const channels = { in: drawn.inputs * groups, out: drawn.outputs * groups };
      const starts = dims.map((dim, axis) => {
        const span = at(dilation, axis) * (at(kernel, axis) - 1);
        const added = padding === 'same' ? span : padding === 'valid' ? 0 : 2 * at(padding, axis);
        return startsWithin(dim + added, at(kernel, axis), at(stride, axis), at(dilation, axis));
      });
      const answer = callOp(
        op(`Conv${dims.length}d`),
        {
          out_channels: channels.out,
          kernel_size: kernel,
          stride,
          padding,
          dilation,
          groups,
          bias: drawn.bias,
        },
        [[batch, channels.in, ...dims]],
      );
      if (starts.some((list) => list.length === 0)) {
        expect(answer).toHaveProperty('problem');
        return;
      }
      let macs = 0;
      const weights = new Set<string>();
      for (let output = 0; output < channels.out; output += 1) {
        const group = Math.floor(output / drawn.outputs);
        for (let input = 0; input < channels.in; input += 1) {
          if (Math.floor(input / drawn.inputs) !== group) continue;
          for (const element of combinations(kernel.map(range))) {
            weights.add(`${output} ${input} ${element}`);
            for (const _position of combinations(starts)) macs += batch;
          }
        }
      }
      expect(answer).toMatchObject({
        output: [batch, channels.out, ...starts.map((list) => list.length)],
        params: weights.size + (drawn.bias ? channels.out : 0),
        macs,
      });
    }),
    runs,
  );
});

const transposed = axes.chain((count) =>
  fc.record({
    batch: fc.integer({ min: 1, max: 2 }),
    dims: perAxis(count, 1, 4),
    kernel: perAxis(count, 1, 3),
    stride: perAxis(count, 1, 3),
    padding: perAxis(count, 0, 2),
    extra: perAxis(count, 0, 2),
    dilation: perAxis(count, 1, 2),
    groups: fc.integer({ min: 1, max: 2 }),
    inputs: fc.integer({ min: 1, max: 2 }),
    outputs: fc.integer({ min: 1, max: 2 }),
    bias: fc.boolean(),
  }),
);

test('transposed convolutions are as the places they write to say', () => {
  fc.assert(
    fc.property(transposed, (drawn) => {
      const { batch, dims, kernel, stride, padding, extra, dilation, groups } = drawn;
      const channels = { in: drawn.inputs * groups, out: drawn.outputs * groups };
      const sizes = dims.map((dim, axis) => {
        let last = 0;
        for (let from = 0; from < dim; from += 1) {
          for (let element = 0; element < at(kernel, axis); element += 1) {
            last = Math.max(last, from * at(stride, axis) + element * at(dilation, axis));
          }
        }
        return last + 1 - 2 * at(padding, axis) + at(extra, axis);
      });
      const answer = callOp(
        op(`ConvTranspose${dims.length}d`),
        {
          out_channels: channels.out,
          kernel_size: kernel,
          stride,
          padding,
          output_padding: extra,
          dilation,
          groups,
          bias: drawn.bias,
        },
        [[batch, channels.in, ...dims]],
      );
      const isExtraTooLarge = extra.some(
        (added, axis) => added >= at(stride, axis) && added >= at(dilation, axis),
      );
      if (isExtraTooLarge || sizes.some((size) => size < 1)) {
        expect(answer).toHaveProperty('problem');
        return;
      }
      let macs = 0;
      let weights = 0;
      for (const [input, output] of combinations([range(channels.in), range(channels.out)])) {
        if (Math.floor((input as number) / drawn.inputs) !== Math.floor((output as number) / drawn.outputs))
          continue;
        for (const _element of combinations(kernel.map(range))) {
          weights += 1;
          for (const _position of combinations(dims.map(range))) macs += batch;
        }
      }
      expect(answer).toMatchObject({
        output: [batch, channels.out, ...sizes],
        params: weights + (drawn.bias ? channels.out : 0),
        macs,
      });
    }),
    runs,
  );
});

const pools = axes.chain((count) =>
  fc.record({
    dims: perAxis(count, 1, 8),
    kernel: perAxis(count, 1, 4),
    stride: fc.option(perAxis(count, 1, 5)),
    padding: perAxis(count, 0, 2),
    dilation: perAxis(count, 1, 2),
    ceil: fc.boolean(),
    kind: fc.constantFrom('Max' as const, 'Avg' as const),
  }),
);

/**
 * Windows of one axis. In ceil mode there is one more when the one before it, were it there, leaves elements
 * uncovered, but none that starts behind the input.
 */
function pooledPositions(
  dim: number,
  size: number,
  stride: number,
  padding: number,
  dilation: number,
  ceil: boolean,
): number {
  const end = dim + padding - 1;
  let count = 0;
  for (let start = -padding; ; start += stride) {
    const last = start + dilation * (size - 1);
    const isTaken = last <= end || (ceil && last - stride < end && start < dim);
    if (!isTaken) return count;
    count += 1;
  }
}

test('pools are as their windows say', () => {
  fc.assert(
    fc.property(pools, ({ dims, kernel, stride, padding, dilation, ceil, kind }) => {
      const spread = kind === 'Max' ? dilation : dims.map(() => 1);
      const sizes = dims.map((dim, axis) =>
        pooledPositions(
          dim,
          at(kernel, axis),
          at(stride ?? kernel, axis),
          at(padding, axis),
          at(spread, axis),
          ceil,
        ),
      );
      const answer = callOp(
        op(`${kind}Pool${dims.length}d`),
        { kernel_size: kernel, stride, padding, ceil_mode: ceil, ...(kind === 'Max' ? { dilation } : {}) },
        [[2, 3, ...dims]],
      );
      const isPaddingTooLarge = padding.some((added, axis) => added > at(kernel, axis) / 2);
      const isUnpaddedMisfit =
        kind === 'Avg' && dims.length === 3 && kernel.some((size, axis) => size > at(dims, axis));
      if (isPaddingTooLarge || isUnpaddedMisfit || sizes.some((size) => size < 1)) {
        expect(answer).toHaveProperty('problem');
        return;
      }
      expect(answer).toMatchObject({ output: [2, 3, ...sizes], params: 0, macs: 0 });
    }),
    runs,
  );
});

function adaptive(isLarger: boolean) {
  return axes
    .chain((count) =>
      fc.record({
        dims: perAxis(count, 1, 9),
        wanted: fc.array(fc.option(fc.integer({ min: 1, max: 9 })), { minLength: count, maxLength: count }),
        kind: fc.constantFrom('Max' as const, 'Avg' as const),
      }),
    )
    .filter(({ dims, wanted }) => dims.some((dim, axis) => (wanted[axis] ?? dim) > dim) === isLarger);
}

interface AdaptivePool {
  readonly dims: Shape;
  readonly wanted: readonly (number | null)[];
  readonly kind: 'Max' | 'Avg';
}

/** Window i holds the elements from floor(i x input / output) on that start before (i + 1) x input / output. */
function expectAdaptiveWindows({ dims, wanted, kind }: AdaptivePool): void {
  const input = [1, 2, ...dims];
  const pool = op(`Adaptive${kind}Pool${dims.length}d`);
  const { args, output } = acceptedCall(pool, { output_size: wanted }, [input]);
  const sizes = dims.map((dim, axis) => wanted[axis] ?? dim);
  expect(output).toEqual([1, 2, ...sizes]);
  const windows = dims.map((dim, axis) =>
    range(at(sizes, axis)).map((index) => {
      const from = Math.floor((index * dim) / at(sizes, axis));
      return range(dim).filter((place) => place >= from && place * at(sizes, axis) < (index + 1) * dim);
    }),
  );
  const reach = pool.reach?.(args, [input], output);
  for (const [axis, list] of windows.entries()) {
    expect(new Set(list.flat()).size).toBe(at(dims, axis));
    const window = Array.isArray(reach) ? (reach[axis] as Window | UnevenWindow) : null;
    for (const [index, elements] of list.entries())
      expect(window === null ? range(at(dims, axis)) : positionsRead(window, index)).toEqual(elements);
  }
  const largest = windows.map((list) => Math.max(...list.map((elements) => elements.length)));
  expect(knownWork(pool, args, [input], output)[0]?.factors).toEqual([
    largest.reduce((product, size) => product * size, 1) - 1,
    ...output,
  ]);
}

test('adaptive pools have the windows of their formula', () => {
  fc.assert(fc.property(adaptive(false), expectAdaptiveWindows), runs);
});

test('adaptive pools that give more than their input have the windows of their formula', () => {
  fc.assert(fc.property(adaptive(true), expectAdaptiveWindows), runs);
});
