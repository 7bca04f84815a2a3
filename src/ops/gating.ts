import { axisOf, noSuchDim } from './axis';
import { example } from './example';
import { dimension, optional, withDefault } from './fields';
import { defineOp, type Op } from './op';
import { sizeAt } from './shape';
import { perElement, softmaxWork } from './work';

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
      memoryOrder: 'contiguous if inputs are',
      work: (_args, _inputs, output) => perElement({ exp: 1, add: 1, div: 1, mul: 1 }, output),
      reach: ({ dim }, [input]) => (axisOf(input, dim) === 1 ? 'position' : 'everything'),
      saved: 'input',
      examples: [example('1x8x10 -> 1x4x10', { dim: 1 }), example('1x5x16 -> 1x5x8')],
    }),
    defineOp({
      type: 'Softmin',
      family: 'activation',
      summary: 'exp(-x) divided by its sum along a dimension.',
      fields: { dim: optional(dimension('Dimension along which the outputs add up to 1')) },
      output: (_args, [input]) => input,
      memoryOrder: 'contiguous if inputs are',
      work: (_args, _inputs, output) => softmaxWork(output),
      reach: ({ dim }, [input]) => (dim !== null && axisOf(input, dim) === 1 ? 'position' : 'everything'),
      saved: 'output',
      examples: [example('1x5x16 -> 1x5x16', { dim: -1 })],
    }),
    defineOp({
      type: 'Softmax2d',
      family: 'activation',
      summary: 'Softmax over the channels of each position.',
      fields: {},
      ranks: [3, 4],
      output: (_args, [input]) => input,
      memoryOrder: 'contiguous if inputs are',
      work: (_args, _inputs, output) => softmaxWork(output),
      saved: 'output',
      examples: [example('1x8x10x10 -> 1x8x10x10')],
    }),
  ];
}
