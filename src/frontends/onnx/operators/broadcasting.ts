import type { ShapeProblem } from '../../../ops/op';
import { type Call, type Dims, dimsAt, dimsText, type Elements, numberAttribute } from './operator';

/** The sizes that tensors broadcast to; null where the rank of one is not known. */
export function broadcastDims(all: readonly (Dims | null)[]): Dims | null | ShapeProblem {
  let result: Dims = [];
  for (const dims of all) {
    if (dims === null) return null;
    const rank = Math.max(result.length, dims.length);
    const merged: (number | null)[] = [];
    for (let fromEnd = rank; fromEnd >= 1; fromEnd -= 1) {
      const left = fromEnd > result.length ? 1 : (result[result.length - fromEnd] ?? null);
      const right = fromEnd > dims.length ? 1 : (dims[dims.length - fromEnd] ?? null);
      const size = merge(left, right);
      if (size === undefined)
        return { problem: `${dimsText(result)} and ${dimsText(dims)} do not broadcast` };
      merged.push(size);
    }
    result = merged;
  }
  return result;
}

/** Undefined where two sizes do not go together. */
function merge(left: number | null, right: number | null): number | null | undefined {
  if (left === 1) return right;
  if (right === 1 || left === right) return left;
  if (left === null) return right;
  return right === null ? left : undefined;
}

/** Whether the answer of a rule is a refusal. */
export function isProblem<T extends object>(answer: T | ShapeProblem | null): answer is ShapeProblem {
  return answer !== null && 'problem' in answer;
}

/**
 * The sizes of an operand as broadcasting sees them: before version 7 the smaller side lies at the attribute `axis`, so
 * it has sizes of 1 behind it.
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

/** Applies a function to elements that broadcast, which must be known in size. */
export function mapBroadcast(
  operands: readonly { readonly dims: Dims; readonly elements: Elements }[],
  output: Dims,
  apply: (values: readonly number[]) => number,
): Elements {
  const sizes = output.map((dim) => dim ?? 0);
  const count = sizes.reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, position) => {
    const values: number[] = [];
    for (const { dims, elements } of operands) {
      const value = elements[positionIn(dims, sizes, position)] ?? null;
      if (value === null) return null;
      values.push(value);
    }
    return apply(values);
  });
}

/** The position in a broadcast operand of a position in the output. */
function positionIn(dims: Dims, sizes: readonly number[], position: number): number {
  let rest = position;
  let result = 0;
  let step = 1;
  for (let fromEnd = 1; fromEnd <= sizes.length; fromEnd += 1) {
    const size = sizes[sizes.length - fromEnd] ?? 1;
    const index = rest % size;
    rest = (rest - index) / size;
    const own = dims[dims.length - fromEnd] ?? 1;
    if (fromEnd > dims.length) continue;
    if (own !== 1) result += index * step;
    step *= own;
  }
  return result;
}
