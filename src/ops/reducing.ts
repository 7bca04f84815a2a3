import { productOf, subtractCounts } from '../counts/count';
import { axesOf } from './axis';
import { DIMENSION, either, flag } from './fields';
import { defineOp, isShapeProblem, ONE_INPUT, type Op, type ShapeProblem } from './op';
import { type Shape, sizeAt } from './shape';

/** Mean. */
export function reducingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Mean',
      form: 'function',
      family: 'shape',
      summary: 'The mean over dimensions.',
      source: 'https://pytorch.org/docs/stable/generated/torch.mean.html',
      fields: {
        dim: either(
          [DIMENSION, { kind: 'list', of: DIMENSION, least: 1 }],
          'The dimensions over which the mean is taken',
        ),
        keepdim: flag(false, 'Keeps these dimensions, with size 1'),
      },
      inputs: ONE_INPUT,
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
    }),
  ];
}

function reducedAxes(dim: number | readonly number[], shape: Shape): readonly number[] | ShapeProblem {
  return axesOf(shape, typeof dim === 'number' ? [dim] : dim, 'dim');
}
