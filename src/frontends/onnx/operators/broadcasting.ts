import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute } from './attributes';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type Elements,
  elementCount,
  type KnownTensor,
  sizeOn,
} from './operator';
import { axesOf, viewed } from './viewing';

/** The sizes that tensors broadcast to; null where the rank of one is not known. */
export function broadcastDims(all: readonly (Dims | null)[]): Dims | null | ShapeProblem {
  let result: Dims = [];
  for (const dims of all) {
    if (dims === null) return null;
    const rank = Math.max(result.length, dims.length);
    const [left, right] = [widened(result, rank), widened(dims, rank)];
    const merged = left.map((size, axis) => broadcastSize(size, sizeOn(right, axis)));
    if (merged.includes(undefined))
      return { problem: `${dimsText(result)} and ${dimsText(dims)} do not broadcast` };
    result = merged.map((size) => size ?? null);
  }
  return result;
}

/** Sizes with as many of 1 in front as they need for a rank. */
function widened(dims: Dims, rank: number): Dims {
  return [...new Array<number>(rank - dims.length).fill(1), ...dims];
}

/** The size to which two broadcast, null if it is not known; undefined if they do not broadcast. */
export function broadcastSize(left: number | null, right: number | null): number | null | undefined {
  if (left === 1) return right;
  if (right === 1 || left === right) return left;
  if (left === null) return right;
  return right === null ? left : undefined;
}

/** Whether the answer of a rule is a refusal. */
export function isProblem<T>(answer: T | ShapeProblem): answer is ShapeProblem {
  return typeof answer === 'object' && answer !== null && 'problem' in answer;
}

/**
 * The sizes of an operand as broadcasting sees them: before version 7 the smaller side lies at the attribute
 * `axis`, so it has sizes of 1 after it.
 */
export function alignedDims(call: Call, index: number): Dims | null {
  const dims = dimsAt(call, index);
  const first = dimsAt(call, 0);
  const axis = numberAttribute(call, 'axis', null);
  if (index === 0 || call.version >= 7 || axis === null || dims === null || first === null) return dims;
  const start = axis < 0 ? axis + first.length : axis;
  const behind = first.length - start - dims.length;
  return behind <= 0 ? dims : [...dims, ...new Array<number>(behind).fill(1)];
}

/** The elements of a tensor that is repeated to known sizes. */
export function broadcastElements({ dims, elements }: KnownTensor, output: readonly number[]): Elements {
  const own = axesOf(dims);
  const axes = output.map((size, axis) => {
    const found = own.at(axis - output.length);
    return { size, step: found === undefined || found.size === 1 ? 0 : found.step };
  });
  return viewed(elements, axes);
}

/** Applies a function to elements that broadcast to known sizes. */
export function mapBroadcast(
  operands: readonly KnownTensor[],
  output: readonly number[],
  apply: (values: readonly number[]) => number,
): Elements {
  const views = operands.map((operand) => broadcastElements(operand, output));
  return Array.from({ length: elementCount(output) }, (_, position) => {
    const values = allKnown(views.map((view) => view[position] ?? null));
    return values === null ? null : apply(values);
  });
}
