import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall, callOp } from '../support/call-op';
import { at, combinations, range } from '../support/combinations';

/** A second opinion on products, recurrent layers and chunks, by counting one use after the other. */

const runs = { numRuns: 400 };

function op(type: string): Op {
  return findOp(type) as Op;
}

const leading = fc.array(fc.constantFrom(1, 2, 3), { maxLength: 2 });
function filledUp(shape: Shape, rank: number): Shape {
  return [...new Array<number>(rank - shape.length).fill(1), ...shape];
}

const matrices = fc.record({
  left: leading,
  right: leading,
  rows: fc.integer({ min: 1, max: 3 }),
  inner: fc.integer({ min: 1, max: 3 }),
  columns: fc.integer({ min: 1, max: 3 }),
});

test('matrix products are as their rows and columns say', () => {
  fc.assert(
    fc.property(matrices, ({ left, right, rows, inner, columns }) => {
      const answer = callOp(op('MatMul'), {}, [
        [...left, rows, inner],
        [...right, inner, columns],
      ]);
      const rank = Math.max(left.length, right.length);
      const one = filledUp(left, rank);
      const other = filledUp(right, rank);
      if (one.some((size, axis) => size !== other[axis] && size !== 1 && other[axis] !== 1)) {
        expect(answer).toHaveProperty('problem');
        return;
      }
      const shared = one.map((size, axis) => Math.max(size, at(other, axis)));
      let macs = 0;
      for (const _cell of combinations([...shared, rows, columns].map(range))) macs += inner;
      expect(answer).toMatchObject({ output: [...shared, rows, columns], params: 0, macs });
    }),
    runs,
  );
});

test('recurrent layers use each weight once at each step', () => {
  const layers = fc.record({
    kind: fc.constantFrom(['RNN', 1] as const, ['GRU', 3] as const, ['LSTM', 4] as const),
    steps: fc.integer({ min: 1, max: 3 }),
    batch: fc.integer({ min: 1, max: 2 }),
    features: fc.integer({ min: 1, max: 4 }),
    hidden: fc.integer({ min: 2, max: 4 }),
    count: fc.integer({ min: 1, max: 3 }),
    projected: fc.boolean(),
    bidirectional: fc.boolean(),
    batchFirst: fc.boolean(),
  });
  fc.assert(
    fc.property(
      layers,
      ({ kind: [type, gates], steps, batch, features, hidden, count, bidirectional, ...drawn }) => {
        const isProjected = type === 'LSTM' && drawn.projected;
        const state = isProjected ? hidden - 1 : hidden;
        const directions = bidirectional ? 2 : 1;
        let macs = 0;
        for (const [layer] of combinations([range(count), range(directions), range(steps), range(batch)])) {
          for (const _unit of combinations([range(gates), range(hidden)])) {
            macs += (layer === 0 ? features : state * directions) + state;
          }
          if (isProjected) macs += state * hidden;
        }
        const answer = callOp(
          op(type),
          {
            hidden_size: hidden,
            num_layers: count,
            bidirectional,
            batch_first: drawn.batchFirst,
            ...(isProjected ? { proj_size: state } : {}),
          },
          [drawn.batchFirst ? [batch, steps, features] : [steps, batch, features]],
        );
        expect(answer).toMatchObject({ macs });
      },
    ),
    runs,
  );
});

test('the chunks of a dimension add up to it, and there is none after the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 25 }), (size, chunks) => {
      const parts: number[] = [];
      for (let left = size; left > 0; left -= Math.ceil(size / chunks))
        parts.push(Math.min(left, Math.ceil(size / chunks)));
      for (const [index, part] of parts.entries()) {
        expect(acceptedCall(op('Chunk'), { chunks, dim: 1, index }, [[1, size]]).output).toEqual([1, part]);
      }
      expect(callOp(op('Chunk'), { chunks, dim: 1, index: parts.length }, [[1, size]])).toHaveProperty(
        'problem',
      );
    }),
    runs,
  );
});
