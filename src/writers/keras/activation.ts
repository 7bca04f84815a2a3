import type { Args } from '../../ops/op';
import { literal } from '../python/literals';
import { axisOf, channelsLast } from './order';
import {
  arranged,
  keyword,
  layer,
  operation,
  type Step,
  type Unwritable,
  unwritable,
  type WriteCall,
} from './step';

/** An operation that computes each element by itself keeps the order of its input. */
function elementwise(stepOf: (args: Args) => Step | null | Unwritable): WriteCall {
  return (given) => {
    const step = stepOf(given.args);
    if (step !== null && 'why' in step) return step;
    return { steps: step === null ? [] : [step], order: given.input.order };
  };
}

/** `layers.Activation("silu")`. */
const activation = (name: string): WriteCall => elementwise(() => layer('Activation', literal(name)));

/** `ops.exp(x)`. */
const mathFunction = (name: string): WriteCall => elementwise(() => operation(name));

const number = (args: Args, name: string): number => Number(args[name]);

/** Whether a layer type computes each element by itself, so that the order of the dimensions does not matter. */
export function isElementwise(type: string): boolean {
  return Object.hasOwn(activations, type) && !OF_DIMENSIONS.has(type);
}

const OF_DIMENSIONS = new Set(['PReLU', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'StochasticDepth']);

/** The activations by PyTorch's types. */
export const activations: Readonly<Record<string, WriteCall>> = {
  Identity: elementwise(() => null),
  ReLU: elementwise(() => layer('ReLU')),
  ReLU6: elementwise(() => layer('ReLU', 'max_value=6.0')),
  LeakyReLU: elementwise((args) =>
    layer('LeakyReLU', keyword('negative_slope', number(args, 'negative_slope'), 0.3)),
  ),
  ELU: elementwise((args) => layer('ELU', keyword('alpha', number(args, 'alpha'), 1))),
  CELU: elementwise((args) => operation('celu', keyword('alpha', number(args, 'alpha'), 1))),
  SELU: activation('selu'),
  SiLU: activation('silu'),
  Mish: activation('mish'),
  Sigmoid: activation('sigmoid'),
  LogSigmoid: activation('log_sigmoid'),
  Tanh: activation('tanh'),
  Softsign: activation('softsign'),
  Hardswish: activation('hard_swish'),
  Hardsigmoid: activation('hard_sigmoid'),
  Tanhshrink: activation('tanh_shrink'),
  GELU: elementwise((args) =>
    args.approximate === 'tanh' ? operation('gelu', 'approximate=True') : layer('Activation', '"gelu"'),
  ),
  Softplus: elementwise((args) =>
    args.beta === 1 ? layer('Activation', '"softplus"') : unwritable('its beta is not 1'),
  ),
  Hardtanh: elementwise((args) =>
    operation('clip', literal(number(args, 'min_val')), literal(number(args, 'max_val'))),
  ),
  Hardshrink: elementwise((args) =>
    operation('hard_shrink', keyword('threshold', number(args, 'lambd'), 0.5)),
  ),
  Softshrink: elementwise((args) =>
    operation('soft_shrink', keyword('threshold', number(args, 'lambd'), 0.5)),
  ),
  Threshold: elementwise((args) =>
    operation('threshold', literal(number(args, 'threshold')), literal(number(args, 'value'))),
  ),
  Softmax: alongDim('Softmax'),
  LogSoftmax: alongDim('log_softmax'),
  GLU: alongDim('glu'),
  PReLU: (given) => {
    const rank = given.input.shape.length;
    const order = channelsLast(rank);
    const isShared = given.args.num_parameters === 1;
    const shared = order.map((_dim, axis) => axis).slice(1, isShared ? rank : rank - 1);
    const step = layer(
      'PReLU',
      shared.length === 0 ? null : `shared_axes=[${shared.join(', ')}]`,
      `alpha_initializer=initializers.Constant(${literal(number(given.args, 'init'))})`,
    );
    return { steps: arranged(given, order, step), order };
  },
  Dropout: dropout('Dropout'),
  AlphaDropout: dropout('AlphaDropout'),
  Dropout1d: spatialDropout(1),
  Dropout2d: spatialDropout(2),
  Dropout3d: spatialDropout(3),
  StochasticDepth: ({ input, args: { p, mode } }) => {
    if (p === 0) return { steps: [], order: input.order };
    if (mode !== 'row') return unwritable('it drops whole samples');
    const ones = input.order.slice(1).map(() => '1');
    const shape = `noise_shape=(${['None', ...ones].join(', ')})`;
    return { steps: [layer('Dropout', literal(Number(p)), shape)], order: input.order };
  },
  Clamp: elementwise(({ min, max }) =>
    typeof min === 'number' && typeof max === 'number'
      ? operation('clip', literal(min), literal(max))
      : typeof min === 'number'
        ? operation('maximum', literal(min))
        : operation('minimum', literal(Number(max))),
  ),
  Neg: mathFunction('negative'),
  Abs: mathFunction('abs'),
  Sign: mathFunction('sign'),
  Square: mathFunction('square'),
  Reciprocal: mathFunction('reciprocal'),
  Sqrt: mathFunction('sqrt'),
  Rsqrt: mathFunction('rsqrt'),
  Exp: mathFunction('exp'),
  Expm1: mathFunction('expm1'),
  Log: mathFunction('log'),
  Log2: mathFunction('log2'),
  Log10: mathFunction('log10'),
  Log1p: mathFunction('log1p'),
  Sin: mathFunction('sin'),
  Cos: mathFunction('cos'),
  Tan: mathFunction('tan'),
  Erf: mathFunction('erf'),
  Floor: mathFunction('floor'),
  Ceil: mathFunction('ceil'),
};

function alongDim(name: 'Softmax' | 'log_softmax' | 'glu'): WriteCall {
  return ({ input, args: { dim } }) => {
    if (typeof dim !== 'number') return unwritable('it has no dimension');
    const axis = axisOf(input.order, dim);
    const isLast = axis === input.order.length - 1;
    const item = isLast ? null : `axis=${axis}`;
    const step = name === 'Softmax' ? layer(name, item) : operation(name, item);
    return { steps: [step], order: input.order };
  };
}

/** A rate of 0 drops nothing. */
function dropout(type: string): WriteCall {
  return elementwise(({ p }) => (p === 0 ? null : layer(type, literal(Number(p)))));
}

function spatialDropout(axes: number): WriteCall {
  return (given) => {
    const order = channelsLast(axes + 2);
    if (given.input.shape.length !== axes + 2) return unwritable('its input has no batch');
    const step = given.args.p === 0 ? null : layer(`SpatialDropout${axes}D`, literal(Number(given.args.p)));
    return { steps: arranged(given, order, step), order };
  };
}
