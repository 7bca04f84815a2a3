import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Shape } from '../../src/ops/shape';
import { callOp } from '../support/call-op';

/** A line of `combinations_of_shapes.json`. */
interface Recorded {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The shapes that each input was given. */
  readonly shapes: readonly (readonly Shape[])[];
  /** What torch took: the place of each input's shape in its list, then the shape of the output. */
  readonly taken: readonly (readonly (number | Shape)[])[];
}

const recorded = JSON.parse(
  readFileSync(`${import.meta.dirname}/combinations_of_shapes.json`, 'utf8'),
) as readonly Recorded[];

test.each(recorded)('$type $args takes the shapes that torch takes', ({ type, args, shapes, taken }) => {
  const op = findOp(type);
  if (op === undefined) return expect.fail(`there is no layer type ${type}`);
  const ours = combinations(shapes.map(({ length }) => length)).flatMap((places) => {
    const inputs = places.map((place, input) => shapes[input]?.[place] ?? []);
    const called = callOp(op, args, inputs);
    return 'problem' in called ? [] : [[...places, called.output]];
  });
  expect(ours).toEqual(taken);
});

/** All lists of a place for each input, the last of which changes fastest. */
function combinations([count, ...rest]: readonly number[]): readonly (readonly number[])[] {
  if (count === undefined) return [[]];
  const further = combinations(rest);
  return Array.from({ length: count }, (_, place) => further.map((places) => [place, ...places])).flat();
}
