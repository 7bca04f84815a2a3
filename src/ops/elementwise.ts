import { example } from './example';
import type { Fields } from './field';
import { coefficient, field, optional, words } from './fields';
import { broadcast } from './merging';
import { defineOp, MANY_INPUTS, type Op, type PerWorkUnit } from './op';
import { perElement } from './work';

const bound = (description: string) => optional(field({ kind: 'number' }, description));

const FUNCTION_OF_ONE = 'https://pytorch.org/docs/stable/torch.html#pointwise-ops';

/** A root, a logarithm or an angle function is counted as an exponential. */
const EXP: PerWorkUnit = { exp: 1 };

/** Functions of one element each: type, what it gives, elementary operations, fields. */
const functionsOfOne: readonly (readonly [
  type: string,
  summary: string,
  steps: PerWorkUnit,
  fields?: Fields,
])[] = [
  ['Neg', '-x.', { mul: 1 }],
  ['Abs', '|x|.', { compare: 1 }],
  ['Sign', '-1, 0 or 1 by the sign of x.', { compare: 1 }],
  ['Square', 'x x x.', { mul: 1 }],
  ['Reciprocal', '1 / x.', { div: 1 }],
  ['Sqrt', 'The square root.', EXP],
  ['Rsqrt', '1 / sqrt(x).', { exp: 1, div: 1 }],
  ['Exp', 'e to the power of x.', EXP],
  ['Exp2', '2 to the power of x.', EXP],
  ['Expm1', 'exp(x) - 1.', { exp: 1, add: 1 }],
  ['Log', 'The natural logarithm.', EXP],
  ['Log2', 'The logarithm to base 2.', EXP],
  ['Log10', 'The logarithm to base 10.', EXP],
  ['Log1p', 'log(1 + x).', { exp: 1, add: 1 }],
  ['Logit', 'log(x / (1 - x)).', { exp: 1, add: 1, div: 1 }],
  ['Sin', 'The sine.', EXP],
  ['Cos', 'The cosine.', EXP],
  ['Tan', 'The tangent.', EXP],
  ['Asin', 'The arcsine.', EXP],
  ['Acos', 'The arccosine.', EXP],
  ['Atan', 'The arctangent.', EXP],
  ['Sinh', 'The hyperbolic sine.', EXP],
  ['Cosh', 'The hyperbolic cosine.', EXP],
  ['Asinh', 'The inverse hyperbolic sine.', EXP],
  ['Acosh', 'The inverse hyperbolic cosine.', EXP],
  ['Atanh', 'The inverse hyperbolic tangent.', EXP],
  ['Erf', 'The error function.', EXP],
  ['Erfc', '1 - erf(x).', { exp: 1, add: 1 }],
  ['Erfinv', 'The inverse of the error function.', EXP],
  ['Lgamma', 'The logarithm of the gamma function.', EXP],
  ['Floor', 'x rounded down.', { compare: 1 }],
  ['Ceil', 'x rounded up.', { compare: 1 }],
  ['Round', 'x rounded to the nearest whole number.', { compare: 1 }],
  ['Trunc', 'x without its fraction.', { compare: 1 }],
  ['Frac', 'The fraction of x.', { add: 1 }],
  [
    'Clamp',
    'x limited to a range.',
    { compare: 2 },
    { min: bound('Lowest value'), max: bound('Highest value') },
  ],
  ['NanToNum', 'x with NaN and infinities replaced by numbers.', { compare: 1 }],
  ['LogicalNot', 'True where x is 0.', { compare: 1 }],
  ['BitwiseNot', 'The inverse of each bit.', { compare: 1 }],
  ['IsNaN', 'True where x is NaN.', { compare: 1 }],
  ['IsInf', 'True where x is infinite.', { compare: 1 }],
  ['IsFinite', 'True where x is finite.', { compare: 1 }],
  ['Tanhshrink', 'x - tanh(x).', { exp: 1, add: 3, div: 1 }],
  [
    'Hardshrink',
    'x where it is beyond lambda, 0 elsewhere.',
    { compare: 2 },
    { lambd: coefficient(0.5, 'Bound') },
  ],
  [
    'Softshrink',
    'x moved by lambda towards 0.',
    { compare: 2, add: 1 },
    { lambd: coefficient(0.5, 'Bound') },
  ],
  [
    'Threshold',
    'x where it is above a threshold, a value elsewhere.',
    { compare: 1 },
    { threshold: coefficient(0, 'Threshold'), value: coefficient(0, 'Value below it') },
  ],
  [
    'RReLU',
    'LeakyReLU with a random slope while training, the mean slope at inference.',
    { compare: 1, mul: 1 },
    { lower: coefficient(1 / 8, 'Smallest slope'), upper: coefficient(1 / 3, 'Largest slope') },
  ],
];

/** Layer types that PyTorch has a class for. */
const CLASSES: ReadonlySet<string> = new Set([
  'Tanhshrink',
  'Hardshrink',
  'Softshrink',
  'Threshold',
  'RReLU',
]);

/** Functions of several tensors, element by element: type, how many, what it gives, elementary operations, fields. */
const functionsOfSeveral: readonly (readonly [
  type: string,
  inputs: 2 | 3,
  summary: string,
  steps: PerWorkUnit,
  fields?: Fields,
])[] = [
  ['Sub', 2, 'a - b', { add: 1 }],
  [
    'Div',
    2,
    'a / b',
    { div: 1 },
    {
      rounding_mode: optional(
        field(
          { kind: 'words', words: ['trunc', 'floor'] },
          'How quotients are rounded; not at all when not given',
        ),
      ),
    },
  ],
  ['Remainder', 2, 'What is left of a / b', { div: 1 }],
  ['Pow', 2, 'a to the power of b', EXP],
  ['Atan2', 2, 'The angle of the point (b, a)', EXP],
  ['Maximum', 2, 'The larger of a and b', { compare: 1 }],
  ['Minimum', 2, 'The smaller of a and b', { compare: 1 }],
  ['Equal', 2, 'Whether a = b', { compare: 1 }],
  ['NotEqual', 2, 'Whether a is not b', { compare: 1 }],
  ['Less', 2, 'Whether a < b', { compare: 1 }],
  ['LessEqual', 2, 'Whether a <= b', { compare: 1 }],
  ['Greater', 2, 'Whether a > b', { compare: 1 }],
  ['GreaterEqual', 2, 'Whether a >= b', { compare: 1 }],
  ['LogicalAnd', 2, 'Whether a and b are true', { compare: 1 }],
  ['LogicalOr', 2, 'Whether a or b is true', { compare: 1 }],
  ['LogicalXor', 2, 'Whether one of a and b is true', { compare: 1 }],
  ['BitwiseAnd', 2, 'The bits that a and b have', { compare: 1 }],
  ['BitwiseOr', 2, 'The bits that a or b has', { compare: 1 }],
  ['BitwiseXor', 2, 'The bits that one of a and b has', { compare: 1 }],
  ['BitwiseShift', 2, 'The bits of a moved by b', { compare: 1 }],
  ['LogAddExp', 2, 'log(exp(a) + exp(b))', { exp: 3, add: 1 }],
  ['Where', 3, 'The second input where the first is true, the third elsewhere', { compare: 1 }],
  ['MaskedFill', 3, 'The first input, and the third where the second is true', { compare: 1 }],
  ['Lerp', 3, 'a + c x (b - a)', { add: 2, mul: 1 }],
  ['AddCMul', 3, 'a + b x c', { add: 1, mul: 1 }],
  ['AddCDiv', 3, 'a + b / c', { add: 1, div: 1 }],
];

/** What other libraries call these types. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  Clamp: ['Clip', 'ClipByValue'],
  Threshold: ['ThresholdedReLU'],
  Sub: ['Subtract'],
  Div: ['Divide', 'TrueDiv', 'RealDiv'],
  Remainder: ['Mod', 'FloorMod'],
  Where: ['SelectV2'],
  To: ['Cast'],
};

/** Functions of torch that work element by element and are no activation, named as torch names them. */
export function elementwiseOps(): readonly Op[] {
  return [
    ...functionsOfOne.map(([type, summary, steps, fields = {}]) =>
      defineOp({
        type,
        aliases: ALIASES[type] ?? [],
        ...(CLASSES.has(type) ? {} : { form: 'function' as const, source: FUNCTION_OF_ONE }),
        family: 'element-wise',
        summary,
        fields,
        output: (_args, [input]) => input,
        work: (_args, _inputs, output) => perElement(steps, output),
        examples: [
          type === 'Threshold'
            ? example('1x8x10x10 -> 1x8x10x10', { threshold: 0.1, value: 20 })
            : example('1x8x10x10 -> 1x8x10x10'),
        ],
      }),
    ),
    ...functionsOfSeveral.map(([type, inputs, summary, steps, fields = {}]) =>
      defineOp({
        type,
        aliases: ALIASES[type] ?? [],
        form: 'function',
        family: 'element-wise',
        summary: `${summary}, element by element; the inputs broadcast.`,
        source: 'https://pytorch.org/docs/stable/torch.html#pointwise-ops',
        fields,
        positional: [],
        inputs: inputs === 3 ? { least: 3, most: 3 } : { ...MANY_INPUTS, least: 1 },
        output: (_args, shapes) => broadcast(shapes),
        work: (_args, _inputs, output) => perElement(steps, output),
        examples: [
          inputs === 2
            ? example('1x8x10x10, 8x1x1 -> 1x8x10x10')
            : example('1x8x10x10, 1x8x10x10, 8x1x1 -> 1x8x10x10'),
        ],
      }),
    ),
    conversion(),
  ];
}

function conversion(): Op {
  return defineOp({
    type: 'To',
    aliases: ALIASES.To ?? [],
    form: 'function',
    family: 'element-wise',
    summary: 'The same numbers in another element type.',
    source: 'torch.Tensor.to',
    fields: {
      dtype: words(DTYPES, 'float32', 'The element type'),
    },
    output: (_args, [input]) => input,
    work: 'none',
    examples: [{ args: { dtype: 'float16' }, inputs: [[1, 16]], output: [1, 16], params: 0, macs: 0 }],
  });
}

const DTYPES = [
  'float32',
  'float64',
  'float16',
  'bfloat16',
  'float8',
  'float4',
  'int64',
  'int32',
  'int16',
  'int8',
  'int4',
  'uint64',
  'uint32',
  'uint16',
  'uint8',
  'uint4',
  'bool',
  'complex64',
  'complex128',
] as const;
