import { productOf, subtractCounts } from '../counts/count';
import { axesOf } from './axis';
import { example } from './example';
import { DIMENSION, flag, oneOrMore } from './fields';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { type Shape, sizeAt } from './shape';

/** Mean. */
export function reducingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Mean',
      aliases: ['ReduceMean'],
      form: 'function',
      family: 'shape',
      summary: 'The mean over dimensions.',
      source: 'torch.mean',
      fields: {
        dim: oneOrMore(DIMENSION, 'The dimensions over which the mean is taken'),
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
        if (isShapeProblem(axes)) return [];
        const averaged = productOf(axes.map((axis) => sizeAt(input, axis)));
        return [
          { unit: 'add', factors: [subtractCounts(averaged, 1), ...output] },
          { unit: 'div', factors: output },
        ];
      },
      saved: 'input',
      reach: ({ dim, keepdim }, [input]) => {
        const axes = reducedAxes(dim, input);
        return keepdim && !isShapeProblem(axes) && axes.every((axis) => axis < 2) ? 'position' : 'everything';
      },
      examples: [
        example('1x8x10x10 -> 1x8', { dim: [2, 3] }),
        example('1x8x10x10 -> 1x8x1x1', { dim: [-2, -1], keepdim: true }),
        example('1x49x768 -> 1x768', { dim: 1 }),
      ],
    }),
  ];
}

function reducedAxes(dim: number | readonly number[], shape: Shape): readonly number[] | ShapeProblem {
  return axesOf(shape, typeof dim === 'number' ? [dim] : dim, 'dim');
}
