import { axesOf, axisOf, isDim, noSuchDim } from './axis';
import type { Elements } from './element-types';
import { example } from './example';
import {
  ANY_WHOLE,
  DIMENSION,
  dimension,
  extendedNumber,
  field,
  flag,
  oneOrMore,
  optional,
  withDefault,
} from './fields';
import { furtherInputs } from './indexing';
import { defineOp, isShapeProblem, type Op, type Reach } from './op';
import { formatShape, type Shape, sizeAt } from './shape';

/** IndexPut, Scatter, Tril, Triu and Flip: the output has the shape of the input. */
export function placingOps(): readonly Op[] {
  return [indexPut(), scatter(), triangle('Tril'), triangle('Triu'), flip()];
}

const value = optional(extendedNumber('A number in place of the second input'));

function indexPut(): Op {
  return defineOp({
    type: 'IndexPut',
    form: 'function',
    family: 'indexing',
    summary:
      'The input with the values of the second one at the indexes in the further ones, as x[i, j] = y.',
    source: 'torch.Tensor.index_put_',
    fields: {
      accumulate: flag(false, 'Adds the values to those already there'),
      value,
      dims: optional(
        oneOrMore(DIMENSION, 'The dimensions that the further inputs are for; the first ones when not given'),
      ),
      sliced: flag(false, 'Slices and single positions are assigned too; they are not recorded'),
    },
    positional: [],
    inputs: { least: 1, most: 64 },
    readsIndexes: (input, { value: given }) => input >= (given === null ? 2 : 1),
    output: (_args, [input]) => input,
    elements: () => 'kept',
    reach: () => 'everything',
    work: 'none',
    saved: ({ value: given }, { length }) => ({ inputs: furtherInputs(given === null ? 2 : 1, length) }),
    examples: [
      example('4x8, 3x8, 3 -> 4x8'),
      example('4x8, 3 -> 4x8', { value: 0 }),
      example('1x8x10 -> 1x8x10'),
    ],
  });
}

function scatter(): Op {
  return defineOp({
    type: 'Scatter',
    form: 'function',
    family: 'indexing',
    summary:
      'The input with the elements of the third one written or added along a dimension, at the indexes in the second one.',
    source: 'torch.scatter',
    fields: {
      dim: withDefault(dimension('The dimension'), 0),
      value: optional(extendedNumber('A number in place of the third input')),
      reduce: optional(
        field(
          { kind: 'words', words: ['add', 'multiply'] },
          'How a value is combined with the element already there',
        ),
      ),
    },
    positional: [],
    inputs: { least: 1, most: 3 },
    readsIndexes: (input) => input === 1,
    output: ({ dim }, [input, index, source]) => {
      if (!isDim(input, dim)) return noSuchDim(input, dim, 'dim');
      const axis = axisOf(input, dim);
      const room = input.map((size, at) => (at === axis ? Number.POSITIVE_INFINITY : size));
      if (index !== undefined && !isWithin(index, room))
        return {
          problem: `the index ${formatShape(index)} is larger than the input ${formatShape(input)}`,
          help: `only along dimension ${dim} the index may be larger`,
        };
      if (index !== undefined && source !== undefined && !isWithin(index, source))
        return {
          problem: `the index ${formatShape(index)} is larger than what it puts, ${formatShape(source)}`,
        };
      return input;
    },
    elements: () => 'kept',
    reach: () => 'everything',
    work: 'none',
    saved: ({ reduce }, { length }, _output, { inputs: asked }) =>
      length > 1 && (reduce !== 'add' || asked[2] === true) ? { inputs: [1] } : {},
    examples: [example('4x8, 4x3, 4x3 -> 4x8', { dim: 1 }), example('4x8, 4x3 -> 4x8', { dim: 1, value: 1 })],
  });
}

/** Whether it has as many dimensions as another shape, none of them larger. */
function isWithin(shape: Shape, other: Shape): boolean {
  return shape.length === other.length && shape.every((size, axis) => size <= sizeAt(other, axis));
}

/** What moves elements, or leaves some of them out. */
const moving = {
  form: 'function',
  family: 'indexing',
  elements: (): Elements => 'kept',
  reach: (): Reach => 'everything',
  work: 'none',
  saved: 'nothing',
} as const;

function triangle(type: 'Tril' | 'Triu'): Op {
  const side = type === 'Tril' ? 'below' : 'above';
  return defineOp({
    ...moving,
    type,
    summary: `The elements on and ${side} a diagonal, 0 elsewhere.`,
    source: `torch.${type.toLowerCase()}`,
    fields: { diagonal: withDefault(field(ANY_WHOLE, 'How far above the main diagonal'), 0) },
    output: (_args, [input]) =>
      input.length < 2 ? { problem: `${formatShape(input)} has no rows and columns` } : input,
    examples: [example('1x8x10 -> 1x8x10')],
  });
}

function flip(): Op {
  return defineOp({
    ...moving,
    type: 'Flip',
    summary: 'The elements in reverse order along dimensions.',
    source: 'torch.flip',
    fields: {
      dims: optional(oneOrMore(DIMENSION, 'The dimensions that are reversed; all when not given')),
    },
    output: ({ dims }, [input]) => {
      const axes = axesOf(input, typeof dims === 'number' ? [dims] : (dims ?? []), 'dims');
      return isShapeProblem(axes) ? axes : input;
    },
    examples: [example('1x8x10 -> 1x8x10')],
  });
}
