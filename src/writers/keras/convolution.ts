import { literal } from '../python/literals';
import { channelsLast } from './order';
import { paddingStep, sidesText } from './padding';
import type { KerasCall, Step, Unwritable, WriteCall, Written } from './step';
import { arranged, eachOf, isOn, keyword, layer, sizes, unwritable } from './step';

/** The arguments of a convolution, each with one number for each axis. */
interface Window {
  readonly axes: number;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
}

function windowOf({ args }: KerasCall, axes: number): Window {
  return {
    axes,
    kernel: eachOf(args.kernel_size, axes),
    stride: eachOf(args.stride, axes),
    dilation: eachOf(args.dilation, axes),
  };
}

/** Conv1d, Conv2d and Conv3d. Padding that Keras's "same" does not give is a layer of its own before it. */
export function convolution(axes: number): WriteCall {
  return (given) => {
    const { args, input } = given;
    const window = windowOf(given, axes);
    const { kernel, stride, dilation } = window;
    if (input.shape.length !== axes + 2) return unwritable('its input has no batch');
    if (stride.some((step) => step > 1) && dilation.some((step) => step > 1))
      return unwritable('a Keras convolution cannot have both a stride and a dilation');
    const padding = convolutionPadding(given, window);
    if ('why' in padding) return padding;
    const groups = Number(args.groups);
    const channels = Number(args.in_channels);
    const filters = Number(args.out_channels);
    const further = [
      keyword('strides', sizes(stride), 1),
      keyword('padding', padding.word, 'valid'),
      keyword('dilation_rate', sizes(dilation), 1),
    ];
    const bias = keyword('use_bias', isOn(args.bias), true);
    const isDepthwise =
      groups > 1 &&
      groups === channels &&
      axes < 3 &&
      new Set(stride).size === 1 &&
      new Set(dilation).size === 1;
    const step = isDepthwise
      ? layer(
          `DepthwiseConv${axes}D`,
          literal(sizes(kernel)),
          keyword('depth_multiplier', filters / channels, 1),
          ...further,
          bias,
        )
      : layer(
          `Conv${axes}D`,
          String(filters),
          literal(sizes(kernel)),
          ...further,
          keyword('groups', groups, 1),
          bias,
        );
    const order = channelsLast(axes + 2);
    return { steps: arranged(given, order, padding.step, step), order };
  };
}

/** How the padding of PyTorch is written: a word of Keras, or a layer before the convolution. */
function convolutionPadding(
  { args }: KerasCall,
  { axes, kernel, stride, dilation }: Window,
): { readonly word: 'same' | 'valid'; readonly step: Step | null } | Unwritable {
  const reach = kernel.map((size, axis) => (dilation[axis] ?? 1) * (size - 1));
  const isUnit = stride.every((step) => step === 1);
  const mode = String(args.padding_mode ?? 'zeros');
  const sides =
    args.padding === 'same'
      ? reach.map((total) => [Math.floor(total / 2), total - Math.floor(total / 2)] as const)
      : eachOf(args.padding === 'valid' ? 0 : args.padding, axes).map((side) => [side, side] as const);
  if (sides.every(([before, after]) => before === 0 && after === 0)) return { word: 'valid', step: null };
  const isSame = sides.every(
    ([before, after], axis) =>
      before + after === reach[axis] && before === Math.floor((reach[axis] ?? 0) / 2),
  );
  if (isUnit && isSame && mode === 'zeros') return { word: 'same', step: null };
  const step = paddingStep(sides, mode === 'zeros' ? 'constant' : mode, 0);
  return 'why' in step ? step : { word: 'valid', step };
}

/** ConvTranspose1d, 2d and 3d: what PyTorch's padding removes is cropped after it. */
export function transposedConvolution(axes: number): WriteCall {
  return (given): Written | Unwritable => {
    const { args, input } = given;
    const { kernel, stride, dilation } = windowOf(given, axes);
    if (input.shape.length !== axes + 2) return unwritable('its input has no batch');
    if (Number(args.groups) > 1) return unwritable('a Keras transposed convolution has no groups');
    if (stride.some((step) => step > 1) && dilation.some((step) => step > 1))
      return unwritable('a Keras transposed convolution cannot have both a stride and a dilation');
    const padding = eachOf(args.padding, axes);
    const further = eachOf(args.output_padding, axes);
    const overlap = kernel.map((size, axis) => (dilation[axis] ?? 1) * (size - 1) + 1 - (stride[axis] ?? 1));
    if (overlap.some((size) => size < 0)) return unwritable('its kernel is smaller than its stride');
    if (further.some((size, axis) => size > (padding[axis] ?? 0)))
      return unwritable('its output_padding is larger than its padding');
    const isSame = overlap.every((size, axis) => size === 2 * (padding[axis] ?? 0) && further[axis] === 0);
    const isValid = padding.every((side) => side === 0);
    const cropping = padding.map((side, axis) => [side, side - (further[axis] ?? 0)] as const);
    const order = channelsLast(axes + 2);
    const steps = arranged(
      given,
      order,
      layer(
        `Conv${axes}DTranspose`,
        String(Number(args.out_channels)),
        literal(sizes(kernel)),
        keyword('strides', sizes(stride), 1),
        keyword('padding', isSame && !isValid ? 'same' : 'valid', 'valid'),
        keyword('dilation_rate', sizes(dilation), 1),
        keyword('use_bias', isOn(args.bias), true),
      ),
      isSame || isValid ? null : layer(`Cropping${axes}D`, sidesText(cropping)),
    );
    return { steps, order };
  };
}
