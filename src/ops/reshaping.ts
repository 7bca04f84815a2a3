import { type Count, productOf } from '../counts/count';
import { axisOf, noSuchDim } from './axis';
import { example } from './example';
import { dimension, sizesOrMinusOne } from './fields';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape, spatialDims } from './shape';

/** Unflatten, Reshape and Expand. */
export function reshapingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Unflatten',
      family: 'shape',
      summary: 'Splits a dimension into several.',
      fields: {
        dim: dimension('The dimension that is split'),
        unflattened_size: sizesOrMinusOne('Its new sizes; one may be -1, to be inferred'),
      },
      output: ({ dim, unflattened_size }, [shape]) => {
        const axis = axisOf(shape, dim);
        if (axis === null) return noSuchDim(shape, dim, 'dim');
        const parts = filledIn(unflattened_size, shape.slice(axis, axis + 1), 'unflattened_size');
        return isShapeProblem(parts) ? parts : [...shape.slice(0, axis), ...parts, ...shape.slice(axis + 1)];
      },
      storage: () => 'view',
      reach: () => 'unknown',
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('3x10x4 -> 3x2x5x4', { dim: 1, unflattened_size: [2, 5] }),
        example('1x3x49 -> 1x3x7x7', { dim: -1, unflattened_size: [-1, 7] }),
      ],
    }),
    defineOp({
      type: 'Reshape',
      form: 'function',
      family: 'shape',
      summary: 'Gives the same elements another shape, batch included.',
      source: 'torch.reshape',
      fields: {
        shape: sizesOrMinusOne('The new sizes, the batch first; one may be -1, to be inferred'),
      },
      output: ({ shape }, [input]) => filledIn(shape, input, 'shape'),
      storage: () => 'view',
      reach: () => 'unknown',
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x8x10x10 -> 1x8x100', { shape: [-1, 8, 100] }),
        example('2x14x14x3 -> 8x7x7x3', { shape: [8, 7, 7, 3] }),
      ],
    }),
    defineOp({
      type: 'Expand',
      aliases: ['BroadcastTo', 'ExpandAs'],
      form: 'function',
      family: 'shape',
      summary: 'Repeats dimensions of size 1, and adds dimensions in front, without copying.',
      source: 'torch.Tensor.expand',
      fields: {
        sizes: sizesOrMinusOne('The new sizes, the batch first; -1 keeps a size'),
      },
      output: ({ sizes }, [input]) => expanded(sizes, input),
      storage: () => 'strided-view',
      reach: (_args, [input], output) => {
        const before = spatialDims(input);
        const isKept =
          input.length === output.length && before.every((dim, axis) => dim === output[axis + 2]);
        return isKept ? 'position' : 'everything';
      },
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x8x1x1 -> 1x8x7x7', { sizes: [-1, -1, 7, 7] }),
        example('1x16 -> 4x1x16', { sizes: [4, -1, 16] }),
      ],
    }),
  ];
}

/** The sizes with -1 replaced so that the number of elements stays the same. */
function filledIn(wanted: Shape, from: Shape, name: string): Shape | ShapeProblem {
  const misfit: ShapeProblem = {
    problem: `${name} ${formatShape(wanted)} cannot hold the ${productOf(from)} elements of ${formatShape(from)}`,
    help: 'the product of the new sizes must be that of the old ones; one size may be -1, to be inferred',
  };
  const unknown = wanted.filter((size) => size === -1).length;
  if (unknown > 1) {
    return {
      problem: `${name} ${formatShape(wanted)} has more than one -1`,
      help: 'only one size can be inferred',
    };
  }
  const known = productOf(wanted.filter((size) => size !== -1));
  const total = productOf(from);
  if (unknown === 0) return known === total ? wanted : misfit;
  const left = quotient(total, known);
  return left === null ? misfit : wanted.map((size) => (size === -1 ? left : size));
}

/** The quotient of two counts; null if it is not a whole number. */
function quotient(total: Count, divisor: Count): number | null {
  return BigInt(total) % BigInt(divisor) === 0n ? Number(BigInt(total) / BigInt(divisor)) : null;
}

/** Sizes are matched from the last; each must be kept, or the input's must be 1. */
function expanded(wanted: Shape, input: Shape): Shape | ShapeProblem {
  const added = wanted.length - input.length;
  if (added < 0) {
    return {
      problem: `sizes has ${wanted.length} values, ${formatShape(input)} has ${input.length} dimensions`,
      help: `give at least ${input.length} sizes`,
    };
  }
  const output: number[] = [];
  for (const [index, size] of wanted.entries()) {
    const before = input[index - added];
    if (before === undefined && size === -1) {
      return {
        problem: `sizes has -1 for dimension ${index}, which the input does not have`,
        help: 'give its size',
      };
    }
    if (before !== undefined && before !== 1 && size !== -1 && size !== before) {
      return {
        problem: `a dimension of ${before} cannot be expanded to ${size}: ${formatShape(input)} to ${formatShape(wanted)}`,
        help: 'only dimensions of size 1 can be expanded; -1 keeps a size',
      };
    }
    output.push(size === -1 && before !== undefined ? before : size);
  }
  return output;
}
