import {
  checkGroups,
  convolutionBackward,
  convolutionTensors,
  convolutionWork,
  type WeightArgs,
} from './convolution';
import { type Example, example } from './example';
import { AXES, type Axes, type PerAxis } from './field';
import { eachAxis, flag, inferred, onAxis, perAxis, whole, withDefault, words } from './fields';
import { evaluateSizes, minus, plus, type SizeTerm, times } from './formula';
import { defineOp, type Op, type ShapeProblem, type UnevenWindow } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';

function transposed(axes: Axes): Op {
  const weightOf = ({ in_channels, out_channels, kernel_size, groups }: WeightArgs): Shape => [
    in_channels,
    out_channels / groups,
    ...eachAxis(kernel_size, axes),
  ];
  return defineOp({
    type: `ConvTranspose${axes}d`,
    family: 'convolution',
    aliases: [
      'ConvTranspose',
      'Deconvolution',
      'Deconv',
      `Conv${axes}DTranspose`,
      `Deconv${axes}d`,
      `Convolution${axes}DTranspose`,
      `LazyConvTranspose${axes}d`,
    ],
    summary: `A ${axes}-D transposed convolution: spreads each input position over a window of the output.`,
    fields: {
      in_channels: inferred('Channels of the input'),
      out_channels: whole(1, 'Channels of the output'),
      kernel_size: perAxis(axes, 1, 'Size of the kernel'),
      stride: withDefault(perAxis(axes, 1, 'Distance in the output between neighbours of the input'), 1),
      padding: withDefault(perAxis(axes, 0, 'Cropped on both sides of each axis of the output'), 0),
      output_padding: withDefault(perAxis(axes, 0, 'Added to one side of each axis of the output'), 0),
      groups: withDefault(whole(1, 'Groups of channels that are convolved separately'), 1),
      bias: flag(true, 'Adds a learned number to each output channel'),
      dilation: withDefault(perAxis(axes, 1, 'Distance between the elements of the kernel'), 1),
      padding_mode: words(['zeros'], 'zeros', 'Only "zeros", as in PyTorch'),
    },
    ranks: [axes + 2],
    takesUnbatched: true,
    inferred: { in_channels: (input) => input[1] },
    output: (args, [input]) => checkGroups(args) ?? checkOutputPadding(args, axes) ?? spread(args, input),
    sizes: (args, [input]) => spreadSizes(args, input),
    params: (args) => convolutionTensors(args, weightOf(args)),
    memoryOrder: 'contiguous if inputs are',
    work: (args, [input], output) => convolutionWork(weightOf(args), input, args.bias ? output : null),
    reach: (args, [input]) => spatialDims(input).map((_dim, axis) => spreadWindow(args, axis)),
    saved: 'input',
    backward: (args, [input], _output, gradients) =>
      convolutionBackward(convolutionWork(weightOf(args), input, null), args, gradients),
    examples: transposedExamples[axes],
  });
}

interface SpreadArgs {
  readonly out_channels: number;
  readonly kernel_size: PerAxis;
  readonly stride: PerAxis;
  readonly padding: PerAxis;
  readonly output_padding: PerAxis;
  readonly dilation: PerAxis;
}

function checkOutputPadding(args: SpreadArgs, axes: number): ShapeProblem | null {
  for (const [axis, added] of eachAxis(args.output_padding, axes).entries()) {
    const limit = Math.max(onAxis(args.stride, axis), onAxis(args.dilation, axis));
    if (added >= limit) {
      return {
        problem: `output_padding ${added} is not smaller than the stride or the dilation (${limit})`,
        help: `use an output_padding of at most ${limit - 1}`,
      };
    }
  }
  return null;
}

function spread(args: SpreadArgs, input: Shape): Shape | ShapeProblem {
  const positions = evaluateSizes(spreadSizes(args, input));
  if (positions.some((size) => size < 1)) {
    return {
      problem: `the output would be ${positions.join('x')}`,
      help: 'use less padding or a larger kernel_size',
    };
  }
  return [sizeAt(input, 0), args.out_channels, ...positions];
}

/** Each axis gives (input - 1) x stride - 2 x padding + dilation x (kernel - 1) + output_padding + 1 positions. */
function spreadSizes(args: SpreadArgs, input: Shape): readonly SizeTerm[] {
  return spatialDims(input).map((dim, axis) => {
    const spaced = times(minus(dim, 1), onAxis(args.stride, axis));
    const window = times(onAxis(args.dilation, axis), minus(onAxis(args.kernel_size, axis), 1));
    const cut = minus(spaced, times(2, onAxis(args.padding, axis)));
    return { axis: axis + 2, formula: plus(cut, window, onAxis(args.output_padding, axis), 1) };
  });
}

/**
 * Output position p is reached from the input positions i with p + padding = i x stride + dilation x tap, which lie
 * between (p + padding - dilation x (kernel - 1)) / stride and (p + padding) / stride.
 */
function spreadWindow(args: SpreadArgs, axis: number): UnevenWindow {
  const stride = onAxis(args.stride, axis);
  const padding = onAxis(args.padding, axis);
  const span = onAxis(args.dilation, axis) * (onAxis(args.kernel_size, axis) - 1);
  return { step: 1, parts: stride, first: padding - span + stride - 1, last: padding };
}

const transposedExamples: Readonly<Record<Axes, readonly Example[]>> = {
  1: [
    example(
      '1x8x10 -> 1x4x20',
      { out_channels: 4, kernel_size: 4, stride: 2, padding: 1 },
      { params: 132, macs: 1280 },
    ),
  ],
  2: [
    example(
      '1x8x10x10 -> 1x4x20x20',
      { out_channels: 4, kernel_size: 4, stride: 2, padding: 1, bias: false },
      { params: 512, macs: 51200 },
    ),
    example(
      '1x8x10x10 -> 1x4x20x20',
      { out_channels: 4, kernel_size: 2, stride: 2, groups: 4, bias: false },
      { params: 32, macs: 3200 },
    ),
    example(
      '1x64x28x28 -> 1x32x56x56',
      { out_channels: 32, kernel_size: 3, stride: 2, padding: 1, output_padding: 1 },
      { params: 18464, macs: 14450688 },
    ),
  ],
  3: [
    example(
      '1x4x3x3x3 -> 1x2x6x6x6',
      { out_channels: 2, kernel_size: 2, stride: 2 },
      { params: 66, macs: 1728 },
    ),
  ],
};

/** ConvTranspose1d, ConvTranspose2d and ConvTranspose3d. */
export function transposedConvolutionOps(): readonly Op[] {
  return AXES.map(transposed);
}
