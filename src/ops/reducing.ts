import { type Count, productOf, subtractCounts } from '../counts/count';
import { axesOf, axisOf, noSuchDim } from './axis';
import { example } from './example';
import type { Fields } from './field';
import { coefficient, DIMENSION, dimension, flag, oneOrMore, optional, withDefault } from './fields';
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
import { perElement, softmaxWork } from './work';

/** What a reduction computes: for each element that is taken in, and for each element of the output. */
interface ReductionSteps {
  readonly taken: PerWorkUnit;
  readonly given?: PerWorkUnit;
  /** Further tensors of the output's shape: the places of maxima. */
  readonly further?: number;
  readonly fields?: Fields;
  /** PyTorch's arguments by place; the dimensions and keepdim when not given. */
  readonly positional?: readonly string[];
}

const reductions: readonly (readonly [type: string, summary: string, steps: ReductionSteps])[] = [
  ['Sum', 'The sum over dimensions, or of all elements.', { taken: { add: 1 } }],
  ['Mean', 'The mean over dimensions, or of all elements.', { taken: { add: 1 }, given: { div: 1 } }],
  ['Prod', 'The product over dimensions, or of all elements.', { taken: { mul: 1 } }],
  [
    'Max',
    'The largest element and its place along a dimension, or of all.',
    { taken: { compare: 1 }, further: 1 },
  ],
  [
    'Min',
    'The smallest element and its place along a dimension, or of all.',
    { taken: { compare: 1 }, further: 1 },
  ],
  ['Median', 'The median and its place along a dimension, or of all.', { taken: { compare: 1 }, further: 1 }],
  ['Amax', 'The largest element over dimensions, or of all.', { taken: { compare: 1 } }],
  ['Amin', 'The smallest element over dimensions, or of all.', { taken: { compare: 1 } }],
  ['ArgMax', 'The place of the largest element.', { taken: { compare: 1 } }],
  ['ArgMin', 'The place of the smallest element.', { taken: { compare: 1 } }],
  ['All', 'Whether all elements are true.', { taken: { compare: 1 } }],
  ['Any', 'Whether any element is true.', { taken: { compare: 1 } }],
  ['CountNonzero', 'How many elements are not 0.', { taken: { compare: 1, add: 1 }, positional: ['dim'] }],
  ['LogSumExp', 'The logarithm of the sum of exp(x).', { taken: { exp: 1, add: 1 }, given: { exp: 1 } }],
  [
    'Var',
    'The variance over dimensions, or of all elements.',
    {
      taken: { add: 3, mul: 1 },
      given: { div: 2 },
      fields: { correction: coefficient(1, 'Taken off the count') },
      positional: ['dim'],
    },
  ],
  [
    'Std',
    'The standard deviation over dimensions, or of all elements.',
    {
      taken: { add: 3, mul: 1 },
      given: { div: 2, exp: 1 },
      fields: { correction: coefficient(1, 'Taken off the count') },
      positional: ['dim'],
    },
  ],
  [
    'Norm',
    'The p-norm over dimensions, or of all elements.',
    {
      taken: { mul: 1, add: 1 },
      given: { exp: 1 },
      fields: { p: coefficient(2, 'Which norm') },
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

/** Types that give places or counts: whole numbers. */
const WHOLE: ReadonlySet<string> = new Set(['ArgMax', 'ArgMin', 'ArgSort', 'CountNonzero']);

/** Running sums and orders along one dimension, which keep the shape. */
const scans: readonly (readonly [type: string, summary: string, steps: PerWorkUnit, further: 0 | 1])[] = [
  ['CumProd', 'The products of all elements up to each one along a dimension.', { mul: 1 }, 0],
  ['CumMax', 'The largest element up to each one along a dimension, and its place.', { compare: 1 }, 1],
  ['CumMin', 'The smallest element up to each one along a dimension, and its place.', { compare: 1 }, 1],
  ['Sort', 'The elements in order along a dimension, and their places.', { compare: 1 }, 1],
  ['ArgSort', 'The places of the elements in order along a dimension.', { compare: 1 }, 0],
];

/** Reductions over dimensions, running sums, orders and Normalize. */
export function reducingOps(): readonly Op[] {
  return [...reductions.map(reduction), ...scans.map(scan), normalize()];
}

function reduction([
  type,
  summary,
  { taken, given = {}, further = 0, fields = {}, positional = ['dim', 'keepdim'] },
]: (typeof reductions)[number]): Op {
  return defineOp({
    type,
    aliases: ALIASES[type] ?? [],
    form: 'function',
    family: 'reduction',
    summary,
    source: `torch.${type.toLowerCase()}`,
    ...(WHOLE.has(type) ? { elements: () => 'whole' as const } : {}),
    ...(type === 'Mean' ? { saved: 'input' as const } : {}),
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
    ...(further === 0
      ? {}
      : {
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

/** The dimensions of a reduction, whose table keeps no types of its fields. */
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

function scan([type, summary, steps, further]: (typeof scans)[number]): Op {
  return defineOp({
    type,
    form: 'function',
    family: 'reduction',
    summary,
    source: `torch.${type.toLowerCase()}`,
    ...(WHOLE.has(type) ? { elements: () => 'whole' as const } : {}),
    fields: { dim: withDefault(dimension('The dimension along which it goes'), -1) },
    output: ({ dim }, [shape]) =>
      axisOf(shape, dim) === null && shape.length > 0 ? noSuchDim(shape, dim, 'dim') : shape,
    work: (_args, _inputs, output) => perElement(steps, output),
    reach: () => 'everything',
    ...(further === 0 ? {} : { furtherOutputs: (_args: Args, [shape = []]: readonly Shape[]) => [shape] }),
    examples: [example('1x8x10 -> 1x8x10', { dim: 1 })],
  });
}

function normalize(): Op {
  return defineOp({
    type: 'Normalize',
    form: 'function',
    family: 'reduction',
    summary: 'Divides by the norm along a dimension.',
    source: 'torch.nn.functional.normalize',
    fields: {
      p: coefficient(2, 'Which norm'),
      dim: withDefault(oneOrMore(DIMENSION, 'The dimensions over which the norm is taken'), 1),
      eps: coefficient(1e-12, 'Least divisor'),
    },
    output: ({ dim }, [shape]) => {
      const axes = reducedAxes(dim, shape);
      return isShapeProblem(axes) ? axes : shape;
    },
    work: (_args, _inputs, output) => perElement({ mul: 1, add: 1, div: 1 }, output),
    reach: ({ dim }, [input]) => reductionReach(dim, true, input),
    examples: [example('1x8x10x10 -> 1x8x10x10'), example('1x16 -> 1x16', { dim: -1 })],
  });
}

/** GLU, Softmin and Softmax2d. */
export function gatingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'GLU',
      family: 'activation',
      summary: 'One half of a dimension times the sigmoid of the other.',
      fields: { dim: withDefault(dimension('The dimension that is halved'), -1) },
      output: ({ dim }, [shape]) => {
        const axis = axisOf(shape, dim);
        if (axis === null) return noSuchDim(shape, dim, 'dim');
        const size = sizeAt(shape, axis);
        if (size % 2 !== 0) return { problem: `a dimension of ${size} has no halves`, help: 'make it even' };
        return shape.map((kept, at) => (at === axis ? size / 2 : kept));
      },
      work: (_args, _inputs, output) => perElement({ exp: 1, add: 1, div: 1, mul: 1 }, output),
      reach: ({ dim }, [input]) => (axisOf(input, dim) === 1 ? 'position' : 'everything'),
      examples: [example('1x8x10 -> 1x4x10', { dim: 1 }), example('1x5x16 -> 1x5x8')],
    }),
    defineOp({
      type: 'Softmin',
      family: 'activation',
      summary: 'exp(-x) divided by its sum along a dimension.',
      fields: { dim: optional(dimension('Dimension along which the outputs add up to 1')) },
      output: (_args, [input]) => input,
      work: (_args, _inputs, output) => softmaxWork(output),
      reach: ({ dim }, [input]) => (dim !== null && axisOf(input, dim) === 1 ? 'position' : 'everything'),
      examples: [example('1x5x16 -> 1x5x16', { dim: -1 })],
    }),
    defineOp({
      type: 'Softmax2d',
      family: 'activation',
      summary: 'Softmax over the channels of each position.',
      fields: {},
      ranks: [3, 4],
      output: (_args, [input]) => input,
      work: (_args, _inputs, output) => softmaxWork(output),
      examples: [example('1x8x10x10 -> 1x8x10x10')],
    }),
  ];
}
