import { words } from './fields';
import { broadcast } from './merging';
import { defineOp, MANY_INPUTS, type Op, type WorkUnit } from './op';

/** Functions of one element, and of elements that broadcast, that PyTorch has as functions only. */
export function elementwiseOps(): readonly Op[] {
  return [...unary.map(unaryOp), ...broadcasting.map(broadcastingOp), conversion()];
}

/** A type, what it gives, PyTorch's name for it, and the work for each element. */
type Row = readonly [type: string, summary: string, torch: string, unit: WorkUnit];

const unary: readonly Row[] = [
  ['Abs', '|x|.', 'abs', 'compare'],
  ['Neg', '-x.', 'neg', 'mul'],
  ['Exp', 'e to the power of x.', 'exp', 'exp'],
  ['Log', 'The natural logarithm of x.', 'log', 'exp'],
  ['Sqrt', 'The square root of x.', 'sqrt', 'exp'],
  ['Reciprocal', '1 / x.', 'reciprocal', 'div'],
  ['Erf', 'The error function of x.', 'erf', 'exp'],
  ['Floor', 'x rounded down.', 'floor', 'compare'],
  ['Ceil', 'x rounded up.', 'ceil', 'compare'],
  ['Round', 'x rounded to the nearest whole number.', 'round', 'compare'],
  ['Sign', '-1, 0 or 1 by the sign of x.', 'sign', 'compare'],
  ['Sin', 'The sine of x.', 'sin', 'exp'],
  ['Cos', 'The cosine of x.', 'cos', 'exp'],
  ['Tan', 'The tangent of x.', 'tan', 'exp'],
  ['Asin', 'The angle whose sine is x.', 'asin', 'exp'],
  ['Acos', 'The angle whose cosine is x.', 'acos', 'exp'],
  ['Atan', 'The angle whose tangent is x.', 'atan', 'exp'],
  ['Sinh', 'The hyperbolic sine of x.', 'sinh', 'exp'],
  ['Cosh', 'The hyperbolic cosine of x.', 'cosh', 'exp'],
  ['Asinh', 'The inverse of the hyperbolic sine.', 'asinh', 'exp'],
  ['Acosh', 'The inverse of the hyperbolic cosine.', 'acosh', 'exp'],
  ['Atanh', 'The inverse of the hyperbolic tangent.', 'atanh', 'exp'],
  ['LogicalNot', 'Whether x is false.', 'logical_not', 'compare'],
  ['BitwiseNot', 'x with every bit turned over.', 'bitwise_not', 'compare'],
  ['IsNaN', 'Whether x is no number.', 'isnan', 'compare'],
  ['IsInf', 'Whether x is infinite.', 'isinf', 'compare'],
  ['Hardshrink', 'x where |x| is above a limit, 0 elsewhere.', 'nn.Hardshrink', 'compare'],
  ['Softshrink', 'x moved towards 0 by a limit, 0 near it.', 'nn.Softshrink', 'compare'],
  ['Clamp', 'x limited on one side or both.', 'clamp', 'compare'],
  [
    'Threshold',
    'x where it is above a threshold, another value elsewhere.',
    'nn.functional.threshold',
    'compare',
  ],
];

const broadcasting: readonly Row[] = [
  ['Sub', 'The second input taken from the first.', 'sub', 'add'],
  ['Div', 'The first input divided by the second.', 'div', 'div'],
  ['Pow', 'The first input to the power of the second.', 'pow', 'exp'],
  ['Remainder', 'What is left of the first input divided by the second.', 'remainder', 'div'],
  ['Maximum', 'The larger of its inputs.', 'maximum', 'compare'],
  ['Minimum', 'The smaller of its inputs.', 'minimum', 'compare'],
  ['LogicalAnd', 'Whether all inputs are true.', 'logical_and', 'compare'],
  ['LogicalOr', 'Whether an input is true.', 'logical_or', 'compare'],
  ['LogicalXor', 'Whether the inputs differ in truth.', 'logical_xor', 'compare'],
  ['BitwiseAnd', 'The bits that both inputs have.', 'bitwise_and', 'compare'],
  ['BitwiseOr', 'The bits that an input has.', 'bitwise_or', 'compare'],
  ['BitwiseXor', 'The bits that one input has.', 'bitwise_xor', 'compare'],
  ['Equal', 'Whether the inputs are equal.', 'eq', 'compare'],
  ['Less', 'Whether the first input is smaller.', 'lt', 'compare'],
  ['LessEqual', 'Whether the first input is not larger.', 'le', 'compare'],
  ['Greater', 'Whether the first input is larger.', 'gt', 'compare'],
  ['GreaterEqual', 'Whether the first input is not smaller.', 'ge', 'compare'],
  ['Where', 'The second input where the first is true, the third elsewhere.', 'where', 'compare'],
];

/** What other libraries call these types. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  Clamp: ['Clip', 'ClipByValue'],
  Threshold: ['ThresholdedReLU'],
  Sub: ['Subtract'],
  Div: ['Divide', 'TrueDiv', 'RealDiv'],
  Remainder: ['Mod', 'FloorMod'],
  Where: ['SelectV2'],
  To: ['Cast'],
};

function sourceOf(torch: string): string {
  return `torch.${torch}`;
}

function unaryOp([type, summary, torch, unit]: Row): Op {
  return defineOp({
    type,
    aliases: aliases[type] ?? [],
    form: 'function',
    family: 'element-wise',
    summary,
    source: sourceOf(torch),
    fields: {},
    output: (_args, [input]) => input,
    work: (_args, _inputs, output) => [{ unit, factors: output }],
    examples: [{ args: {}, inputs: [[1, 8, 10, 10]], output: [1, 8, 10, 10], params: 0, macs: 0 }],
  });
}

function broadcastingOp([type, summary, torch, unit]: Row): Op {
  return defineOp({
    type,
    aliases: aliases[type] ?? [],
    form: 'function',
    family: 'element-wise',
    summary: `${summary.slice(0, -1)}, element by element; sizes broadcast.`,
    source: sourceOf(torch),
    fields: {},
    inputs: type === 'Where' ? { least: 3, most: 3 } : { ...MANY_INPUTS, least: 1 },
    output: (_args, inputs) => broadcast(inputs),
    work: (_args, inputs, output) => [{ unit, factors: [Math.max(1, inputs.length - 1), ...output] }],
    examples: [
      {
        args: {},
        inputs: [[1, 8, 10, 10], [1, 8, 1, 1], ...(type === 'Where' ? [[10]] : [])],
        output: [1, 8, 10, 10],
        params: 0,
        macs: 0,
      },
    ],
  });
}

function conversion(): Op {
  return defineOp({
    type: 'To',
    aliases: aliases['To'] ?? [],
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
