import { isSameShape } from '../../ops/shape';
import { literal } from '../python/literals';
import { channelsLast } from './order';
import { paddingStep, type Sides } from './padding';
import {
  arranged,
  eachOf,
  isOn,
  type KerasCall,
  keyword,
  layer,
  type Step,
  sizes,
  type Unwritable,
  unwritable,
  type WriteCall,
  type Written,
} from './step';

type Pool = 'Max' | 'Average';

interface PoolingWindow {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  /** What is added on each side, with what `ceil_mode` reads beyond it. */
  readonly sides: Sides;
  readonly readsBeyond: boolean;
}

/** MaxPool and AvgPool of one to three axes. */
export function pooling(kind: Pool, axes: number): WriteCall {
  return (given) => {
    const { args, input } = given;
    if (input.shape.length !== axes + 2) return unwritable('its input has no batch');
    if (isOn(args.return_indices)) return unwritable('a Keras pooling returns no indices');
    if (eachOf(args.dilation ?? 1, axes).some((step) => step > 1))
      return unwritable('a Keras pooling has no dilation');
    if (typeof args.divisor_override === 'number') return unwritable('it has a divisor_override');
    const window = windowOf(given, axes);
    const { kernel, stride } = window;
    const padding = kind === 'Max' ? maxPadding(given, window) : averagePadding(given, window);
    if ('why' in padding) return padding;
    const order = channelsLast(axes + 2);
    const step = layer(
      `${kind}Pooling${axes}D`,
      literal(sizes(kernel)),
      isSameShape(stride, kernel) ? null : keyword('strides', sizes(stride)),
      keyword('padding', padding.word, 'valid'),
    );
    return { steps: arranged(given, order, padding.step, step), order };
  };
}

function windowOf({ args, input, output }: KerasCall, axes: number): PoolingWindow {
  const kernel = eachOf(args.kernel_size, axes);
  const stride = args.stride === null ? kernel : eachOf(args.stride, axes);
  const padding = eachOf(args.padding, axes);
  const size = input.shape.slice(2);
  const beyond = kernel.map((of, axis) => {
    const needed = ((output[axis + 2] ?? 1) - 1) * (stride[axis] ?? 1) + of;
    return Math.max(0, needed - (size[axis] ?? 0) - 2 * (padding[axis] ?? 0));
  });
  return {
    kernel,
    stride,
    sides: padding.map((side, axis) => [side, side + (beyond[axis] ?? 0)] as const),
    readsBeyond: beyond.some((more) => more > 0),
  };
}

type PoolingPadding = { readonly word: 'same' | 'valid'; readonly step: Step | null } | Unwritable;

const NONE = { word: 'valid', step: null } as const;

function isSame({ kernel, stride, sides }: PoolingWindow): boolean {
  return (
    stride.every((step) => step === 1) &&
    sides.every(([before, after], axis) => before === after && 2 * before === (kernel[axis] ?? 0) - 1)
  );
}

/** Zeros are right if nothing is negative; otherwise the padding must be smaller than every value. */
function maxPadding({ isNotNegative }: KerasCall, window: PoolingWindow): PoolingPadding {
  const { sides } = window;
  if (sides.every(([before, after]) => before === 0 && after === 0)) return NONE;
  if (isSame(window)) return { word: 'same', step: null };
  const value = isNotNegative ? 0 : Number.NEGATIVE_INFINITY;
  const step = paddingStep(sides, 'constant', value);
  return 'why' in step ? step : { word: 'valid', step };
}

/** Keras's "same" leaves the padding out of the average. */
function averagePadding({ args }: KerasCall, window: PoolingWindow): PoolingPadding {
  const { sides, readsBeyond } = window;
  if (sides.every(([before, after]) => before === 0 && after === 0)) return NONE;
  if (readsBeyond) return unwritable('its ceil_mode averages over parts of windows');
  if (isOn(args.count_include_pad)) {
    const step = paddingStep(sides, 'constant', 0);
    return 'why' in step ? step : { word: 'valid', step };
  }
  if (isSame(window)) return { word: 'same', step: null };
  return unwritable(
    'its average excludes the padding, which Keras does only with padding "same" and a stride of 1',
  );
}

/** AdaptiveAvgPool and AdaptiveMaxPool: over the whole, in equal windows, or adaptive in Keras too. */
export function adaptivePooling(kind: Pool, axes: number): WriteCall {
  return (given): Written | Unwritable => {
    const { args, input } = given;
    if (input.shape.length !== axes + 2) return unwritable('its input has no batch');
    if (isOn(args.return_indices)) return unwritable('a Keras pooling returns no indices');
    const size = input.shape.slice(2);
    const output = given.output.slice(2);
    const order = channelsLast(axes + 2);
    const done = (step: Step | null): Written => ({ steps: arranged(given, order, step), order });
    if (output.every((to) => to === 1))
      return done(layer(`Global${kind}Pooling${axes}D`, keyword('keepdims', true)));
    if (output.every((to, axis) => to === size[axis])) return done(null);
    const isEven = output.every((to, axis) => (size[axis] ?? 0) % to === 0);
    const windows = output.map((to, axis) => (size[axis] ?? 0) / to);
    return done(
      isEven
        ? layer(`${kind}Pooling${axes}D`, literal(sizes(windows)))
        : layer(`Adaptive${kind}Pooling${axes}D`, literal(sizes(output))),
    );
  };
}
