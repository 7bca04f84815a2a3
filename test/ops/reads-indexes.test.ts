import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Shape } from '../../src/ops/shape';
import { callOp } from '../support/call-op';

/** For each input whether torch refuses real numbers there. */
const cases: readonly (readonly [
  string,
  Readonly<Record<string, unknown>>,
  readonly Shape[],
  readonly boolean[],
])[] = [
  // classes, and probabilities
  ['CrossEntropyLoss', {}, [[4, 10], [4]], [false, true]],
  [
    'CrossEntropyLoss',
    {},
    [
      [4, 10],
      [4, 10],
    ],
    [false, false],
  ],
  ['NLLLoss', {}, [[4, 10], [4]], [false, true]],
  ['IndexPut', {}, [[4, 8], [3, 8], [3]], [false, false, true]],
  ['IndexPut', { value: 0 }, [[4, 8], [3]], [false, true]],
  ['MultiMarginLoss', {}, [[4, 10], [4]], [false, true]],
  [
    'Scatter',
    { dim: 1 },
    [
      [4, 8],
      [4, 3],
      [4, 3],
    ],
    [false, true, false],
  ],
];

test.each(cases)('%s %j of %j: %j', (type, given, shapes, expected) => {
  const op = findOp(type);
  if (op === undefined) return expect.fail(`there is no layer type ${type}`);
  const called = callOp(op, given, shapes);
  if ('problem' in called) return expect.fail(called.problem);
  expect(shapes.map((_shape, input) => op.readsIndexes?.(input, called.args, shapes) ?? false)).toEqual(
    expected,
  );
});
