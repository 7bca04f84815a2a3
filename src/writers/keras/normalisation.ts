import type { ArgValue } from '../../ops/op';
import { axisOf, channelsLast, type Order, plainOrder } from './order';
import {
  arranged,
  isOn,
  type KerasCall,
  keyword,
  layer,
  unwritable,
  type WriteCall,
  withLastBehind,
} from './step';

/** An order with the channels last: that of the input if it has them last. */
function withChannelsBehind({ input }: KerasCall): Order {
  return input.order.at(-1) === 1 ? input.order : channelsLast(input.shape.length);
}

export const batchNorm: WriteCall = (given) => {
  const { args } = given;
  if (!isOn(args.track_running_stats))
    return unwritable('a Keras batch norm always keeps running statistics');
  if (typeof args.momentum !== 'number')
    return unwritable('its running statistics are a plain average (momentum=None)');
  const order = withChannelsBehind(given);
  const step = layer(
    'BatchNormalization',
    keyword('momentum', rounded(1 - args.momentum), 0.99),
    keyword('epsilon', numberOf(args.eps), 0.001),
    ...affine(args.affine, args.affine),
  );
  return { steps: arranged(given, order, step), order };
};

/** `1 - 0.1` without the rounding error in its last digit. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function numberOf(value: ArgValue | undefined): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function affine(scale: ArgValue | undefined, center: ArgValue | undefined) {
  return [keyword('center', isOn(center), true), keyword('scale', isOn(scale), true)];
}

export const groupNorm: WriteCall = (given) => {
  const { args } = given;
  const order = withChannelsBehind(given);
  const step = layer(
    'GroupNormalization',
    keyword('groups', numberOf(args.num_groups), 32),
    keyword('epsilon', numberOf(args.eps), 0.001),
    ...affine(args.affine, args.affine),
  );
  return { steps: arranged(given, order, step), order };
};

/** A group for each channel. */
export const instanceNorm: WriteCall = (given) => {
  const { args } = given;
  if (isOn(args.track_running_stats)) return unwritable('Keras has no instance norm with running statistics');
  const order = withChannelsBehind(given);
  const step = layer(
    'GroupNormalization',
    keyword('groups', -1),
    keyword('epsilon', numberOf(args.eps), 0.001),
    ...affine(args.affine, args.affine),
  );
  return { steps: arranged(given, order, step), order };
};

/** LayerNorm of the channels of a map. */
export const channelNorm: WriteCall = (given) => {
  const { args } = given;
  const order = withChannelsBehind(given);
  const step = layer(
    'LayerNormalization',
    keyword('epsilon', numberOf(args.eps), 0.001),
    ...affine(args.elementwise_affine, args.elementwise_affine),
  );
  return { steps: arranged(given, order, step), order };
};

export const layerNorm: WriteCall = (given) => {
  const { args, input } = given;
  const dims = Array.isArray(args.normalized_shape) ? args.normalized_shape.length : 1;
  const order = dims === 1 ? withLastBehind(given) : plainOrder(input.shape.length);
  const axes = Array.from({ length: dims }, (_, index) => axisOf(order, index - dims));
  const step = layer(
    'LayerNormalization',
    dims === 1 ? null : `axis=[${axes.join(', ')}]`,
    keyword('epsilon', numberOf(args.eps), 0.001),
    ...affine(args.elementwise_affine, isOn(args.elementwise_affine) && args.bias !== false),
  );
  return { steps: arranged(given, order, step), order };
};

export const rmsNorm: WriteCall = (given) => {
  const { args } = given;
  if (!isOn(args.elementwise_affine)) return unwritable('a Keras RMS norm always has a scale');
  if (Array.isArray(args.normalized_shape) && args.normalized_shape.length > 1)
    return unwritable('it normalises several dimensions');
  const order = withLastBehind(given);
  const epsilon = args.eps === null ? FLOAT32_EPSILON : numberOf(args.eps);
  return {
    steps: arranged(given, order, layer('RMSNormalization', keyword('epsilon', epsilon, 1e-6))),
    order,
  };
};

/** The epsilon of PyTorch if none is given. */
const FLOAT32_EPSILON = 2 ** -23;
