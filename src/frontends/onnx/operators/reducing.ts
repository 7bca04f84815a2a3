import {
  allKnown,
  axisFrom,
  type Call,
  dimsAt,
  dimsText,
  elementsAt,
  hasInput,
  INT64,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  typeAt,
  unknownOutputs,
} from './operator';

/** The axes of a reduction, from the front; all of them for none, null where they are not known. */
function reducedAxes(
  call: Call,
  rank: number,
  { axesSince }: { readonly axesSince: number },
): readonly number[] | null {
  const all = Array.from({ length: rank }, (_, axis) => axis);
  const isOperand = call.version >= axesSince;
  if (isOperand && hasInput(call, 1) && elementsAt(call, 1) === null) return null;
  const given = isOperand
    ? hasInput(call, 1)
      ? allKnown(elementsAt(call, 1))
      : null
    : numbersAttribute(call, 'axes');
  if (given === null || given.length === 0)
    return numberAttribute(call, 'noop_with_empty_axes', 0) === 1 ? [] : all;
  return given.map((axis) => axisFrom(axis, rank) ?? -1);
}

/** A reduction over axes, of which an operand says from a version on. */
function reduction(
  type: string | null,
  apply?: (values: readonly number[]) => number,
  axesSince = 18,
): Operator {
  const axesIn = (call: Call, rank: number) => reducedAxes(call, rank, { axesSince });
  const keeps = (call: Call): boolean => numberAttribute(call, 'keepdims', 1) === 1;
  return {
    roles: ['data', 'shape'],
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      const axes = dims === null ? null : axesIn(call, dims.length);
      if (dims === null || axes === null) {
        const isRankKept = dims !== null && keeps(call);
        return [{ dims: isRankKept ? dims.map(() => null) : null, elementType: typeAt(call, 0) }];
      }
      if (axes.includes(-1)) return { problem: `${dimsText(dims)} does not have all axes of the reduction` };
      const output = keeps(call)
        ? dims.map((dim, axis) => (axes.includes(axis) ? 1 : dim))
        : dims.filter((_dim, axis) => !axes.includes(axis));
      return [{ dims: output, elementType: typeAt(call, 0) }];
    },
    lower: (call) => {
      const dim = axesIn(call, dimsAt(call, 0)?.length ?? 0);
      return type === null || dim === null || dim.length === 0
        ? null
        : { type, args: { dim, keepdim: keeps(call) }, inputs: [0] };
    },
    ...(apply === undefined
      ? {}
      : {
          fold: (call) => {
            const elements = allKnown(elementsAt(call, 0));
            const rank = dimsAt(call, 0)?.length ?? 0;
            const axes = axesIn(call, rank);
            const isWhole = axes !== null && axes.length === rank;
            return elements === null || elements.length === 0 || !isWhole ? null : [apply(elements)];
          },
        }),
  };
}

/** The place of the largest or smallest element along an axis. */
function argument(type: string): Operator {
  return {
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      if (dims === null) return unknownOutputs(call, INT64);
      const given = numberAttribute(call, 'axis', 0);
      const axis = axisFrom(given, dims.length);
      if (axis === null) return { problem: `axis ${given} is not a dimension of ${dimsText(dims)}` };
      const output =
        numberAttribute(call, 'keepdims', 1) === 1
          ? dims.map((dim, at) => (at === axis ? 1 : dim))
          : dims.filter((_dim, at) => at !== axis);
      return [{ dims: output, elementType: INT64 }];
    },
    lower: (call) => ({
      type,
      args: { dim: numberAttribute(call, 'axis', 0), keepdim: numberAttribute(call, 'keepdims', 1) === 1 },
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
