import { axesOf, axisOf, movedPositions, noSuchDim } from './axis';
import { dimension, LARGEST_SIZE } from './fields';
import { defineOp, isShapeProblem, ONE_INPUT, type Op, type Reach, type ZodModule } from './op';
import { formatShape, type Shape } from './shape';

/** Permute, Transpose, Squeeze, Unsqueeze and Roll. */
export function reorderingOps(): readonly Op[] {
  return [permute(), transpose(), squeeze(), unsqueeze(), roll()];
}

function permute(): Op {
  return defineOp({
    type: 'Permute',
    family: 'shape',
    summary: 'Puts the dimensions into another order, the batch included.',
    source: 'https://pytorch.org/docs/stable/generated/torch.permute.html',
    fields: (z) => ({
      dims: dimensions(z).check(
        z.describe('For each dimension of the output, the dimension of the input that it is'),
      ),
    }),
    inputs: ONE_INPUT,
    output: ({ dims }, [input]) => {
      const shape = input as Shape;
      if (dims.length !== shape.length) {
        return {
          problem: `dims has ${dims.length} numbers, ${formatShape(shape)} has ${shape.length} dimensions`,
          help: 'name every dimension once',
        };
      }
      const axes = axesOf(shape, dims, 'dims');
      return isShapeProblem(axes) ? axes : axes.map((axis) => shape[axis] as number);
    },
    storage: () => 'view',
    reach: ({ dims }, [input]) => reachIfMoved(dims.map((dim) => axisOf(input as Shape, dim))),
    work: 'none',
    examples: [
      {
        args: { dims: [0, 2, 3, 1] },
        inputs: [[1, 96, 56, 28]],
        output: [1, 56, 28, 96],
        params: 0,
        macs: 0,
      },
      { args: { dims: [2, 0, -2] }, inputs: [[2, 3, 5]], output: [5, 2, 3], params: 0, macs: 0 },
    ],
  });
}

function transpose(): Op {
  return defineOp({
    type: 'Transpose',
    form: 'function',
    family: 'shape',
    summary: 'Exchanges two dimensions.',
    source: 'https://pytorch.org/docs/stable/generated/torch.transpose.html',
    fields: (z) => ({
      dim0: dimension(z).check(z.describe('One dimension')),
      dim1: dimension(z).check(z.describe('The other dimension')),
    }),
    inputs: ONE_INPUT,
    output: ({ dim0, dim1 }, [input]) => {
      const shape = input as Shape;
      const first = axisOf(shape, dim0);
      const second = axisOf(shape, dim1);
      if (first === null) return noSuchDim(shape, dim0, 'dim0');
      if (second === null) return noSuchDim(shape, dim1, 'dim1');
      return shape.map(
        (size, axis) => (axis === first ? shape[second] : axis === second ? shape[first] : size) as number,
      );
    },
    storage: () => 'view',
    reach: ({ dim0, dim1 }, [input]) => {
      const first = axisOf(input as Shape, dim0);
      const second = axisOf(input as Shape, dim1);
      return first === second ? 'position' : reachIfSpatial([first, second]);
    },
    work: 'none',
    examples: [
      { args: { dim0: 1, dim1: 2 }, inputs: [[1, 768, 196]], output: [1, 196, 768], params: 0, macs: 0 },
      { args: { dim0: -2, dim1: -1 }, inputs: [[1, 4, 5, 16]], output: [1, 4, 16, 5], params: 0, macs: 0 },
    ],
  });
}

function squeeze(): Op {
  return defineOp({
    type: 'Squeeze',
    form: 'function',
    family: 'shape',
    summary: 'Leaves out a dimension of size 1, or all of them.',
    source: 'https://pytorch.org/docs/stable/generated/torch.squeeze.html',
    fields: (z) => ({
      dim: dimension(z)
        .apply(z.nullable)
        .apply(z._default, null)
        .check(
          z.describe(
            'The dimension that is left out if its size is 1; every such dimension, even the batch, when not given',
          ),
        ),
    }),
    inputs: ONE_INPUT,
    output: ({ dim }, [input]) => {
      const shape = input as Shape;
      if (dim === null) return shape.filter((size) => size !== 1);
      const axis = axisOf(shape, dim);
      return axis === null
        ? noSuchDim(shape, dim, 'dim')
        : shape.filter((size, at) => at !== axis || size !== 1);
    },
    storage: () => 'view',
    reach: (_args, [input], output) =>
      output.length === (input as Shape).length ? 'position' : 'everything',
    work: 'none',
    examples: [
      { args: { dim: 2 }, inputs: [[1, 8, 1, 4]], output: [1, 8, 4], params: 0, macs: 0 },
      { args: { dim: 1 }, inputs: [[1, 8, 1, 4]], output: [1, 8, 1, 4], params: 0, macs: 0 },
      { args: {}, inputs: [[2, 8, 1, 1]], output: [2, 8], params: 0, macs: 0 },
    ],
  });
}

function unsqueeze(): Op {
  return defineOp({
    type: 'Unsqueeze',
    form: 'function',
    family: 'shape',
    summary: 'Adds a dimension of size 1.',
    source: 'https://pytorch.org/docs/stable/generated/torch.unsqueeze.html',
    fields: (z) => ({ dim: dimension(z).check(z.describe('Where the new dimension stands in the output')) }),
    inputs: ONE_INPUT,
    output: ({ dim }, [input]) => {
      const shape = input as Shape;
      const rank = shape.length + 1;
      const axis = dim < 0 ? rank + dim : dim;
      if (axis < 0 || axis >= rank) {
        return {
          problem: `dim ${dim} is not a place for a new dimension in ${formatShape(shape)}`,
          help: `use a dim from ${-rank} to ${rank - 1}`,
        };
      }
      return [...shape.slice(0, axis), 1, ...shape.slice(axis)];
    },
    storage: () => 'view',
    reach: () => 'unknown',
    work: 'none',
    examples: [
      { args: { dim: 1 }, inputs: [[2, 28, 28]], output: [2, 1, 28, 28], params: 0, macs: 0 },
      { args: { dim: -1 }, inputs: [[2, 16]], output: [2, 16, 1], params: 0, macs: 0 },
    ],
  });
}

const SHIFTS = 'a whole number, or a list with one for each of dims';

function roll(): Op {
  return defineOp({
    type: 'Roll',
    form: 'function',
    family: 'shape',
    summary: 'Moves the elements along dimensions; what leaves at one end comes in at the other.',
    source: 'https://pytorch.org/docs/stable/generated/torch.roll.html',
    fields: (z) => {
      const shift = z
        .int({ error: 'a whole number' })
        .check(
          z.gte(-LARGEST_SIZE, { error: `a whole number of at least ${-LARGEST_SIZE}` }),
          z.lte(LARGEST_SIZE, { error: `a whole number of at most ${LARGEST_SIZE}` }),
        );
      return {
        shifts: z
          .union([shift, z.array(shift).check(z.minLength(1, { error: SHIFTS }))], { error: SHIFTS })
          .check(z.describe('By how many elements they are moved')),
        dims: z
          .union([dimension(z), dimensions(z)], { error: 'a dimension number, or a list of them' })
          .apply(z.nullable)
          .apply(z._default, null)
          .check(z.describe('Along which dimensions; the flattened input is moved when not given')),
      };
    },
    inputs: ONE_INPUT,
    output: ({ shifts, dims }, [input]) => {
      const shape = input as Shape;
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
      const along = asList(dims).map((dim) => axisOf(input as Shape, dim));
      return movedPositions(input as Shape, (axis) =>
        asList(shifts).reduce((sum, shift, index) => (along[index] === axis ? sum + shift : sum), 0),
      );
    },
    work: 'none',
    examples: [
      {
        args: { shifts: [-3, -3], dims: [1, 2] },
        inputs: [[1, 14, 14, 96]],
        output: [1, 14, 14, 96],
        params: 0,
        macs: 0,
      },
      { args: { shifts: 1, dims: -1 }, inputs: [[1, 16]], output: [1, 16], params: 0, macs: 0 },
    ],
  });
}

function dimensions(z: ZodModule) {
  return z
    .array(dimension(z), { error: 'a list of dimension numbers' })
    .check(z.minLength(1, { error: 'a list of dimension numbers' }));
}

function asList(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}

function reachIfMoved(order: readonly (number | null)[]): Reach {
  return reachIfSpatial(order.filter((axis, place) => axis !== place));
}

/** Positions are kept as long as only batch and channel change places; where they move, the axes lose their meaning. */
function reachIfSpatial(moved: readonly (number | null)[]): Reach {
  return moved.some((axis) => axis !== null && axis >= 2) ? 'unknown' : 'position';
}
