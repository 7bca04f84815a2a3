import { asSingle, coefficient, numberAttribute, textAttribute } from './attributes';
import { binary, unary } from './element-rules';
import {
  BOOL,
  type Call,
  dimsAt,
  elementCount,
  elementsAt,
  hasInput,
  type Lowered,
  mapElements,
  numberAt,
  type Operator,
  type Operators,
  sameAs,
  sizeOn,
  typeAt,
} from './operator';

/** The limits of a Clip, attributes before version 11; undefined for a limit that is not known before the run. */
function clipLimits(
  call: Call,
): readonly [least: number | null | undefined, most: number | null | undefined] {
  const limit = (index: number, name: string): number | null | undefined => {
    if (call.version < 11) return numberAttribute(call, name, null);
    return hasInput(call, index) ? (numberAt(call, index) ?? undefined) : null;
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
    return mapElements(call, (value) => Math.min(Math.max(value, low), high));
  },
};

const withAlpha = (argument: string, byDefault: number) => ({
  args: (call: Call): Lowered['args'] => ({ [argument]: coefficient(call, 'alpha', byDefault) }),
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
    args: (call): Lowered['args'] => ({ dim: numberAttribute(call, 'axis', call.version < 13 ? 1 : -1) }),
  });

const prelu: Operator = {
  roles: ['data', 'scale'],
  outputs: sameAs(),
  lower: (call) => {
    const slopes = dimsAt(call, 1);
    const count = slopes === null ? null : elementCount(slopes);
    const isOfChannels = count === sizeOn(dimsAt(call, 0), 1) && count === sizeOn(slopes, 0);
    return count === 1 || (count !== null && isOfChannels)
      ? { type: 'PReLU', args: { num_parameters: count }, inputs: [0] }
      : null;
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
    const ratio = call.version < 12 ? numberAttribute(call, 'ratio', 0.5) : (numberAt(call, 1) ?? 0.5);
    return { type: 'Dropout', args: { p: asSingle(ratio) }, inputs: [0] };
  },
  fold: (call, slot) => (slot === 0 ? elementsAt(call, 0) : null),
};

/** Activations, and what leaves its input out by chance. */
export const activationOperators: Operators = {
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
};

/** Activations of com.microsoft. */
export const microsoftActivations: Operators = {
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
