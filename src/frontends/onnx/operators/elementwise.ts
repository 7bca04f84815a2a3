import type { ArgValue } from '../../../ops/op';
import { alignedDims, broadcastDims, isProblem, mapBroadcast } from './broadcasting';
import { dtypeOf } from './element-types';
import {
  BOOL,
  type Call,
  dimsAt,
  elementsAt,
  FLOAT,
  hasInput,
  INT64,
  type Lowered,
  numberAttribute,
  type Operator,
  type Operators,
  sameAs,
  textAttribute,
  typeAt,
} from './operator';

type Args = Lowered['args'];

/** An operator that gives each element of its input by a function of it. */
function unary(
  type: string,
  {
    apply,
    args = () => ({}),
    elementType,
  }: {
    readonly apply?: (value: number) => number;
    readonly args?: (call: Call) => Args | null;
    readonly elementType?: number;
  } = {},
): Operator {
  return {
    roles: ['data', 'plain', 'plain'],
    outputs: (call) => [{ dims: dimsAt(call, 0), elementType: elementType ?? typeAt(call, 0) }],
    lower: (call) => {
      const given = args(call);
      return given === null ? null : { type, args: given, inputs: [0] };
    },
    ...(apply === undefined
      ? {}
      : {
          fold: (call) => elementsAt(call, 0)?.map((value) => (value === null ? null : apply(value))) ?? null,
        }),
  };
}

/** An operator of several inputs that broadcast. */
function binary(
  type: string,
  apply?: (values: readonly number[], call: Call) => number,
  { elementType, role = 'data' }: { readonly elementType?: number; readonly role?: 'data' | 'plain' } = {},
): Operator {
  return {
    roles: new Array<typeof role>(16).fill(role),
    outputs: (call) => {
      const dims = broadcastDims(call.inputs.map((_input, index) => alignedDims(call, index)));
      if (isProblem(dims)) return dims;
      const typed = call.inputs.find((input) => input !== null && input.elementType !== 0);
      return [{ dims, elementType: elementType ?? typed?.elementType ?? FLOAT }];
    },
    lower: () => ({ type, args: {} }),
    ...(apply === undefined ? {} : { fold: (call) => foldBroadcast(call, apply) }),
  };
}

function foldBroadcast(call: Call, apply: (values: readonly number[], call: Call) => number) {
  const [output] = call.outputs;
  if (output?.dims?.every((dim) => dim !== null) !== true) return null;
  const operands = call.inputs.map((_input, index) => ({
    dims: alignedDims(call, index),
    elements: elementsAt(call, index),
  }));
  const known = operands.flatMap(({ dims, elements }) =>
    dims === null || elements === null ? [] : [{ dims, elements }],
  );
  if (known.length < operands.length) return null;
  return mapBroadcast(known, output.dims, (values) => apply(values, call));
}

const pair =
  (apply: (left: number, right: number) => number) =>
  ([left = 0, right = 0]: readonly number[]): number =>
    apply(left, right);

const truth = (apply: (left: number, right: number) => boolean) =>
  pair((left, right) => (apply(left, right) ? 1 : 0));

/** Whole numbers are divided as C does it: what is left is cut off. */
function divide([left = 0, right = 1]: readonly number[], call: Call): number {
  const isWhole = typeAt(call, 0) >= 2 && typeAt(call, 0) <= 7;
  return isWhole ? Math.trunc(left / right) : left / right;
}

function remainder([left = 0, right = 1]: readonly number[], call: Call): number {
  if (numberAttribute(call, 'fmod', 0) === 1) return left % right;
  const rest = left % right;
  return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
}

/** Rounds a half to the even number. */
function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value - Math.trunc(value)) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

function cast(elementTypeOf: (call: Call) => number): Operator {
  return {
    roles: ['data', 'shape'],
    outputs: (call) => [{ dims: dimsAt(call, 0), elementType: elementTypeOf(call) }],
    lower: (call) => {
      const dtype = dtypeOf(elementTypeOf(call));
      if (elementTypeOf(call) === typeAt(call, 0)) return { type: 'Identity', args: {}, inputs: [0] };
      return dtype === undefined ? null : { type: 'To', args: { dtype }, inputs: [0] };
    },
    fold: (call) => {
      const to = elementTypeOf(call);
      const convert = (value: number): number => {
        if (to === BOOL) return value === 0 ? 0 : 1;
        return (to >= 2 && to <= INT64) || to === 12 || to === 13 ? Math.trunc(value) : value;
      };
      return elementsAt(call, 0)?.map((value) => (value === null ? null : convert(value))) ?? null;
    },
  };
}

/** Before version 6 the attribute `to` is the type's name. */
function castTarget(call: Call): number {
  const number = numberAttribute(call, 'to', null);
  return number ?? ELEMENT_TYPE_NAMES.indexOf(textAttribute(call, 'to', 'FLOAT').toUpperCase());
}

const ELEMENT_TYPE_NAMES =
  'UNDEFINED FLOAT UINT8 INT8 UINT16 INT16 INT32 INT64 STRING BOOL FLOAT16 DOUBLE UINT32 UINT64 COMPLEX64 COMPLEX128 BFLOAT16'.split(
    ' ',
  );

/** The limits of a Clip, attributes before version 11; undefined for a limit that is not known before the run. */
function clipLimits(
  call: Call,
): readonly [least: number | null | undefined, most: number | null | undefined] {
  const limit = (index: number, name: string): number | null | undefined => {
    if (call.version < 11) return numberAttribute(call, name, null);
    return hasInput(call, index) ? (elementsAt(call, index)?.[0] ?? undefined) : null;
  };
  return [limit(1, 'min'), limit(2, 'max')];
}

const clip: Operator = {
  roles: ['data', 'plain', 'plain'],
  outputs: sameAs(),
  lower: (call) => {
    const [least, most] = clipLimits(call);
    if (least === 0 && most === 6) return { type: 'ReLU6', args: {}, inputs: [0] };
    if (least === 0 && most === null) return { type: 'ReLU', args: {}, inputs: [0] };
    if (typeof least === 'number' && typeof most === 'number')
      return { type: 'Hardtanh', args: { min_val: least, max_val: most }, inputs: [0] };
    return { type: 'Clamp', args: {}, inputs: [0] };
  },
  fold: (call) => {
    const [least = Number.NaN, most = Number.NaN] = clipLimits(call);
    if (Number.isNaN(least) || Number.isNaN(most)) return null;
    const low = least ?? Number.NEGATIVE_INFINITY;
    const high = most ?? Number.POSITIVE_INFINITY;
    return (
      elementsAt(call, 0)?.map((value) => (value === null ? null : Math.min(Math.max(value, low), high))) ??
      null
    );
  },
};

/** A coefficient as its single precision shows it: 0.1 and not 0.10000000149011612. */
function coefficient(call: Call, name: string, byDefault: number): number {
  return Number(numberAttribute(call, name, byDefault).toPrecision(7));
}

const withAlpha = (argument: string, byDefault: number) => ({
  args: (call: Call): Args => ({ [argument]: coefficient(call, 'alpha', byDefault) }),
});

function isNear(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) < 1e-6;
}

const hardSigmoid: Operator = {
  ...unary('Hardsigmoid'),
  lower: (call) => {
    const isTorch =
      isNear(numberAttribute(call, 'alpha', 0.2), 1 / 6) && isNear(numberAttribute(call, 'beta', 0.5), 0.5);
    return isTorch ? { type: 'Hardsigmoid', args: {}, inputs: [0] } : null;
  },
};

const softmax = (type: string): Operator =>
  unary(type, {
    args: (call): Args => ({ dim: numberAttribute(call, 'axis', call.version < 13 ? 1 : -1) }),
  });

const prelu: Operator = {
  roles: ['data', 'scale'],
  outputs: sameAs(),
  lower: (call) => {
    const slopes = dimsAt(call, 1)?.reduce<number | null>(
      (product, dim) => (product === null || dim === null ? null : product * dim),
      1,
    );
    const channels = dimsAt(call, 0)?.[1] ?? null;
    const isTorch =
      slopes === 1 || (slopes != null && slopes === channels && slopes === dimsAt(call, 1)?.[0]);
    return isTorch ? { type: 'PReLU', args: { num_parameters: slopes ?? 1 }, inputs: [0] } : null;
  },
};

const dropout: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    return [
      { dims, elementType: typeAt(call, 0) },
      { dims, elementType: BOOL },
    ];
  },
  lower: (call) => {
    const ratio: ArgValue =
      call.version < 12 ? coefficient(call, 'ratio', 0.5) : (elementsAt(call, 1)?.[0] ?? 0.5);
    return { type: 'Dropout', args: { p: Number(Number(ratio).toPrecision(7)) }, inputs: [0] };
  },
  fold: (call, slot) => (slot === 0 ? elementsAt(call, 0) : null),
};

/** Functions of one element or of elements that broadcast, and activations. */
export const elementwiseOperators: Operators = {
  Relu: unary('ReLU', { apply: (value) => Math.max(value, 0) }),
  LeakyRelu: unary('LeakyReLU', withAlpha('negative_slope', 0.01)),
  Elu: unary('ELU', withAlpha('alpha', 1)),
  Celu: unary('CELU', withAlpha('alpha', 1)),
  Selu: unary('SELU'),
  Sigmoid: unary('Sigmoid', { apply: (value) => 1 / (1 + Math.exp(-value)) }),
  Tanh: unary('Tanh', { apply: Math.tanh }),
  Softplus: unary('Softplus'),
  Softsign: unary('Softsign'),
  HardSwish: unary('Hardswish'),
  HardSigmoid: hardSigmoid,
  Gelu: unary('GELU', {
    args: (call) => ({
      approximate: textAttribute(call, 'approximate', 'none') === 'tanh' ? 'tanh' : 'none',
    }),
  }),
  Swish: unary('SiLU'),
  Mish: unary('Mish'),
  ThresholdedRelu: unary('Threshold'),
  Shrink: {
    ...unary('Softshrink'),
    lower: (call) => {
      const type = numberAttribute(call, 'bias', 0) === 0 ? 'Hardshrink' : 'Softshrink';
      return { type, args: {}, inputs: [0] };
    },
  },
  Softmax: softmax('Softmax'),
  LogSoftmax: softmax('LogSoftmax'),
  Hardmax: unary('onnx.Hardmax'),
  PRelu: prelu,
  Clip: clip,
  Dropout: dropout,
  Abs: unary('Abs', { apply: Math.abs }),
  Neg: unary('Neg', { apply: (value) => -value }),
  Exp: unary('Exp', { apply: Math.exp }),
  Log: unary('Log', { apply: Math.log }),
  Sqrt: unary('Sqrt', { apply: Math.sqrt }),
  Reciprocal: unary('Reciprocal', { apply: (value) => 1 / value }),
  Erf: unary('Erf'),
  Floor: unary('Floor', { apply: Math.floor }),
  Ceil: unary('Ceil', { apply: Math.ceil }),
  Round: unary('Round', { apply: roundHalfToEven }),
  Sign: unary('Sign', { apply: Math.sign }),
  Sin: unary('Sin', { apply: Math.sin }),
  Cos: unary('Cos', { apply: Math.cos }),
  Tan: unary('Tan', { apply: Math.tan }),
  Asin: unary('Asin', { apply: Math.asin }),
  Acos: unary('Acos', { apply: Math.acos }),
  Atan: unary('Atan', { apply: Math.atan }),
  Sinh: unary('Sinh', { apply: Math.sinh }),
  Cosh: unary('Cosh', { apply: Math.cosh }),
  Asinh: unary('Asinh', { apply: Math.asinh }),
  Acosh: unary('Acosh', { apply: Math.acosh }),
  Atanh: unary('Atanh', { apply: Math.atanh }),
  Not: unary('LogicalNot', { apply: (value) => (value === 0 ? 1 : 0) }),
  BitwiseNot: unary('BitwiseNot', { apply: (value) => ~value }),
  IsNaN: unary('IsNaN', { apply: (value) => (Number.isNaN(value) ? 1 : 0), elementType: BOOL }),
  IsInf: unary('IsInf', { elementType: BOOL }),
  Cast: cast(castTarget),
  CastLike: cast((call) => typeAt(call, 1)),
  Add: binary(
    'Add',
    pair((left, right) => left + right),
  ),
  Sum: binary('Add', (values) => values.reduce((sum, value) => sum + value, 0)),
  Mul: binary(
    'Mul',
    pair((left, right) => left * right),
  ),
  Sub: binary(
    'Sub',
    pair((left, right) => left - right),
  ),
  Div: binary('Div', divide),
  Pow: {
    ...binary(
      'Pow',
      pair((left, right) => left ** right),
    ),
    roles: ['data', 'plain'],
  },
  Mod: binary('Remainder', remainder, { role: 'plain' }),
  Max: binary('Maximum', (values) => Math.max(...values), { role: 'plain' }),
  Min: binary('Minimum', (values) => Math.min(...values), { role: 'plain' }),
  Mean: binary(
    'onnx.MeanOfInputs',
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  ),
  And: binary(
    'LogicalAnd',
    truth((left, right) => left !== 0 && right !== 0),
    { elementType: BOOL },
  ),
  Or: binary(
    'LogicalOr',
    truth((left, right) => left !== 0 || right !== 0),
    { elementType: BOOL },
  ),
  Xor: binary(
    'LogicalXor',
    truth((left, right) => (left !== 0) !== (right !== 0)),
    { elementType: BOOL },
  ),
  BitwiseAnd: binary(
    'BitwiseAnd',
    pair((left, right) => left & right),
  ),
  BitwiseOr: binary(
    'BitwiseOr',
    pair((left, right) => left | right),
  ),
  BitwiseXor: binary(
    'BitwiseXor',
    pair((left, right) => left ^ right),
  ),
  BitShift: binary('onnx.BitShift'),
  Equal: binary(
    'Equal',
    truth((left, right) => left === right),
    { elementType: BOOL, role: 'plain' },
  ),
  Less: binary(
    'Less',
    truth((left, right) => left < right),
    { elementType: BOOL, role: 'plain' },
  ),
  LessOrEqual: binary(
    'LessEqual',
    truth((left, right) => left <= right),
    { elementType: BOOL, role: 'plain' },
  ),
  Greater: binary(
    'Greater',
    truth((left, right) => left > right),
    { elementType: BOOL, role: 'plain' },
  ),
  GreaterOrEqual: binary(
    'GreaterEqual',
    truth((left, right) => left >= right),
    {
      elementType: BOOL,
      role: 'plain',
    },
  ),
  Where: {
    ...binary('Where', ([condition, yes = 0, no = 0]) => (condition === 0 ? no : yes)),
    outputs: (call) => {
      const dims = broadcastDims(call.inputs.map((_input, index) => dimsAt(call, index)));
      return isProblem(dims) ? dims : [{ dims, elementType: typeAt(call, 1) }];
    },
  },
  Identity: {
    outputs: sameAs(),
    lower: () => ({ type: 'Identity', args: {}, inputs: [0] }),
    fold: (call) => elementsAt(call, 0),
  },
};

/** Element-wise operators of com.microsoft. */
export const microsoftElementwise: Operators = {
  Gelu: unary('GELU'),
  FastGelu: { ...binary('GELU'), lower: (call) => geluOf(call, 'tanh') },
  BiasGelu: { ...binary('GELU'), lower: (call) => geluOf(call, 'none') },
  QuickGelu: unary('onnx.QuickGELU'),
  BiasAdd: binary('Add'),
  BiasSoftmax: binary('onnx.BiasSoftmax'),
};

/** A GELU whose bias is added first. */
function geluOf(call: Call, approximate: 'none' | 'tanh'): Lowered | null {
  return hasInput(call, 1) ? null : { type: 'GELU', args: { approximate }, inputs: [0] };
}
