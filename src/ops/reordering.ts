import { axesOf, axisOf, dimsOf, movedPositions, noSuchDim } from './axis';
import { example } from './example';
import { ANY_WHOLE, DIMENSION, DIMENSIONS, dimension, either, field, oneOrMore, optional } from './fields';
import { defineOp, isShapeProblem, type Op, type Reach } from './op';
import { formatShape, sizeAt } from './shape';

/** Permute, Transpose, Squeeze, Unsqueeze and Roll. */
export function reorderingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Permute',
      aliases: ['MoveAxis', 'MoveDim'],
      family: 'shape',
      summary: 'Puts the dimensions into another order, batch included.',
      source: 'torch.permute',
      pythonModule: 'torchvision.ops',
      fields: {
        dims: field(DIMENSIONS, 'The input dimension of each output dimension'),
      },
      output: ({ dims }, [shape]) => {
        if (dims.length !== shape.length) {
          return {
            problem: `dims has ${dims.length} numbers, ${formatShape(shape)} has ${shape.length} dimensions`,
            help: 'name every dimension once',
          };
        }
        const axes = axesOf(shape, dims, 'dims');
        return isShapeProblem(axes) ? axes : axes.map((axis) => sizeAt(shape, axis));
      },
      storage: () => 'strided-view',
      reach: ({ dims }, [input]) => reachIfMoved(dims.map((dim) => axisOf(input, dim))),
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x96x56x28 -> 1x56x28x96', { dims: [0, 2, 3, 1] }),
        example('2x3x5 -> 5x2x3', { dims: [2, 0, -2] }),
      ],
    }),
    defineOp({
      type: 'Transpose',
      aliases: ['SwapAxes', 'SwapDims'],
      form: 'function',
      family: 'shape',
      summary: 'Exchanges two dimensions.',
      source: 'torch.transpose',
      fields: {
        dim0: dimension('One dimension'),
        dim1: dimension('The other dimension'),
      },
      output: ({ dim0, dim1 }, [shape]) => {
        const first = axisOf(shape, dim0);
        const second = axisOf(shape, dim1);
        if (first === null) return noSuchDim(shape, dim0, 'dim0');
        if (second === null) return noSuchDim(shape, dim1, 'dim1');
        const exchanged = [...shape];
        exchanged[first] = sizeAt(shape, second);
        exchanged[second] = sizeAt(shape, first);
        return exchanged;
      },
      storage: () => 'strided-view',
      reach: ({ dim0, dim1 }, [input]) => {
        const first = axisOf(input, dim0);
        const second = axisOf(input, dim1);
        return first === second ? 'position' : reachIfSpatial([first, second]);
      },
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x768x196 -> 1x196x768', { dim0: 1, dim1: 2 }),
        example('1x4x5x16 -> 1x4x16x5', { dim0: -2, dim1: -1 }),
      ],
    }),
    defineOp({
      type: 'Squeeze',
      form: 'function',
      family: 'shape',
      summary: 'Removes a dimension of size 1, or all of them.',
      source: 'torch.squeeze',
      fields: {
        dim: optional(
          dimension(
            'The dimension that is removed if its size is 1; every such dimension, even the batch, when not given',
          ),
        ),
      },
      output: ({ dim }, [shape]) => {
        if (dim === null) return shape.filter((size) => size !== 1);
        const axis = axisOf(shape, dim);
        return axis === null
          ? noSuchDim(shape, dim, 'dim')
          : shape.filter((size, at) => at !== axis || size !== 1);
      },
      storage: () => 'view',
      reach: (_args, [input], output) => (output.length === input.length ? 'position' : 'everything'),
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x8x1x4 -> 1x8x4', { dim: 2 }),
        example('1x8x1x4 -> 1x8x1x4', { dim: 1 }),
        example('2x8x1x1 -> 2x8'),
      ],
    }),
    defineOp({
      type: 'Unsqueeze',
      aliases: ['ExpandDims', 'NewAxis'],
      form: 'function',
      family: 'shape',
      summary: 'Adds a dimension of size 1.',
      source: 'torch.unsqueeze',
      fields: { dim: dimension('The position of the new dimension in the output') },
      output: ({ dim }, [shape]) => {
        const rank = shape.length + 1;
        const axis = dim < 0 ? rank + dim : dim;
        if (axis < 0 || axis >= rank) {
          return {
            problem: `dim ${dim} is not a place for a new dimension in ${formatShape(shape)}`,
            help: dimsOf(rank, 'dim'),
          };
        }
        return [...shape.slice(0, axis), 1, ...shape.slice(axis)];
      },
      storage: () => 'view',
      reach: () => 'unknown',
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [example('2x28x28 -> 2x1x28x28', { dim: 1 }), example('2x16 -> 2x16x1', { dim: -1 })],
    }),
    defineOp({
      type: 'Roll',
      form: 'function',
      family: 'shape',
      summary: 'Moves the elements along dimensions; those that leave at one end enter at the other.',
      source: 'torch.roll',
      fields: {
        shifts: {
          ...oneOrMore(ANY_WHOLE, 'How many positions the elements move'),
          expected: 'a whole number, or a list with one for each of dims',
        },
        dims: optional(
          either(
            [DIMENSION, DIMENSIONS],
            'Along which dimensions; the flattened input is moved when not given',
          ),
        ),
      },
      output: ({ shifts, dims }, [shape]) => {
        const moved = asList(shifts);
        const along = dims === null ? [] : asList(dims);
        if (dims === null ? moved.length !== 1 : moved.length !== along.length) {
          return {
            problem: `shifts has ${moved.length} numbers, dims has ${dims === null ? 'none' : along.length}`,
            help: 'give a shift for each of dims',
          };
        }
        const missing = along.find((dim) => axisOf(shape, dim) === null);
        return missing === undefined ? shape : noSuchDim(shape, missing, 'dims');
      },
      reach: ({ shifts, dims }, [input]) => {
        if (dims === null) return 'everything';
        const along = asList(dims).map((dim) => axisOf(input, dim));
        return movedPositions(input, (axis) =>
          asList(shifts).reduce((sum, shift, index) => (along[index] === axis ? sum + shift : sum), 0),
        );
      },
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x14x14x96 -> 1x14x14x96', { shifts: [-3, -3], dims: [1, 2] }),
        example('1x16 -> 1x16', { shifts: 1, dims: -1 }),
      ],
    }),
  ];
}

function asList(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}

function reachIfMoved(order: readonly (number | null)[]): Reach {
  return reachIfSpatial(order.filter((axis, index) => axis !== index));
}

/** Positions are kept where only batch and channel are exchanged; an axis that moves has another meaning in the output. */
function reachIfSpatial(moved: readonly (number | null)[]): Reach {
  return moved.some((axis) => axis !== null && axis >= 2) ? 'unknown' : 'position';
}
