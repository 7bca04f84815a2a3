import type { Elements } from './element-types';
import { example } from './example';
import type { Fields } from './field';
import { coefficient, extendedNumber, field, flag, optional, words } from './fields';
import { broadcast } from './merging';
import { type Args, defineOp, isShapeProblem, MANY_INPUTS, type Op, type PerWorkUnit } from './op';
import type { Shape } from './shape';
import { type KeptTensor, keptValues, type Saved, type SavedRule } from './training';
import { perElement } from './work';

type Rule = SavedRule<Args, readonly Shape[]>;

/** A function of several tensors, without its type and its result. */
interface Several {
  readonly steps: PerWorkUnit;
  readonly elements: (args: Args) => Elements;
  readonly saved: Rule;
  /** Two when not given; `many` are taken two at a time, from the left. */
  readonly inputs?: 3 | 'many';
  /** The argument that may be a number in place of the last input, as torch names it. */
  readonly operand?: string;
  /** The position of the earlier input that may be a number instead, given as `input`. */
  readonly leading?: number;
  readonly fields?: Fields;
  /** The position of the input that is read as true or false. */
  readonly condition?: number;
  readonly aliases?: readonly string[];
}

/** The elements of the inputs, unless a number given in place of one has a fraction. */
const kept = ({ input, other, value, exponent }: Args): Elements =>
  [input, other, value, exponent].some(
    (given) => typeof given === 'string' || (typeof given === 'number' && !Number.isInteger(given)),
  )
    ? 'float'
    : 'kept';
const real = (): Elements => 'float';
const truth = (): Elements => 'bool';

const compare: PerWorkUnit = { compare: 1 };

/** Comparisons such as a = b, where either may be a number. */
const comparison: Several = { steps: compare, elements: truth, saved: 'nothing', operand: 'other' };
const ofTruth: Several = { steps: compare, elements: truth, saved: 'nothing' };
const ofBits: Several = { steps: compare, elements: kept, saved: 'nothing', operand: 'other' };
const difference: Several = {
  steps: { add: 1 },
  elements: kept,
  saved: 'nothing',
  operand: 'other',
  fields: { alpha: coefficient(1, 'Factor of the subtracted input') },
};
const extreme: Several = {
  steps: compare,
  elements: kept,
  saved: bothSaved,
  inputs: 'many',
  fields: {
    ignore_nan: flag(false, 'Gives the other element where one is NaN, as torch.fmax and torch.fmin do'),
  },
};

const functionsOfSeveral: readonly (readonly [type: string, summary: string, several: Several])[] = [
  ['Sub', 'a - b', { ...difference, aliases: ['Subtract'] }],
  ['Rsub', 'b - a', difference],
  [
    'Div',
    'a / b',
    {
      steps: { div: 1 },
      elements: (args) => (args.rounding_mode === null ? 'float' : kept(args)),
      // b for both gradients, a for that of b
      saved: ({ input }, shapes, _output, { inputs: asked }) => {
        if (shapes.length > 1) return { inputs: asked[1] === true ? [0, 1] : [1] };
        // PyTorch multiplies the reciprocal.
        return input !== null ? { inner: [keptValues(shapes[0] ?? [])] } : {};
      },
      operand: 'other',
      leading: 0,
      fields: {
        rounding_mode: optional(
          field(
            { kind: 'words', words: ['trunc', 'floor'] },
            'How quotients are rounded; not rounded when not given',
          ),
        ),
      },
      aliases: ['Divide', 'TrueDiv', 'RealDiv'],
    },
  ],
  [
    'Remainder',
    'The remainder of a / b',
    {
      steps: { div: 1 },
      elements: kept,
      saved: ({ input }, _shapes, _output, { inputs: asked }) => {
        if (asked[1] === true) return { inputs: [0, 1] };
        return input !== null ? { inputs: [0] } : {};
      },
      operand: 'other',
      leading: 0,
      fields: {
        rounding_mode: words(
          ['floor', 'trunc'],
          'floor',
          'How the quotient is rounded: down, or towards 0 as by torch.fmod',
        ),
      },
      aliases: ['Mod', 'FloorMod'],
    },
  ],
  [
    'Pow',
    'a to the power of b',
    {
      steps: { exp: 1 },
      elements: kept,
      saved: ({ input }, { length }) => {
        if (length > 1) return { inputs: [0, 1], outputs: [0] };
        return input === null ? { inputs: [0] } : { inputs: [0], outputs: [0], inner: [keptValues([])] };
      },
      operand: 'exponent',
      leading: 0,
    },
  ],
  ['Atan2', 'The angle of the point (b, a)', { steps: { exp: 1 }, elements: real, saved: bothSaved }],
  ['Maximum', 'The larger of a and b', extreme],
  ['Minimum', 'The smaller of a and b', extreme],
  ['Equal', 'Whether a = b', comparison],
  ['NotEqual', 'Whether a is not b', comparison],
  ['Less', 'Whether a < b', comparison],
  ['LessEqual', 'Whether a <= b', comparison],
  ['Greater', 'Whether a > b', comparison],
  ['GreaterEqual', 'Whether a >= b', comparison],
  ['LogicalAnd', 'Whether a and b are true', ofTruth],
  ['LogicalOr', 'Whether a or b is true', ofTruth],
  ['LogicalXor', 'Whether exactly one of a and b is true', ofTruth],
  ['BitwiseAnd', 'The bits that both a and b have', ofBits],
  ['BitwiseOr', 'The bits that a or b has', ofBits],
  ['BitwiseXor', 'The bits that only one of a and b has', ofBits],
  [
    'BitwiseShift',
    'The bits of a shifted by b',
    { ...ofBits, fields: { direction: words(['left', 'right'], 'left', 'Where they are moved to') } },
  ],
  ['LogAddExp', 'log(exp(a) + exp(b))', { steps: { exp: 3, add: 1 }, elements: real, saved: bothSaved }],
  [
    'Where',
    'The second input where the first is true, the third elsewhere',
    {
      inputs: 3,
      steps: compare,
      elements: kept,
      operand: 'other',
      leading: 1,
      condition: 0,
      saved: () => ({ inputs: [0] }),
      aliases: ['SelectV2'],
    },
  ],
  [
    'MaskedFill',
    'The first input, and the third where the second is true',
    {
      inputs: 3,
      steps: compare,
      // torch converts the number to the type of the first input
      elements: () => 'kept',
      operand: 'value',
      condition: 1,
      saved: () => ({ inputs: [1] }),
    },
  ],
  [
    'Lerp',
    'a + c x (b - a)',
    {
      inputs: 3,
      steps: { add: 2, mul: 1 },
      elements: real,
      operand: 'weight',
      // c for the gradients of a and b, which its own needs
      saved: (_args, { length }, _output, { inputs: asked }) =>
        length < 3 ? {} : { inputs: asked[2] === true ? [0, 1, 2] : [2] },
    },
  ],
  [
    'AddCMul',
    'a + b x c',
    {
      inputs: 3,
      steps: { add: 1, mul: 1 },
      elements: kept,
      fields: { value: coefficient(1, 'Factor of the product') },
      saved: (_args, _shapes, _output, { inputs: [, ofB, ofC] }) => ({
        inputs: [...(ofC === true ? [1] : []), ...(ofB === true ? [2] : [])],
      }),
    },
  ],
  [
    'AddCDiv',
    'a + b / c',
    {
      inputs: 3,
      steps: { add: 1, div: 1 },
      elements: real,
      fields: { value: coefficient(1, 'Factor of the quotient') },
      saved: (_args, _shapes, _output, { inputs: asked }) => ({ inputs: asked[2] === true ? [1, 2] : [2] }),
    },
  ],
];

/** Functions of torch of several tensors, element by element, named as torch names them. */
export function elementwiseOfSeveralOps(): readonly Op[] {
  return functionsOfSeveral.map(([type, summary, several]) => functionOfSeveral(type, summary, several));
}

/** The fields for numbers in place of inputs, and its other fields. */
function operandFields({ leading, operand, fields }: Several): Fields {
  return {
    ...(leading === undefined
      ? {}
      : { input: optional(extendedNumber(`A number as the ${leading === 0 ? 'first' : 'second'} input`)) }),
    ...(operand === undefined ? {} : { [operand]: optional(extendedNumber('A number as the last input')) }),
    ...fields,
  };
}

function functionOfSeveral(type: string, summary: string, several: Several): Op {
  const { steps, elements, saved, operand, leading, condition, inputs = 2 } = several;
  return defineOp({
    type,
    aliases: several.aliases ?? [],
    form: 'function',
    family: 'element-wise',
    summary: `${summary}, element by element; the inputs broadcast.`,
    source: 'https://pytorch.org/docs/stable/torch.html#pointwise-ops',
    fields: operandFields(several),
    positional: [],
    inputs: inputs === 'many' ? { ...MANY_INPUTS, least: 1 } : { least: inputs, most: inputs },
    ...(operand === undefined ? {} : { operand }),
    ...(leading === undefined ? {} : { leadingOperand: { name: 'input', at: leading } }),
    output: (_args, shapes) => broadcast(shapes),
    elements,
    ...(condition === undefined ? {} : { readsConditions: (input: number) => input === condition }),
    memoryOrder: 'kept',
    work: (_args, _inputs, output) => perElement(steps, output),
    saved,
    examples: [
      inputs === 3
        ? example('1x8x10x10, 1x8x10x10, 8x1x1 -> 1x8x10x10')
        : example('1x8x10x10, 8x1x1 -> 1x8x10x10'),
      ...(operand === undefined
        ? []
        : [
            inputs === 3
              ? example('1x16, 1x16 -> 1x16', { [operand]: 2 })
              : example('1x16 -> 1x16', { [operand]: 2 }),
          ]),
    ],
  });
}

/**
 * Saves both of two operands, whichever gradient is needed; of more, those of each step through which a
 * gradient flows.
 */
function bothSaved(
  _args: unknown,
  shapes: readonly Shape[],
  _output: Shape,
  { inputs: asked }: { readonly inputs: readonly boolean[] },
): Saved {
  const inputs: number[] = [];
  const inner: KeptTensor[] = [];
  for (let index = 1; index < shapes.length; index += 1) {
    if (!asked.slice(0, index + 1).includes(true)) continue;
    inputs.push(index);
    const before = broadcast(shapes.slice(0, index));
    if (index === 1) inputs.push(0);
    else if (!isShapeProblem(before)) inner.push(keptValues(before));
  }
  return { inputs, inner };
}
