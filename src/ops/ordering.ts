import { productOf } from '../counts/count';
import { axisOf, isDim, noSuchDim } from './axis';
import type { Elements } from './element-types';
import { example } from './example';
import type { Fields } from './field';
import { DIMENSION, dimension, field, flag, whole, withDefault } from './fields';
import {
  type Args,
  defineOp,
  isShapeProblem,
  type Op,
  type PerWorkUnit,
  type Reach,
  type ShapeProblem,
} from './op';
import type { Shape } from './shape';
import type { SavedRule } from './training';
import { perElement } from './work';

/** A function along one dimension that keeps the shape. */
interface Scan {
  readonly type: string;
  readonly summary: string;
  readonly steps: PerWorkUnit;
  readonly elements: Elements;
  readonly saved: SavedRule<Args, readonly [Shape, ...Shape[]]>;
  /** It also returns the indexes of the elements, in a tensor of the same shape. */
  readonly places?: 'given';
  /** `required` if the dimension must be given; else the default is the last one. */
  readonly dim?: 'required';
  readonly fields?: Fields;
}

const order: Fields = { descending: flag(false, 'Puts the largest first') };

const scans: readonly Scan[] = [
  {
    type: 'CumSum',
    summary: 'The sum of each element and all before it along a dimension.',
    steps: { add: 1 },
    elements: 'summed',
    saved: 'nothing',
    dim: 'required',
  },
  {
    type: 'CumProd',
    summary: 'The product of each element and all before it along a dimension.',
    steps: { mul: 1 },
    elements: 'summed',
    dim: 'required',
    saved: () => ({ inputs: [0], outputs: [0] }),
  },
  {
    type: 'CumMax',
    summary: 'The largest element up to each one along a dimension, and its index.',
    steps: { compare: 1 },
    elements: 'kept',
    places: 'given',
    dim: 'required',
    saved: () => ({ inputs: [0], outputs: [1] }),
  },
  {
    type: 'CumMin',
    summary: 'The smallest element up to each one along a dimension, and its index.',
    steps: { compare: 1 },
    elements: 'kept',
    places: 'given',
    dim: 'required',
    saved: () => ({ inputs: [0], outputs: [1] }),
  },
  {
    type: 'Sort',
    summary: 'The sorted elements along a dimension, and their indexes.',
    steps: { compare: 1 },
    elements: 'kept',
    places: 'given',
    fields: order,
    saved: () => ({ outputs: [1] }),
  },
  {
    type: 'ArgSort',
    summary: 'The indexes that sort the elements along a dimension.',
    steps: { compare: 1 },
    elements: 'whole',
    saved: 'nothing',
    fields: order,
  },
];

/** Running sums and orders along one dimension, and TopK. */
export function orderingOps(): readonly Op[] {
  return [...scans.map(scan), topK(), kthValue(), mode()];
}

function scan({ type, summary, steps, elements, saved, places, dim: given, fields = {} }: Scan): Op {
  const description = 'The dimension along which it is computed';
  return defineOp({
    type,
    form: 'function',
    family: 'reduction',
    summary,
    source: `torch.${type.toLowerCase()}`,
    fields: {
      dim: given === 'required' ? field(DIMENSION, description) : withDefault(dimension(description), -1),
      ...fields,
    },
    output: ({ dim }, [shape]) =>
      typeof dim === 'number' && !isDim(shape, dim) ? noSuchDim(shape, dim, 'dim') : shape,
    work: (_args, _inputs, output) => perElement(steps, output),
    reach: () => 'everything',
    elements: () => elements,
    ...(places === undefined
      ? {}
      : {
          furtherElements: 'whole' as const,
          furtherNames: ['indices'],
          furtherOutputs: (_args: Args, [shape]: readonly [Shape, ...Shape[]]) => [shape],
        }),
    saved,
    examples: [example('1x8x10 -> 1x8x10', { dim: 1 })],
  });
}

/** Functions that take one element along a dimension, with its index. */
const oneAlong = {
  form: 'function',
  family: 'reduction',
  elements: (): Elements => 'kept',
  furtherElements: 'whole',
  furtherNames: ['indices'],
  reach: (): Reach => 'everything',
  saved: () => ({ outputs: [1] }),
} as const;

const alongOne = {
  dim: withDefault(dimension('The dimension that is searched'), -1),
  keepdim: flag(false, 'Keeps this dimension, with size 1'),
};

interface AlongOne {
  readonly dim: number;
  readonly keepdim: boolean;
}

function kthValue(): Op {
  return defineOp({
    ...oneAlong,
    type: 'KthValue',
    summary: 'The k-th smallest element along a dimension, and its index.',
    source: 'torch.kthvalue',
    fields: { k: whole(1, 'Which one, counted from the smallest'), ...alongOne },
    output: (args, [shape]) => {
      const taken = takenAlong(args, shape);
      const size = shape[axisOf(shape, args.dim) ?? -1] ?? 1;
      return !isShapeProblem(taken) && args.k > size
        ? {
            problem: `k ${args.k} is more than the ${size} elements of dimension ${args.dim}`,
            help: 'use a smaller k',
          }
        : taken;
    },
    furtherOutputs: (args, [shape]) => takenShapes(args, shape),
    work: (_args, [input]) => [{ unit: 'compare', factors: [productOf(input)] }],
    examples: [example('2x10 -> 2', { k: 3 }), example('2x10x4 -> 2x1x4', { k: 3, dim: 1, keepdim: true })],
  });
}

function mode(): Op {
  return defineOp({
    ...oneAlong,
    type: 'Mode',
    summary: 'The most frequent element along a dimension, and its index.',
    source: 'torch.mode',
    fields: alongOne,
    output: (args, [shape]) => takenAlong(args, shape),
    furtherOutputs: (args, [shape]) => takenShapes(args, shape),
    work: (_args, [input]) => [{ unit: 'compare', factors: [productOf(input)] }],
    examples: [example('2x10 -> 2'), example('2x10x4 -> 2x1x4', { dim: 1, keepdim: true })],
  });
}

function takenAlong({ dim, keepdim }: AlongOne, shape: Shape): Shape | ShapeProblem {
  if (!isDim(shape, dim)) return noSuchDim(shape, dim, 'dim');
  const axis = axisOf(shape, dim);
  if (axis === null) return shape;
  return keepdim ? shape.with(axis, 1) : shape.toSpliced(axis, 1);
}

function takenShapes(args: AlongOne, shape: Shape): readonly Shape[] {
  const taken = takenAlong(args, shape);
  return isShapeProblem(taken) ? [] : [taken];
}

function topK(): Op {
  return defineOp({
    type: 'TopK',
    form: 'function',
    family: 'reduction',
    summary: 'The largest or smallest elements along a dimension, and their indexes.',
    source: 'torch.topk',
    fields: {
      k: whole(1, 'How many elements'),
      dim: withDefault(dimension('The dimension that is searched'), -1),
      largest: flag(true, 'Takes the largest; the smallest when false'),
      sorted: flag(true, 'Gives them in order'),
    },
    output: ({ k, dim }, [shape]) => {
      // torch treats a number as a list of one
      const axis = axisOf(shape.length === 0 ? [1] : shape, dim);
      if (axis === null) return noSuchDim(shape, dim, 'dim');
      const size = shape[axis] ?? 1;
      if (k > size)
        return {
          problem: `k ${k} is more than the ${size} elements of dimension ${dim}`,
          help: 'use a smaller k',
        };
      return shape.length === 0 ? shape : shape.with(axis, k);
    },
    furtherOutputs: ({ k, dim }, [shape]) => {
      const axis = axisOf(shape, dim);
      return [shape.map((size, at) => (at === axis ? k : size))];
    },
    elements: () => 'kept',
    furtherElements: 'whole',
    furtherNames: ['indices'],
    reach: () => 'everything',
    work: (_args, [input]) => [{ unit: 'compare', factors: [productOf(input)] }],
    saved: () => ({ outputs: [1] }),
    examples: [example('2x10 -> 2x3', { k: 3 })],
  });
}
