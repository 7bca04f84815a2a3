import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute } from './attributes';
import { allKnown, type Call, type Dims, dimsText, type Elements } from './operator';

/** An axis from the front; null where the tensor has none. */
export function axisFrom(axis: number, rank: number): number | null {
  const index = axis < 0 ? axis + rank : axis;
  return Number.isInteger(index) && index >= 0 && index < rank ? index : null;
}

/** The axis of an attribute, from the front, or the problem if the tensor does not have it. */
export function givenAxis(
  call: Call,
  dims: Dims,
  byDefault: number,
  attribute = 'axis',
): number | ShapeProblem {
  const given = numberAttribute(call, attribute, byDefault);
  return axisFrom(given, dims.length) ?? { problem: `axis ${given} is not a dimension of ${dimsText(dims)}` };
}

/** Axes from the front, or the problem if the tensor does not have all of them; null if one is not known. */
export function axesFrom(given: readonly number[], dims: Dims): readonly number[] | ShapeProblem;
export function axesFrom(given: Elements, dims: Dims): readonly number[] | ShapeProblem | null;
export function axesFrom(given: Elements, dims: Dims): readonly number[] | ShapeProblem | null {
  const known = allKnown(given);
  if (known === null) return null;
  const axes = allKnown(known.map((axis) => axisFrom(axis, dims.length)));
  return axes ?? { problem: `${dimsText(dims)} does not have all axes of ${dimsText(given)}` };
}
