import { productOf } from '../counts/count';
import { axisOf, movedPositions, noSuchDim } from './axis';
import { ANY_WHOLE, DIMENSION, dimension, field, POSITIVE, whole, withDefault } from './fields';
import { defineOp, type Op } from './op';
import { formatShape, isSameShape, sizeAt } from './shape';

/** Stack, Select, Split, TopK, Tile and CumSum. */
export function stackingOps(): readonly Op[] {
  return [stack(), select(), split(), topK(), tile(), cumulativeSum()];
}

function stack(): Op {
  return defineOp({
    type: 'Stack',
    aliases: ['Pack'],
    saved: 'nothing',
    form: 'function',
    family: 'merging',
    summary: 'Joins inputs of the same shape along a new dimension.',
    source: 'torch.stack',
    fields: { dim: withDefault(dimension('The position of the new dimension in the output'), 0) },
    inputs: { least: 1, most: Number.POSITIVE_INFINITY },
    output: ({ dim }, inputs) => {
      const [first = []] = inputs;
      const other = inputs.find((shape) => !isSameShape(shape, first));
      if (other !== undefined)
        return {
          problem: `${formatShape(other)} cannot be stacked on ${formatShape(first)}`,
          help: 'all need one shape',
        };
      const axis = dim < 0 ? dim + first.length + 1 : dim;
      if (axis < 0 || axis > first.length) return noSuchDim(first, dim, 'dim');
      return [...first.slice(0, axis), inputs.length, ...first.slice(axis)];
    },
    reach: () => 'unknown',
    work: 'none',
    examples: [
      {
        args: {},
        inputs: [
          [2, 5],
          [2, 5],
          [2, 5],
        ],
        output: [3, 2, 5],
        params: 0,
        macs: 0,
      },
    ],
  });
}

function select(): Op {
  return defineOp({
    type: 'Select',
    saved: 'nothing',
    form: 'function',
    family: 'shape',
    summary: 'Takes one position of a dimension, and leaves the dimension out.',
    source: 'torch.select',
    fields: {
      dim: dimension('The dimension of which a position is taken'),
      index: field(ANY_WHOLE, 'The position, negative from the end'),
    },
    output: ({ dim, index }, [shape]) => {
      const axis = axisOf(shape, dim);
      if (axis === null) return noSuchDim(shape, dim, 'dim');
      const size = sizeAt(shape, axis);
      if (index < -size || index >= size)
        return {
          problem: `index ${index} is not within a dimension of ${size}`,
          help: `use one from ${-size} to ${size - 1}`,
        };
      return shape.filter((_size, at) => at !== axis);
    },
    storage: () => 'strided-view',
    reach: () => 'unknown',
    work: 'none',
    examples: [{ args: { dim: 1, index: 0 }, inputs: [[1, 197, 768]], output: [1, 768], params: 0, macs: 0 }],
  });
}

function split(): Op {
  return defineOp({
    type: 'Split',
    aliases: ['SplitV', 'TensorSplit'],
    saved: 'nothing',
    form: 'function',
    family: 'shape',
    summary: 'Cuts a dimension into parts of given sizes, and gives all of them.',
    source: 'torch.split',
    fields: {
      split_size_or_sections: field(
        { kind: 'list', of: POSITIVE, least: 1, expected: 'a list of whole numbers of at least 1' },
        'The sizes of the parts, in their order',
      ),
      dim: withDefault(dimension('The dimension that is cut'), 0),
    },
    output: ({ split_size_or_sections: sizes, dim }, [shape]) => {
      const axis = axisOf(shape, dim);
      if (axis === null) return noSuchDim(shape, dim, 'dim');
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (total !== sizeAt(shape, axis))
        return {
          problem: `the parts have ${total} elements, dimension ${dim} of ${formatShape(shape)} has ${sizeAt(shape, axis)}`,
          help: 'give sizes that add up to it',
        };
      return shape.map((size, at) => (at === axis ? (sizes[0] ?? size) : size));
    },
    furtherOutputs: ({ split_size_or_sections: sizes, dim }, [shape]) => {
      const axis = axisOf(shape, dim);
      return sizes.slice(1).map((part) => shape.map((size, at) => (at === axis ? part : size)));
    },
    storage: () => 'strided-view',
    reach: (_args, [input]) => movedPositions(input, () => 0),
    work: 'none',
    examples: [
      {
        args: { split_size_or_sections: [58, 58], dim: 1 },
        inputs: [[1, 116, 28, 28]],
        output: [1, 58, 28, 28],
        params: 0,
        macs: 0,
      },
    ],
  });
}

function topK(): Op {
  return defineOp({
    type: 'TopK',
    form: 'function',
    family: 'reduction',
    summary: 'The largest or smallest elements along a dimension, and their places.',
    source: 'torch.topk',
    fields: {
      k: whole(1, 'How many elements'),
      dim: withDefault(dimension('The dimension along which they are looked for'), -1),
    },
    output: ({ k, dim }, [shape]) => {
      const axis = axisOf(shape, dim);
      if (axis === null) return noSuchDim(shape, dim, 'dim');
      if (k > sizeAt(shape, axis))
        return {
          problem: `k ${k} is more than the ${sizeAt(shape, axis)} elements of dimension ${dim}`,
          help: 'use a smaller k',
        };
      return shape.map((size, at) => (at === axis ? k : size));
    },
    furtherOutputs: ({ k, dim }, [shape]) => {
      const axis = axisOf(shape, dim);
      return [shape.map((size, at) => (at === axis ? k : size))];
    },
    reach: () => 'everything',
    work: (_args, [input]) => [{ unit: 'compare', factors: [productOf(input)] }],
    examples: [{ args: { k: 3 }, inputs: [[2, 10]], output: [2, 3], params: 0, macs: 0 }],
  });
}

function tile(): Op {
  return defineOp({
    type: 'Tile',
    saved: 'nothing',
    form: 'function',
    family: 'shape',
    summary: 'Repeats the input along its dimensions.',
    source: 'torch.tile',
    fields: {
      dims: field(
        { kind: 'list', of: POSITIVE, least: 1, expected: 'a list of whole numbers of at least 1' },
        'How often each dimension is repeated',
      ),
    },
    output: ({ dims }, [shape]) => {
      const rank = Math.max(dims.length, shape.length);
      const at = (list: readonly number[], axis: number): number => list[axis - rank + list.length] ?? 1;
      return Array.from({ length: rank }, (_, axis) => at(dims, axis) * at(shape, axis));
    },
    reach: () => 'unknown',
    work: 'none',
    examples: [{ args: { dims: [2, 1, 3] }, inputs: [[1, 5, 4]], output: [2, 5, 12], params: 0, macs: 0 }],
  });
}

function cumulativeSum(): Op {
  return defineOp({
    type: 'CumSum',
    form: 'function',
    family: 'reduction',
    summary: 'The sum of each element and all before it along a dimension.',
    source: 'torch.cumsum',
    fields: { dim: field(DIMENSION, 'The dimension along which it is summed') },
    output: ({ dim }, [shape]) => (axisOf(shape, dim) === null ? noSuchDim(shape, dim, 'dim') : shape),
    reach: () => 'everything',
    work: (_args, _inputs, output) => [{ unit: 'add', factors: output }],
    examples: [{ args: { dim: 1 }, inputs: [[2, 10]], output: [2, 10], params: 0, macs: 0 }],
  });
}
