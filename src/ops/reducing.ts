import { type Count, productOf, subtractCounts } from '../counts/count';
import { axesOf } from './axis';
import { DIMENSION, dimension, either, flag } from './fields';
import { defineOp, isShapeProblem, type Op, type ShapeProblem, type WorkTerm } from './op';
import { type Shape, sizeAt } from './shape';

/** Mean, Sum and the other reductions over dimensions. */
export function reducingOps(): readonly Op[] {
  return [...reductions.map(reduction), argument('ArgMax', 'largest'), argument('ArgMin', 'smallest')];
}

/** A reduction of so many elements to each of the output. */
interface Reduction {
  readonly type: string;
  /** What other tools call it. */
  readonly aliases?: readonly string[];
  /** What it gives, in words: `the mean`. */
  readonly name: string;
  readonly torch: string;
  readonly work: (reduced: Count, output: Shape) => readonly WorkTerm[];
  /** What autograd keeps of it, where that has been looked up. */
  readonly saved?: 'input';
}

/** One operation less than there are elements. */
const between =
  (unit: WorkTerm['unit']): Reduction['work'] =>
  (reduced, output) => [{ unit, factors: [subtractCounts(reduced, 1), ...output] }];

const reductions: readonly Reduction[] = [
  {
    type: 'Mean',
    aliases: ['ReduceMean'],
    name: 'the mean',
    torch: 'mean',
    saved: 'input',
    work: (reduced, output) => [
      { unit: 'add', factors: [subtractCounts(reduced, 1), ...output] },
      { unit: 'div', factors: output },
    ],
  },
  { type: 'Sum', aliases: ['ReduceSum'], name: 'the sum', torch: 'sum', work: between('add') },
  { type: 'Prod', aliases: ['ReduceProd'], name: 'the product', torch: 'prod', work: between('mul') },
  {
    type: 'Amax',
    aliases: ['ReduceMax'],
    name: 'the largest element',
    torch: 'amax',
    work: between('compare'),
  },
  {
    type: 'Amin',
    aliases: ['ReduceMin'],
    name: 'the smallest element',
    torch: 'amin',
    work: between('compare'),
  },
  {
    type: 'LogSumExp',
    aliases: ['ReduceLogSumExp'],
    name: 'the logarithm of the sum of exp(x)',
    torch: 'logsumexp',
    work: (reduced, output) => [
      { unit: 'exp', factors: [reduced, ...output] },
      { unit: 'add', factors: [subtractCounts(reduced, 1), ...output] },
      { unit: 'exp', factors: output },
    ],
  },
];

function reduction({ type, name, torch, work, ...facts }: Reduction): Op {
  return defineOp({
    type,
    ...facts,
    form: 'function',
    family: type === 'Mean' ? 'shape' : 'reduction',
    summary: `${name.charAt(0).toUpperCase()}${name.slice(1)} over dimensions.`,
    source: `torch.${torch}`,
    fields: {
      dim: either(
        [DIMENSION, { kind: 'list', of: DIMENSION, least: 1 }],
        `The dimensions over which ${name} is taken`,
      ),
      keepdim: flag(false, 'Keeps these dimensions, with size 1'),
    },
    output: ({ dim, keepdim }, [shape]) => {
      const axes = reducedAxes(dim, shape);
      if (isShapeProblem(axes)) return axes;
      return keepdim
        ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
        : shape.filter((_size, axis) => !axes.includes(axis));
    },
    work: ({ dim }, [input], output) => {
      const axes = reducedAxes(dim, input);
      return isShapeProblem(axes) ? [] : work(productOf(axes.map((axis) => sizeAt(input, axis))), output);
    },
    reach: ({ dim, keepdim }, [input]) => {
      const axes = reducedAxes(dim, input);
      return keepdim && !isShapeProblem(axes) && axes.every((axis) => axis < 2) ? 'position' : 'everything';
    },
    examples: [
      { args: { dim: [2, 3] }, inputs: [[1, 8, 10, 10]], output: [1, 8], params: 0, macs: 0 },
      {
        args: { dim: [-2, -1], keepdim: true },
        inputs: [[1, 8, 10, 10]],
        output: [1, 8, 1, 1],
        params: 0,
        macs: 0,
      },
      { args: { dim: 1 }, inputs: [[1, 49, 768]], output: [1, 768], params: 0, macs: 0 },
    ],
  });
}

function argument(type: 'ArgMax' | 'ArgMin', which: string): Op {
  return defineOp({
    type,
    form: 'function',
    family: 'reduction',
    summary: `The place of the ${which} element along a dimension.`,
    source: `torch.${type.toLowerCase()}`,
    fields: {
      dim: dimension('The dimension along which it is looked for'),
      keepdim: flag(false, 'Keeps this dimension, with size 1'),
    },
    output: ({ dim, keepdim }, [shape]) => {
      const axes = reducedAxes(dim, shape);
      if (isShapeProblem(axes)) return axes;
      return keepdim
        ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
        : shape.filter((_size, axis) => !axes.includes(axis));
    },
    reach: () => 'everything',
    work: (_args, [input]) => [{ unit: 'compare', factors: [productOf(input)] }],
    examples: [{ args: { dim: 1 }, inputs: [[1, 49, 7]], output: [1, 7], params: 0, macs: 0 }],
  });
}

function reducedAxes(dim: number | readonly number[], shape: Shape): readonly number[] | ShapeProblem {
  return axesOf(shape, typeof dim === 'number' ? [dim] : dim, 'dim');
}
