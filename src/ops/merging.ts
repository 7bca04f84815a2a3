import { axisOf, noSuchDim } from './axis';
import { example } from './example';
import { coefficient, dimension, extendedNumber, optional, withDefault, words } from './fields';
import { evaluateFormula, plus, type SizeTerm } from './formula';
import { defineOp, isShapeProblem, MANY_INPUTS, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape, sizeAt } from './shape';
import type { Gradients, KeptTensor, Saved, SavedRule } from './training';

/** Concat, Add and Mul. */
export function mergingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Concat',
      form: 'function',
      family: 'merging',
      summary: 'Joins its inputs along a dimension, as torch.cat does.',
      source: 'torch.cat',
      aliases: ['Cat', 'Concatenate', 'ConcatV2', 'DepthConcat'],
      fields: {
        dim: withDefault(dimension('The dimension along which the inputs are joined'), 1),
      },
      inputs: { least: 1, most: Number.POSITIVE_INFINITY },
      output: ({ dim }, inputs) => concatenated(dim, inputs),
      sizes: ({ dim }, inputs) => [joinedSize(dim, inputs)],
      elements: () => 'kept',
      memoryOrder: 'contiguous if inputs are',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x64x28x28, 1x128x28x28 -> 1x192x28x28'),
        example('1x5x16, 1x5x8 -> 1x5x24', { dim: -1 }),
      ],
    }),
    broadcasting('Add', 'Adds its inputs element by element', 'nothing', {
      spellings: 'a + b or torch.add(a, b)',
      aliases: ['AddV2', 'AddN', 'Plus', 'Eltwise', 'EltwiseAdd', 'ElementwiseAdd'],
    }),
    broadcasting('Mul', 'Multiplies its inputs element by element', factorsSaved, {
      spellings: 'a * b or torch.mul(a, b)',
      aliases: ['Multiply', 'Times', 'EltwiseMul', 'ElementwiseMul'],
    }),
  ];
}

function concatenated(dim: number, inputs: readonly Shape[]): Shape | ShapeProblem {
  const [first = [], ...rest] = inputs;
  const axis = axisOf(first, dim);
  if (axis === null) return noSuchDim(first, dim, 'dim');
  for (const other of rest) {
    const isJoinable =
      other.length === first.length && other.every((size, at) => at === axis || size === first[at]);
    if (!isJoinable) {
      return {
        problem: `${formatShape(other)} cannot be joined to ${formatShape(first)} along dim ${dim}`,
        help: 'all other dimensions must be the same: give each branch the same stride and padding',
      };
    }
  }
  const joined = evaluateFormula(joinedSize(dim, inputs).formula);
  return first.map((size, at) => (at === axis ? joined : size));
}

function joinedSize(dim: number, inputs: readonly Shape[]): SizeTerm {
  const axis = dim < 0 ? (inputs[0] ?? []).length + dim : dim;
  const [first = 0, ...others] = inputs.map((shape) => sizeAt(shape, axis));
  return { axis, formula: plus(first, ...others) };
}

function broadcasting(
  type: 'Add' | 'Mul',
  summary: string,
  saved: SavedRule<unknown, readonly Shape[]>,
  { spellings, aliases }: { readonly spellings: string; readonly aliases: readonly string[] },
): Op {
  return defineOp({
    type,
    form: 'function',
    family: 'merging',
    summary: `${summary}, broadcasting as PyTorch does.`,
    source: 'https://pytorch.org/docs/stable/notes/broadcasting.html',
    aliases,
    fields: {
      call: words(
        ['operator', 'function'],
        'operator',
        `How it is written, ${spellings}: ptflops and calflops count the function only`,
      ),
      other: optional(extendedNumber('A number as the last input')),
      ...(type === 'Add' ? { alpha: coefficient(1, 'Factor of the last input') } : {}),
    },
    positional: [],
    inputs: MANY_INPUTS,
    operand: 'other',
    output: (_args, inputs) => broadcast(inputs),
    elements: ({ other }) => (other === null || Number.isInteger(other) ? 'kept' : 'float'),
    memoryOrder: 'kept',
    work: ({ other }, { length }, output) => [
      { unit: type === 'Add' ? 'add' : 'mul', factors: [other === null ? length - 1 : length, ...output] },
    ],
    saved,
    examples: [
      example('1x8x10x10, 1x8x10x10 -> 1x8x10x10'),
      example('1x8x10x10, 1x8x1x1 -> 1x8x10x10'),
      example('1x5x16, 16 -> 1x5x16'),
      example('1x16 -> 1x16', { other: 0.5 }),
    ],
  });
}

/**
 * Saves each factor for the gradient of the other: inputs are multiplied from the left, so for the third and
 * later inputs the other factor is the product of those before.
 */
function factorsSaved(_args: unknown, shapes: readonly Shape[], _output: Shape, gradients: Gradients): Saved {
  const inputs: number[] = [];
  const inner: KeptTensor[] = [];
  let flowsBefore = gradients.inputs[0] === true;
  for (let index = 1; index < shapes.length; index += 1) {
    if (flowsBefore) inputs.push(index);
    if (gradients.inputs[index] !== true) continue;
    flowsBefore = true;
    const product = broadcast(shapes.slice(0, index));
    if (index === 1) inputs.push(0);
    else if (!isShapeProblem(product)) inner.push({ shape: product, elements: 'values' });
  }
  return { inputs, inner };
}

/** Dimensions are matched from the last; each pair must be equal, or one of them 1 or absent. */
export function broadcast(inputs: readonly Shape[]): Shape | ShapeProblem {
  const [first = [], ...others] = inputs;
  let result = first;
  for (const other of others) {
    const rank = Math.max(result.length, other.length);
    const merged: number[] = [];
    for (let fromEnd = 1; fromEnd <= rank; fromEnd += 1) {
      const left = result[result.length - fromEnd] ?? 1;
      const right = other[other.length - fromEnd] ?? 1;
      if (left !== right && left !== 1 && right !== 1) {
        return {
          problem: `${formatShape(result)} and ${formatShape(other)} do not broadcast: ${left} against ${right}`,
          help: 'sizes must be equal, or 1: check the channels and strides of the branches',
        };
      }
      merged.unshift(left === 1 ? right : left);
    }
    result = merged;
  }
  return result;
}

/** The shape to which the inputs of an accepted call broadcast. */
export function commonShape(inputs: readonly Shape[]): Shape {
  const shape = broadcast(inputs);
  return isShapeProblem(shape) ? [] : shape;
}
