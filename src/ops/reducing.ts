import { type Count, productOf, subtractCounts } from '../counts/count';
import { axesOf } from './axis';
import type { Elements } from './element-types';
import { example } from './example';
import type { Fields } from './field';
import {
  ANY_WHOLE,
  coefficient,
  DIMENSION,
  extendedNumber,
  field,
  flag,
  oneOrMore,
  optional,
  withDefault,
} from './fields';
import {
  type Args,
  type ArgValue,
  defineOp,
  isShapeProblem,
  type Op,
  type PerWorkUnit,
  type Reach,
  type ShapeProblem,
} from './op';
import { type Shape, sizeAt } from './shape';
import { keptValues, type SavedRule } from './training';
import { perElement } from './work';

/** The work of a reduction: for each element of the input, and for each element of the output. */
interface ReductionSteps {
  readonly taken: PerWorkUnit;
  readonly given?: PerWorkUnit;
  readonly elements: Elements;
  readonly saved: ReductionSaved;
  /** Along one dimension it also returns the indexes of its results. */
  readonly places?: 'given';
  readonly fields?: Fields;
  /** PyTorch's arguments by place; the dimensions and keepdim when not given. */
  readonly positional?: readonly string[];
}

type ReductionSaved = SavedRule<Args, readonly [Shape, ...Shape[]]>;

const inputAndOutput: ReductionSaved = () => ({ inputs: [0], outputs: [0] });

/** Along one dimension saves the indexes, over all elements the input and the output. */
const placesSaved: ReductionSaved = ({ dim }) =>
  typeof dim === 'number' ? { outputs: [1] } : { inputs: [0], outputs: [0] };

const extreme: ReductionSteps = {
  taken: { compare: 1 },
  elements: 'kept',
  places: 'given',
  saved: placesSaved,
};
const place: ReductionSteps = { taken: { compare: 1 }, elements: 'whole', saved: 'nothing' };
const truth: ReductionSteps = { taken: { compare: 1 }, elements: 'bool', saved: 'nothing' };
const ignoresNan: Fields = {
  ignore_nan: flag(false, 'Ignores NaN, as torch.nansum and torch.nanmean do'),
};
const spread = {
  taken: { add: 3, mul: 1 },
  elements: 'float',
  fields: { correction: withDefault(field(ANY_WHOLE, 'Subtracted from the count'), 1) },
  positional: ['dim'],
} as const;

const reductions: readonly (readonly [type: string, summary: string, steps: ReductionSteps])[] = [
  [
    'Sum',
    'The sum over dimensions, or of all elements.',
    {
      taken: { add: 1 },
      elements: 'summed',
      fields: ignoresNan,
      saved: ({ ignore_nan }) => (ignore_nan === true ? { inputs: [0] } : {}),
    },
  ],
  [
    'Mean',
    'The mean over dimensions, or of all elements.',
    {
      taken: { add: 1 },
      given: { div: 1 },
      elements: 'float',
      fields: ignoresNan,
      saved: ({ dim, ignore_nan }, _shapes, output) => {
        // the number of elements that are not NaN, as whole numbers
        if (ignore_nan === true) return { inputs: [0], inner: [{ shape: output, elements: 'indices' }] };
        return dim === null ? {} : { inputs: [0] };
      },
    },
  ],
  [
    'Prod',
    'The product over dimensions, or of all elements.',
    { taken: { mul: 1 }, elements: 'summed', saved: inputAndOutput },
  ],
  ['Max', 'The largest element and its index along a dimension, or the largest of all.', extreme],
  ['Min', 'The smallest element and its index along a dimension, or the smallest of all.', extreme],
  ['Median', 'The median and its index along a dimension, or the median of all.', extreme],
  [
    'Amax',
    'The largest element over dimensions, or of all.',
    { taken: { compare: 1 }, elements: 'kept', saved: inputAndOutput },
  ],
  [
    'Amin',
    'The smallest element over dimensions, or of all.',
    { taken: { compare: 1 }, elements: 'kept', saved: inputAndOutput },
  ],
  ['ArgMax', 'The index of the largest element.', place],
  ['ArgMin', 'The index of the smallest element.', place],
  ['All', 'Whether all elements are true.', truth],
  ['Any', 'Whether any element is true.', truth],
  [
    'CountNonzero',
    'How many elements are not 0.',
    { taken: { compare: 1, add: 1 }, elements: 'whole', saved: 'nothing', positional: ['dim'] },
  ],
  [
    'LogSumExp',
    'The logarithm of the sum of exp(x).',
    { taken: { exp: 1, add: 1 }, given: { exp: 1 }, elements: 'float', saved: inputAndOutput },
  ],
  [
    'Var',
    'The variance over dimensions, or of all elements.',
    { ...spread, given: { div: 2 }, saved: 'input' },
  ],
  [
    'Std',
    'The standard deviation over dimensions, or of all elements.',
    { ...spread, given: { div: 2, exp: 1 }, saved: inputAndOutput },
  ],
  [
    'Norm',
    'The p-norm over dimensions, or of all elements.',
    {
      taken: { mul: 1, add: 1 },
      given: { exp: 1 },
      elements: 'float',
      saved: inputAndOutput,
      fields: { p: withDefault(extendedNumber('The p of the norm'), 2) },
      positional: ['p', 'dim', 'keepdim'],
    },
  ],
];

/** What other libraries call these types. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  Sum: ['ReduceSum'],
  Mean: ['ReduceMean'],
  Prod: ['ReduceProd'],
  Amax: ['ReduceMax'],
  Amin: ['ReduceMin'],
  LogSumExp: ['ReduceLogSumExp'],
};

/** Reductions over dimensions, and Normalize. */
export function reducingOps(): readonly Op[] {
  return [...reductions.map(reduction), normalize()];
}

function reduction([
  type,
  summary,
  { taken, given = {}, elements, saved, places, fields = {}, positional = ['dim', 'keepdim'] },
]: (typeof reductions)[number]): Op {
  return defineOp({
    type,
    aliases: ALIASES[type] ?? [],
    form: 'function',
    family: 'reduction',
    summary,
    source: `torch.${type.toLowerCase()}`,
    elements: () => elements,
    saved,
    fields: {
      dim: optional(oneOrMore(DIMENSION, 'The dimensions that are reduced; all when not given')),
      keepdim: flag(false, 'Keeps these dimensions, with size 1'),
      ...fields,
    },
    positional,
    output: (args, [shape]) => reduced(dimsOf(args), args.keepdim === true, shape),
    work: (args, [input], output) => {
      const axes = reducedAxes(dimsOf(args), input);
      if (isShapeProblem(axes)) return [];
      const others: Count = subtractCounts(productOf(axes.map((axis) => sizeAt(input, axis))), 1);
      return [...perElement(taken, [others, ...output]), ...perElement(given, output)];
    },
    reach: (args, [input]) => reductionReach(dimsOf(args), args.keepdim === true, input),
    ...(places === undefined
      ? {}
      : {
          furtherElements: 'whole' as const,
          furtherNames: ['indices'],
          furtherOutputs: (args: Args, [shape = []]: readonly Shape[]) => {
            const output = reduced(dimsOf(args), args.keepdim === true, shape);
            return typeof args.dim !== 'number' || isShapeProblem(output) ? [] : [output];
          },
        }),
    examples: [
      example('1x8x10x10 -> 1x8', { dim: [2, 3] }),
      example('1x8x10x10 -> 1x8x1x1', { dim: [-2, -1], keepdim: true }),
      example('1x49x768 -> 1x768', { dim: 1 }),
      example('1x8x10x10 ->'),
    ],
  });
}

/** The dimensions of a reduction; the table of reductions loses the types of the fields. */
function dimsOf({ dim }: Readonly<Record<string, ArgValue | undefined>>): number | readonly number[] | null {
  if (typeof dim === 'number') return dim;
  return Array.isArray(dim) ? dim.filter((one) => typeof one === 'number') : null;
}

function reduced(
  dim: number | readonly number[] | null,
  keepdim: boolean,
  shape: Shape,
): Shape | ShapeProblem {
  const axes = reducedAxes(dim, shape);
  if (isShapeProblem(axes)) return axes;
  return keepdim
    ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    : shape.filter((_size, axis) => !axes.includes(axis));
}

function reductionReach(dim: number | readonly number[] | null, keepdim: boolean, input: Shape): Reach {
  const axes = reducedAxes(dim, input);
  return keepdim && !isShapeProblem(axes) && axes.every((axis) => axis < 2) ? 'position' : 'everything';
}

function reducedAxes(dim: number | readonly number[] | null, shape: Shape): readonly number[] | ShapeProblem {
  if (dim === null) return shape.map((_size, axis) => axis);
  return axesOf(shape, typeof dim === 'number' ? [dim] : dim, 'dim');
}

function normalize(): Op {
  return defineOp({
    type: 'Normalize',
    form: 'function',
    family: 'reduction',
    summary: 'Divides by the norm along a dimension.',
    source: 'torch.nn.functional.normalize',
    fields: {
      p: coefficient(2, 'The p of the norm'),
      dim: withDefault(oneOrMore(DIMENSION, 'The dimensions over which the norm is taken'), 1),
      eps: coefficient(1e-12, 'Least divisor'),
    },
    output: ({ dim }, [shape]) => {
      const axes = reducedAxes(dim, shape);
      return isShapeProblem(axes) ? axes : shape;
    },
    work: (_args, _inputs, output) => perElement({ mul: 1, add: 1, div: 1 }, output),
    reach: ({ dim }, [input]) => reductionReach(dim, true, input),
    // the norm, and the norm with its lower bound
    saved: ({ dim }, [input]) => {
      const norm = reduced(dim, true, input);
      return isShapeProblem(norm) ? {} : { inputs: [0], inner: [keptValues(norm), keptValues(norm)] };
    },
    examples: [example('1x8x10x10 -> 1x8x10x10'), example('1x16 -> 1x16', { dim: -1 })],
  });
}
