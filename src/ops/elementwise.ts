import { ELEMENT_TYPES, type Elements } from './element-types';
import { example } from './example';
import type { Fields } from './field';
import { ANY_WHOLE, coefficient, field, flag, optional, withDefault, words } from './fields';
import { type Args, defineOp, type Op, type PerWorkUnit } from './op';
import type { Shape } from './shape';
import { keptValues, type SavedRule } from './training';
import { perElement } from './work';

const FUNCTION_OF_ONE = 'https://pytorch.org/docs/stable/torch.html#pointwise-ops';

/** A root, a logarithm or an angle function is counted as an exponential. */
const EXP: PerWorkUnit = { exp: 1 };

type Saved = SavedRule<Args, readonly [Shape, ...Shape[]]>;

/**
 * A function of one element: type, summary, elementary operations, what autograd saves, elements of the result,
 * fields.
 */
type FunctionOfOne = readonly [
  type: string,
  summary: string,
  steps: PerWorkUnit,
  saved: Saved,
  elements?: Elements,
  fields?: Fields,
];

const number = (description: string) => optional(field({ kind: 'number' }, description));
const lambd = { lambd: coefficient(0.5, 'Bound') };
const inplace = { inplace: flag(false, 'Overwrites the input with the output') };

const functionsOfOne: readonly FunctionOfOne[] = [
  ['Neg', '-x.', { mul: 1 }, 'nothing', 'kept'],
  ['Abs', '|x|.', { compare: 1 }, 'input', 'kept'],
  ['Sign', 'The sign of x: -1, 0 or 1.', { compare: 1 }, 'nothing', 'kept'],
  ['Square', 'x x x.', { mul: 1 }, 'input', 'kept'],
  ['Reciprocal', '1 / x.', { div: 1 }, 'output'],
  ['Sqrt', 'The square root.', EXP, 'output'],
  ['Rsqrt', '1 / sqrt(x).', { exp: 1, div: 1 }, 'output'],
  ['Exp', 'e to the power of x.', EXP, 'output'],
  ['Exp2', '2 to the power of x.', EXP, 'output'],
  ['Expm1', 'exp(x) - 1.', { exp: 1, add: 1 }, 'output'],
  ['Log', 'The natural logarithm.', EXP, 'input'],
  ['Log2', 'The logarithm to base 2.', EXP, 'input'],
  ['Log10', 'The logarithm to base 10.', EXP, 'input'],
  ['Log1p', 'log(1 + x).', { exp: 1, add: 1 }, 'input'],
  ['Sin', 'The sine.', EXP, 'input'],
  ['Cos', 'The cosine.', EXP, 'input'],
  ['Tan', 'The tangent.', EXP, 'output'],
  ['Asin', 'The arcsine.', EXP, 'input'],
  ['Acos', 'The arccosine.', EXP, 'input'],
  ['Atan', 'The arctangent.', EXP, 'input'],
  ['Sinh', 'The hyperbolic sine.', EXP, 'input'],
  ['Cosh', 'The hyperbolic cosine.', EXP, 'input'],
  ['Asinh', 'The inverse hyperbolic sine.', EXP, 'input'],
  ['Acosh', 'The inverse hyperbolic cosine.', EXP, 'input'],
  ['Atanh', 'The inverse hyperbolic tangent.', EXP, 'input'],
  ['Erf', 'The error function.', EXP, 'input'],
  ['Erfc', '1 - erf(x).', { exp: 1, add: 1 }, 'input'],
  ['Erfinv', 'The inverse of the error function.', EXP, 'input'],
  ['Lgamma', 'The logarithm of the gamma function.', EXP, 'input'],
  ['Floor', 'x rounded down.', { compare: 1 }, 'nothing', 'kept'],
  ['Ceil', 'x rounded up.', { compare: 1 }, 'nothing', 'kept'],
  ['Trunc', 'x without its fraction.', { compare: 1 }, 'nothing', 'kept'],
  ['Frac', 'The fraction of x.', { add: 1 }, 'nothing', 'kept'],
  ['LogicalNot', 'True where x is 0.', { compare: 1 }, 'nothing', 'bool'],
  ['BitwiseNot', 'The inverse of each bit.', { compare: 1 }, 'nothing', 'kept'],
  ['IsNaN', 'True where x is NaN.', { compare: 1 }, 'nothing', 'bool'],
  ['IsInf', 'True where x is infinite.', { compare: 1 }, 'nothing', 'bool'],
  ['IsFinite', 'True where x is finite.', { compare: 1 }, 'nothing', 'bool'],
  [
    'Logit',
    'log(x / (1 - x)).',
    { exp: 1, add: 1, div: 1 },
    'input',
    'float',
    { eps: number('Keeps x within eps and 1 - eps') },
  ],
  [
    'Round',
    'x rounded to the nearest whole number, or to so many decimals.',
    { compare: 1 },
    'nothing',
    'kept',
    { decimals: withDefault(field(ANY_WHOLE, 'Number of decimals'), 0) },
  ],
  [
    'Clamp',
    'x limited to a range.',
    { compare: 2 },
    'input',
    'kept',
    { min: number('Lowest value'), max: number('Highest value') },
  ],
  [
    'NanToNum',
    'x with NaN and infinities replaced by numbers.',
    { compare: 1 },
    'input',
    'kept',
    {
      nan: coefficient(0, 'In place of NaN'),
      posinf: number('In place of infinity; the largest number when not given'),
      neginf: number('In place of -infinity; the smallest number when not given'),
    },
  ],
];

/** Such functions that PyTorch has a class for. */
const classes: readonly FunctionOfOne[] = [
  [
    'Tanhshrink',
    'x - tanh(x).',
    { exp: 1, add: 3, div: 1 },
    (_args, [input]) => ({ inner: [keptValues(input)] }),
  ],
  ['Hardshrink', 'x where it is beyond lambda, 0 elsewhere.', { compare: 2 }, 'input', 'float', lambd],
  ['Softshrink', 'x moved by lambda towards 0.', { compare: 2, add: 1 }, 'input', 'float', lambd],
  [
    'Threshold',
    'x where it is above a threshold, a value elsewhere.',
    { compare: 1 },
    ({ inplace: isInPlace }, [input]) =>
      isInPlace === true ? { inner: [keptValues(input)] } : { inputs: [0] },
    'float',
    {
      threshold: field({ kind: 'number' }, 'Threshold'),
      value: field({ kind: 'number' }, 'Value below it'),
      ...inplace,
    },
  ],
  // the random slopes, and the input that selects them
  [
    'RReLU',
    'LeakyReLU with a random slope while training, the mean slope at inference.',
    { compare: 1, mul: 1 },
    ({ inplace: isInPlace }, [input]) => ({
      inner: [keptValues(input)],
      ...(isInPlace === true ? { outputs: [0] } : { inputs: [0] }),
    }),
    'float',
    { lower: coefficient(1 / 8, 'Smallest slope'), upper: coefficient(1 / 3, 'Largest slope'), ...inplace },
  ],
];

/** What other libraries call these types. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  Clamp: ['Clip', 'ClipByValue'],
  Threshold: ['ThresholdedReLU'],
};

/** Element-wise functions of one tensor that are not activations, by torch's names. */
export function elementwiseOps(): readonly Op[] {
  return [
    ...functionsOfOne.map((row) => functionOfOne(row, 'function')),
    ...classes.map((row) => functionOfOne(row, 'module')),
    conversion(),
  ];
}

function functionOfOne(
  [type, summary, steps, saved, elements = 'float', fields = {}]: FunctionOfOne,
  form: 'function' | 'module',
): Op {
  return defineOp({
    type,
    aliases: ALIASES[type] ?? [],
    ...(form === 'module' ? {} : { form, source: FUNCTION_OF_ONE }),
    family: 'element-wise',
    summary,
    fields,
    // torch accepts it as a keyword only
    ...(type === 'Round' ? { positional: [] } : {}),
    output: (_args, [input]) => input,
    memoryOrder: 'kept',
    work: (_args, _inputs, output) => perElement(steps, output),
    storage: (args: Args) => (args.inplace === true ? 'in-place' : 'new'),
    elements: () => elements,
    saved,
    examples: [
      type === 'Threshold'
        ? example('1x8x10x10 -> 1x8x10x10', { threshold: 0.1, value: 20 })
        : example('1x8x10x10 -> 1x8x10x10'),
    ],
  });
}

function conversion(): Op {
  return defineOp({
    type: 'To',
    aliases: ['Cast'],
    form: 'function',
    family: 'element-wise',
    summary: 'The same numbers in another element type.',
    source: 'torch.Tensor.to',
    fields: {
      dtype: words(ELEMENT_TYPES, 'float32', 'The element type'),
    },
    output: (_args, [input]) => input,
    elements: ({ dtype }) => (dtype === 'float32' ? 'float' : dtype),
    memoryOrder: 'kept',
    work: 'none',
    saved: 'nothing',
    examples: [example('1x16 -> 1x16', { dtype: 'float16' })],
  });
}
