import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, numbersAttribute } from './attributes';
import { axesFrom, givenAxis } from './axes';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  type Elements,
  elementCount,
  elementsAt,
  hasInput,
  INT64,
  knownAt,
  type Operator,
  type Operators,
  ranked,
  sizeOn,
  typeAt,
} from './operator';
import { axesOf, viewed } from './viewing';

/** The axes of a reduction, from the front; all of them for none, null where they are not known. */
function reducedAxes(call: Call, dims: Dims, axesSince: number): readonly number[] | ShapeProblem | null {
  const isOperand = call.version >= axesSince;
  const given = isOperand ? elementsAt(call, 1) : numbersAttribute(call, 'axes');
  if (given === null && isOperand && hasInput(call, 1)) return null;
  if (given !== null && given.length > 0) return axesFrom(given, dims);
  return numberAttribute(call, 'noop_with_empty_axes', 0) === 1 ? [] : dims.map((_dim, axis) => axis);
}

const keepsAxes = (call: Call): boolean => numberAttribute(call, 'keepdims', 1) === 1;

/** The sizes without the reduced axes, which keep a size of 1 unless `keepdims` is 0. */
function reducedDims(call: Call, dims: Dims, axes: readonly number[]): Dims {
  return keepsAxes(call)
    ? dims.map((dim, axis) => (axes.includes(axis) ? 1 : dim))
    : dims.filter((_dim, axis) => !axes.includes(axis));
}

/** The sizes after reducing unknown axes, of which only the number is known. */
function unknownAxes(call: Call, dims: Dims): Dims | null {
  const count = keepsAxes(call) ? 0 : sizeOn(dimsAt(call, 1), 0);
  return count === null ? null : dims.slice(count).map(() => null);
}

/** A reduction over axes, which are an operand from a version on and an attribute before. */
export function reduction(
  type: string | null,
  apply?: (values: readonly number[]) => number,
  axesSince = 18,
): Operator {
  return {
    roles: ['data', 'shape'],
    outputs: ranked((call, dims) => {
      const axes = reducedAxes(call, dims, axesSince);
      if (isProblem(axes)) return axes;
      const output = axes === null ? unknownAxes(call, dims) : reducedDims(call, dims, axes);
      return [{ dims: output, elementType: typeAt(call, 0) }];
    }),
    lower: (call) => {
      const dim = reducedAxes(call, dimsAt(call, 0) ?? [], axesSince);
      return type === null || dim === null || isProblem(dim) || dim.length === 0
        ? null
        : { type, args: { dim, keepdim: keepsAxes(call) }, inputs: [0] };
    },
    ...(apply === undefined ? {} : { fold: (call) => foldReduction(call, apply, axesSince) }),
  };
}

/** Folds a reduction: with the other axes first, elements that are reduced together are adjacent. */
function foldReduction(
  call: Call,
  apply: (values: readonly number[]) => number,
  axesSince: number,
): Elements | null {
  const from = knownAt(call, 0);
  const reduced = from === null ? null : reducedAxes(call, from.dims, axesSince);
  if (from === null || reduced === null || isProblem(reduced)) return null;
  const axes = axesOf(from.dims);
  const outer = axes.filter((_axis, at) => !reduced.includes(at));
  const inner = axes.filter((_axis, at) => reduced.includes(at));
  const each = elementCount(inner.map(({ size }) => size));
  const elements = viewed(from.elements, [...outer, ...inner]);
  return Array.from({ length: elementCount(outer.map(({ size }) => size)) }, (_, index) => {
    const values = allKnown(elements.slice(index * each, (index + 1) * each));
    const result = values === null ? Number.NaN : apply(values);
    return Number.isFinite(result) ? result : null;
  });
}

/** The place of the largest or smallest element along an axis. */
function argument(type: string): Operator {
  return {
    outputs: ranked(
      (call, dims) => {
        const axis = givenAxis(call, dims, 0);
        return isProblem(axis) ? axis : [{ dims: reducedDims(call, dims, [axis]), elementType: INT64 }];
      },
      () => [INT64],
    ),
    lower: (call) => ({
      type,
      args: { dim: numberAttribute(call, 'axis', 0), keepdim: keepsAxes(call) },
      inputs: [0],
    }),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Reductions over axes. */
export const reducingOperators: Operators = {
  ReduceSum: reduction('Sum', sum, 13),
  ReduceMean: reduction('Mean', (values) => sum(values) / values.length),
  ReduceProd: reduction('Prod', (values) => values.reduce((product, value) => product * value, 1)),
  ReduceMax: reduction('Amax', (values) => Math.max(...values)),
  ReduceMin: reduction('Amin', (values) => Math.min(...values)),
  ReduceL1: reduction(null),
  ReduceL2: reduction(null),
  ReduceLogSum: reduction(null),
  ReduceLogSumExp: reduction('LogSumExp'),
  ReduceSumSquare: reduction(null),
  ArgMax: argument('ArgMax'),
  ArgMin: argument('ArgMin'),
};
