import { axisOf, dimsOf, movedPositions, noSuchDim } from './axis';
import { ANY_WHOLE, dimension, field, oneOrMore, POSITIVE, withDefault } from './fields';
import { defineOp, type Op } from './op';
import { formatShape, isSameShape, sizeAt } from './shape';

/** Stack, Select, Split and Tile. */
export function stackingOps(): readonly Op[] {
  return [stack(), select(), split(), tile()];
}

function stack(): Op {
  return defineOp({
    type: 'Stack',
    aliases: ['Pack'],
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
      const rank = first.length + 1;
      if (axis < 0 || axis >= rank)
        return {
          problem: `dim ${dim} is not a dimension of an output of ${rank}`,
          help: dimsOf(rank, 'dim'),
        };
      return [...first.slice(0, axis), inputs.length, ...first.slice(axis)];
    },
    reach: () => 'unknown',
    elements: () => 'kept',
    memoryOrder: 'contiguous if inputs are',
    work: 'none',
    saved: 'nothing',
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
    form: 'function',
    family: 'shape',
    summary: 'Takes one position of a dimension, and removes the dimension.',
    source: 'torch.select',
    fields: {
      dim: dimension('The dimension from which a position is taken'),
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
    elements: () => 'kept',
    work: 'none',
    saved: 'nothing',
    examples: [{ args: { dim: 1, index: 0 }, inputs: [[1, 197, 768]], output: [1, 768], params: 0, macs: 0 }],
  });
}

function split(): Op {
  return defineOp({
    type: 'Split',
    aliases: ['SplitV', 'TensorSplit'],
    form: 'function',
    family: 'shape',
    summary: 'Splits a dimension into parts of given sizes, and gives all of them.',
    source: 'torch.split',
    fields: {
      split_size_or_sections: {
        ...oneOrMore(POSITIVE, 'The size of each part (the last may be smaller), or a list of the sizes'),
        expected: 'a whole number of at least 1, or a list of them',
      },
      dim: withDefault(dimension('The dimension that is split'), 0),
    },
    output: ({ split_size_or_sections: given, dim }, [shape]) => {
      const axis = axisOf(shape, dim);
      if (axis === null) return noSuchDim(shape, dim, 'dim');
      const size = sizeAt(shape, axis);
      const parts = partSizes(given, size);
      const total = parts.reduce((sum, part) => sum + part, 0);
      if (total !== size)
        return {
          problem: `the parts have ${total} elements, dimension ${dim} of ${formatShape(shape)} has ${size}`,
          help: 'give sizes that add up to it',
        };
      return shape.with(axis, parts[0] ?? size);
    },
    furtherOutputs: ({ split_size_or_sections: given, dim }, [shape]) => {
      const axis = axisOf(shape, dim);
      if (axis === null) return [];
      return partSizes(given, sizeAt(shape, axis))
        .slice(1)
        .map((part) => shape.with(axis, part));
    },
    furtherElements: 'kept',
    storage: () => 'strided-view',
    reach: (_args, [input]) => movedPositions(input, () => 0),
    elements: () => 'kept',
    work: 'none',
    saved: 'nothing',
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

/** The sizes of the parts; if one size is given, as many parts as fit, the last of which may be smaller. */
function partSizes(given: number | readonly number[], size: number): readonly number[] {
  if (typeof given !== 'number') return given;
  const count = Math.ceil(size / given);
  return Array.from({ length: count }, (_, index) => Math.min(given, size - index * given));
}

function tile(): Op {
  return defineOp({
    type: 'Tile',
    form: 'function',
    family: 'shape',
    summary: 'Repeats the input along its dimensions.',
    source: 'torch.tile',
    fields: {
      dims: field(
        { kind: 'list', of: POSITIVE, least: 1, expected: 'a list of whole numbers of at least 1' },
        'How many times each dimension is repeated',
      ),
    },
    output: ({ dims }, [shape]) => {
      const rank = Math.max(dims.length, shape.length);
      const at = (list: readonly number[], axis: number): number => list[axis - rank + list.length] ?? 1;
      return Array.from({ length: rank }, (_, axis) => at(dims, axis) * at(shape, axis));
    },
    reach: () => 'unknown',
    elements: () => 'kept',
    work: 'none',
    saved: 'nothing',
    examples: [{ args: { dims: [2, 1, 3] }, inputs: [[1, 5, 4]], output: [2, 5, 12], params: 0, macs: 0 }],
  });
}
