import { addCounts, type Count, multiplyCounts, productOf, sumOf } from '../counts/count';
import { type Example, example } from './example';
import { AXES, type Axes, type PerAxis } from './field';
import {
  eachAxis,
  either,
  flag,
  inferred,
  NON_NEGATIVE,
  onAxis,
  perAxis,
  whole,
  withDefault,
  words,
} from './fields';
import { evaluateSizes, minus, plus, rounded, type SizeTerm, times } from './formula';
import { defineOp, type Op, type ShapeProblem, type Tensor, type Window, type Work } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';
import type { Gradients } from './training';

/** The arguments that decide which input elements a kernel covers at each position. */
interface KernelArgs {
  readonly kernel_size: PerAxis;
  readonly stride: PerAxis;
  readonly dilation: PerAxis;
  readonly padding: PerAxis | 'same' | 'valid';
}

/** The arguments that decide a convolution's weights. */
export interface WeightArgs {
  readonly in_channels: number;
  readonly out_channels: number;
  readonly kernel_size: PerAxis;
  readonly groups: number;
  readonly bias: boolean;
}

function convolution(axes: Axes): Op {
  const weightOf = ({ in_channels, out_channels, kernel_size, groups }: WeightArgs): Shape => [
    out_channels,
    in_channels / groups,
    ...eachAxis(kernel_size, axes),
  ];
  return defineOp({
    type: `Conv${axes}d`,
    family: 'convolution',
    summary: `A ${axes}-D convolution (a cross-correlation) of several input channels.`,
    aliases: ['Conv', 'Convolution', `Convolution${axes}D`, `LazyConv${axes}d`],
    fields: {
      in_channels: inferred('Channels of the input'),
      out_channels: whole(1, 'Channels of the output'),
      kernel_size: perAxis(axes, 1, 'Size of the kernel'),
      stride: withDefault(perAxis(axes, 1, 'Step of the kernel'), 1),
      padding: withDefault(
        either(
          [
            { kind: 'words', words: ['same', 'valid'] },
            { kind: 'per axis', axes, of: NON_NEGATIVE },
          ],
          'Added on both sides of each axis; "same" keeps the size, "valid" adds nothing',
        ),
        0,
      ),
      dilation: withDefault(perAxis(axes, 1, 'Distance between the elements of the kernel'), 1),
      groups: withDefault(whole(1, 'Groups of channels that are convolved separately'), 1),
      bias: flag(true, 'Adds a learned number to each output channel'),
      padding_mode: words(['zeros', 'reflect', 'replicate', 'circular'], 'zeros', 'Values of the padding'),
    },
    ranks: [axes + 2],
    takesUnbatched: true,
    inferred: { in_channels: (input) => input[1] },
    output: (args, [input]) =>
      checkGroups(args) ??
      checkStringPadding(args, axes) ??
      checkPaddingMode(args, input) ??
      slide(args, input),
    sizes: (args, [input]) => slideSizes(args, input),
    params: (args) => convolutionTensors(args, weightOf(args)),
    memoryOrder: 'contiguous if inputs are',
    work: (args, _inputs, output) => convolutionWork(weightOf(args), output, args.bias ? output : null),
    reach: (args, [input]) => spatialDims(input).map((_dim, axis) => windowOn(args, axis)),
    isWrittenOut: (args, [input]) => splitPadding(args, input).apart.some((size) => size !== 0),
    writtenOut: (args, [input], { inputs: [values], call }) => {
      if (values === undefined) return null;
      const { apart, left } = splitPadding(args, input);
      const mode = args.padding_mode === 'zeros' ? 'constant' : args.padding_mode;
      const padded = call('Pad', { padding: apart, mode, value: 0 }, values);
      return call(`Conv${axes}d`, { ...args, padding: left, padding_mode: 'zeros' }, padded);
    },
    saved: 'input',
    backward: (args, _inputs, output, gradients) =>
      convolutionBackward(convolutionWork(weightOf(args), output, null), args, gradients),
    examples: convolutionExamples[axes],
  });
}

/** The weight and, where there is one, the bias of a convolution whose weight has this shape. */
export function convolutionTensors(args: WeightArgs, weight: Shape): readonly Tensor[] {
  const tensors: Tensor[] = [{ name: 'weight', shape: weight }];
  if (args.bias) tensors.push({ name: 'bias', shape: [args.out_channels] });
  return tensors;
}

/** Each weight is used once at each position, for each sample; a bias is added to each output element. */
export function convolutionWork(weight: Shape, positions: Shape, biased: Shape | null): Work {
  const uses = [productOf(weight), ...spatialDims(positions), sizeAt(positions, 0)];
  const work: Work = [{ unit: 'mac', factors: uses }];
  return biased === null ? work : [...work, { unit: 'bias_add', factors: biased }];
}

/**
 * The gradient of the input costs what the convolution costs. So does that of the weight without groups; with
 * groups, torch.utils.flop_counter counts every input channel for every output channel.
 */
export function convolutionBackward(
  work: Work,
  { groups }: Pick<WeightArgs, 'groups'>,
  { inputs: [ofInput], params }: Gradients,
): Count {
  const macs = sumOf(work.map(({ factors }) => productOf(factors)));
  return addCounts(ofInput ? macs : 0, params ? multiplyCounts(macs, groups) : 0);
}

/** Channels must divide into the groups on both sides. */
export function checkGroups({ in_channels, out_channels, groups }: WeightArgs): ShapeProblem | null {
  const isInputWrong = in_channels % groups !== 0;
  if (!isInputWrong && out_channels % groups === 0) return null;
  const wrong = isInputWrong ? `in_channels ${in_channels}` : `out_channels ${out_channels}`;
  return {
    problem: `${wrong} is not divisible by groups ${groups}`,
    help: `choose groups that divide ${in_channels} and ${out_channels}`,
  };
}

function checkStringPadding({ padding, stride }: KernelArgs, axes: number): ShapeProblem | null {
  if (padding !== 'same' || eachAxis(stride, axes).every((step) => step === 1)) return null;
  return {
    problem: 'padding "same" needs stride 1',
    help: 'give the padding as a number, such as half of the kernel',
  };
}

/** Reflection padding must be smaller than the input, circular padding at most as large. */
function checkPaddingMode(
  args: KernelArgs & { readonly padding_mode: string },
  input: Shape,
): ShapeProblem | null {
  if (args.padding_mode !== 'reflect' && args.padding_mode !== 'circular') return null;
  const dims = spatialDims(input);
  for (const [axis, dim] of dims.entries()) {
    const { after } = paddingOn(args, axis);
    const most = args.padding_mode === 'reflect' ? dim - 1 : dim;
    if (after > most) {
      return {
        problem: `padding_mode "${args.padding_mode}" can add at most ${most} to a dimension of ${dim}, not ${after}`,
        help: 'use a smaller padding, or padding_mode "zeros"',
      };
    }
  }
  return null;
}

/** The padding of one axis; "same" puts the odd element after, as PyTorch does. */
function paddingOn(
  { padding, dilation, kernel_size }: KernelArgs,
  axis: number,
): { readonly before: number; readonly after: number } {
  if (padding === 'same') {
    const total = onAxis(dilation, axis) * (onAxis(kernel_size, axis) - 1);
    return { before: Math.floor(total / 2), after: total - Math.floor(total / 2) };
  }
  const added = padding === 'valid' ? 0 : onAxis(padding, axis);
  return { before: added, after: added };
}

/**
 * The padding that PyTorch adds in a separate step, in the order of Pad, and the one that the convolution adds
 * itself: zeros, as many before as after.
 */
function splitPadding(
  args: KernelArgs & { readonly padding_mode: string },
  input: Shape,
): { readonly apart: readonly number[]; readonly left: readonly number[] } {
  const axes = spatialDims(input).map((_dim, axis) => paddingOn(args, axis));
  const left = axes.map(({ before }) => (args.padding_mode === 'zeros' ? before : 0));
  const apart = axes.map(({ before, after }, axis) => [
    before - sizeAt(left, axis),
    after - sizeAt(left, axis),
  ]);
  return { apart: apart.reverse().flat(), left };
}

/** The output of a kernel that slides over an input. */
export function slide(
  args: KernelArgs & { readonly out_channels: number },
  input: Shape,
): Shape | ShapeProblem {
  const dims = spatialDims(input);
  const padded = dims.map((dim, axis) => {
    const { before, after } = paddingOn(args, axis);
    return dim + before + after;
  });
  const extent = dims.map(
    (_dim, axis) => onAxis(args.dilation, axis) * (onAxis(args.kernel_size, axis) - 1) + 1,
  );
  if (extent.some((size, axis) => size > sizeAt(padded, axis))) {
    return {
      problem: `kernel ${extent.join('x')} does not fit in the padded input ${padded.join('x')}`,
      help: 'use a smaller kernel_size, more padding, or a larger input',
    };
  }
  const positions = evaluateSizes(slideSizes(args, input));
  return [sizeAt(input, 0), args.out_channels, ...positions];
}

/** Each axis gives floor((input + padding - dilation x (kernel - 1) - 1) / stride) + 1 positions. */
function slideSizes(args: KernelArgs, input: Shape): readonly SizeTerm[] {
  return spatialDims(input).map((dim, axis) => {
    const { size, stride, dilation } = windowOn(args, axis);
    const { before, after } = paddingOn(args, axis);
    const room = minus(plus(dim, before, after), times(dilation, minus(size, 1)), 1);
    return { axis: axis + 2, formula: plus(rounded('floor', room, stride), 1) };
  });
}

function windowOn(args: KernelArgs, axis: number): Window {
  return {
    size: onAxis(args.kernel_size, axis),
    stride: onAxis(args.stride, axis),
    padding: paddingOn(args, axis).before,
    dilation: onAxis(args.dilation, axis),
  };
}

const convolutionExamples: Readonly<Record<Axes, readonly Example[]>> = {
  1: [
    example('1x8x10 -> 1x4x10', { out_channels: 4, kernel_size: 3, padding: 1 }, { params: 100, macs: 960 }),
  ],
  2: [
    example(
      '1x128x28x28 -> 1x64x28x28',
      { out_channels: 64, kernel_size: 5, padding: 'same' },
      { params: 204864, macs: 160563200 },
    ),
    example(
      '1x8x10x10 -> 1x8x10x10',
      { out_channels: 8, kernel_size: 3, padding: 1, groups: 8, bias: false },
      { params: 72, macs: 7200 },
    ),
    example(
      '1x8x10x10 -> 1x4x5x5',
      { out_channels: 4, kernel_size: 3, stride: 2, padding: 1 },
      { params: 292, macs: 7200 },
    ),
    example(
      '1x8x10x10 -> 1x4x10x10',
      { out_channels: 4, kernel_size: 3, padding: 2, dilation: 2 },
      { params: 292, macs: 28800 },
    ),
    example(
      '1x8x10x10 -> 1x4x10x10',
      { out_channels: 4, kernel_size: [1, 7], padding: [0, 3] },
      { params: 228, macs: 22400 },
    ),
  ],
  3: [
    example(
      '1x2x4x5x5 -> 1x4x4x5x5',
      { out_channels: 4, kernel_size: 3, padding: 1 },
      { params: 220, macs: 21600 },
    ),
  ],
};

/** Conv1d, Conv2d and Conv3d. */
export function convolutionOps(): readonly Op[] {
  return AXES.map(convolution);
}
