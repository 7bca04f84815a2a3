import { asSingle, coefficient, numberAttribute, textAttribute } from './attributes';
import { axisFrom } from './axes';
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
    return { type: 'Clamp', args: { min: least ?? null, max: most ?? null }, inputs: [0] };
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

/** The coefficients by name: PyTorch's value, and ONNX's default. */
type Coefficients = Readonly<Record<string, { readonly torch: number; readonly byDefault: number }>>;

/** An activation that PyTorch has with these coefficients only. */
function withFixed(type: string, coefficients: Coefficients): Operator {
  return unary(type, {
    args: (call) => {
      const isTorch = Object.entries(coefficients).every(
        ([name, { torch, byDefault }]) => Math.abs(numberAttribute(call, name, byDefault) - torch) < 1e-6,
      );
      return isTorch ? {} : null;
    },
  });
}

/** Before version 13 all axes from the attribute on are one, which PyTorch has where only the first of them has a size. */
const softmax = (type: string): Operator =>
  unary(type, {
    args: (call) => {
      if (call.version >= 13) return { dim: numberAttribute(call, 'axis', -1) };
      const dims = dimsAt(call, 0) ?? [];
      const axis = axisFrom(numberAttribute(call, 'axis', 1), dims.length);
      return axis !== null && dims.slice(axis + 1).every((dim) => dim === 1) ? { dim: axis } : null;
    },
  });

/** Softshrink: the bias equals the threshold. */
const shrink: Operator = {
  outputs: sameAs(),
  lower: (call) => {
    const lambd = coefficient(call, 'lambd', 0.5);
    const bias = coefficient(call, 'bias', 0);
    if (bias !== 0 && bias !== lambd) return null;
    return { type: bias === 0 ? 'Hardshrink' : 'Softshrink', args: { lambd }, inputs: [0] };
  },
};

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

export const dropout: Operator = {
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

const SELU_ALPHA = 1.6732632;
const SELU_GAMMA = 1.050701;

/** Activations and dropout. */
export const activationOperators: Operators = {
  Relu: unary('ReLU', { apply: (value) => Math.max(value, 0) }),
  LeakyRelu: unary('LeakyReLU', withAlpha('negative_slope', 0.01)),
  Elu: unary('ELU', withAlpha('alpha', 1)),
  Celu: unary('CELU', withAlpha('alpha', 1)),
  Selu: withFixed('SELU', {
    alpha: { torch: SELU_ALPHA, byDefault: SELU_ALPHA },
    gamma: { torch: SELU_GAMMA, byDefault: SELU_GAMMA },
  }),
  Sigmoid: unary('Sigmoid', { apply: (value) => 1 / (1 + Math.exp(-value)) }),
  Tanh: unary('Tanh', { apply: Math.tanh }),
  Softplus: unary('Softplus'),
  Softsign: unary('Softsign'),
  HardSwish: unary('Hardswish'),
  HardSigmoid: withFixed('Hardsigmoid', {
    alpha: { torch: 1 / 6, byDefault: 0.2 },
    beta: { torch: 0.5, byDefault: 0.5 },
  }),
  Gelu: unary('GELU', {
    args: (call) => ({
      approximate: textAttribute(call, 'approximate', 'none') === 'tanh' ? 'tanh' : 'none',
    }),
  }),
  Swish: withFixed('SiLU', { alpha: { torch: 1, byDefault: 1 } }),
  SwiGLU: binary('onnx.SwiGLU'),
  Mish: unary('Mish'),
  ThresholdedRelu: unary('Threshold', {
    args: (call) => ({ threshold: coefficient(call, 'alpha', 1), value: 0 }),
  }),
  Shrink: shrink,
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
