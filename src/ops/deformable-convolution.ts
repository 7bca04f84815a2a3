import { multiplyCounts, productOf } from '../counts/count';
import { checkGroups, convolutionBackward, convolutionTensors, convolutionWork, slide } from './convolution';
import { example } from './example';
import type { PerAxis } from './field';
import { eachAxis, flag, inferred, onAxis, perAxis, whole, withDefault } from './fields';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, isSameShape, type Shape, sizeAt } from './shape';
import { keptValues } from './training';
import { perElement } from './work';

/** DeformConv2d of torchvision. */
export function deformableConvolutionOps(): readonly Op[] {
  return [
    defineOp({
      type: 'DeformConv2d',
      family: 'convolution',
      summary:
        'A 2-D convolution whose kernel elements are moved by the second input, and weighted by the third if there is one.',
      source: 'https://pytorch.org/vision/stable/generated/torchvision.ops.DeformConv2d.html',
      pythonModule: 'torchvision.ops',
      aliases: ['DeformableConv2d', 'DCN', 'DCNv2', 'ModulatedDeformConv2d'],
      fields: {
        in_channels: inferred('Channels of the input'),
        out_channels: whole(1, 'Channels of the output'),
        kernel_size: perAxis(2, 1, 'Size of the kernel'),
        stride: withDefault(perAxis(2, 1, 'Step of the kernel'), 1),
        padding: withDefault(perAxis(2, 0, 'Added on both sides of each axis'), 0),
        dilation: withDefault(perAxis(2, 1, 'Distance between the elements of the kernel'), 1),
        groups: withDefault(whole(1, 'Groups of channels that are convolved separately'), 1),
        bias: flag(true, 'Adds a learned number to each output channel'),
      },
      inputs: { least: 2, most: 3 },
      ranks: [4],
      inferred: { in_channels: (input) => input[1] },
      output: (args, inputs) => checkGroups(args) ?? deformedShape(args, inputs),
      params: (args) => convolutionTensors(args, weightOf(args)),
      memoryOrder: 'contiguous if inputs are',
      // one use of each weight at each position, and an interpolation between four elements for each point that
      // is read
      work: (args, _inputs, output) => [
        ...convolutionWork(weightOf(args), output, args.bias ? output : null),
        ...perElement({ mul: 4, add: 3 }, [
          multiplyCounts(args.in_channels, productOf(eachAxis(args.kernel_size, 2))),
          sizeAt(output, 0),
          ...output.slice(2),
        ]),
      ],
      // offsets may point anywhere
      reach: () => 'everything',
      // without a bias torchvision makes zeros for it
      saved: ({ bias, out_channels }, { length }) => ({
        inputs: [0, 1, 2].slice(0, length),
        inner: bias ? [] : [keptValues([out_channels])],
      }),
      backward: (args, _inputs, output, gradients) =>
        convolutionBackward(convolutionWork(weightOf(args), output, null), args, gradients),
      examples: [
        example(
          '1x8x10x10, 1x18x10x10 -> 1x4x10x10',
          { out_channels: 4, kernel_size: 3, padding: 1 },
          { params: 292, macs: 28800 },
        ),
        example(
          '1x8x10x10, 1x18x8x8, 1x9x8x8 -> 1x4x8x8',
          { out_channels: 4, kernel_size: 3, bias: false },
          { params: 288, macs: 18432 },
        ),
      ],
    }),
  ];
}

interface DeformedArgs {
  readonly in_channels: number;
  readonly out_channels: number;
  readonly kernel_size: PerAxis;
  readonly stride: PerAxis;
  readonly padding: PerAxis;
  readonly dilation: PerAxis;
  readonly groups: number;
}

function weightOf({ in_channels, out_channels, kernel_size, groups }: DeformedArgs): Shape {
  return [out_channels, in_channels / groups, ...eachAxis(kernel_size, 2)];
}

/**
 * For each kernel element at each position, offsets have two numbers and masks one, once or for each group of
 * channels.
 */
function deformedShape(
  args: DeformedArgs,
  [input, offsets, weights]: readonly [Shape, Shape, ...Shape[]],
): Shape | ShapeProblem {
  const output = slide(args, input);
  if (isShapeProblem(output)) return output;
  const elements = onAxis(args.kernel_size, 0) * onAxis(args.kernel_size, 1);
  const groups = (offsets[1] ?? 0) / (2 * elements);
  const wanted = [sizeAt(input, 0), Math.ceil(groups) * 2 * elements, ...output.slice(2)];
  if (groups < 1 || !Number.isInteger(groups) || !isSameShape(offsets, wanted)) {
    return {
      problem: `the offsets ${formatShape(offsets)} are not ${formatShape([sizeAt(input, 0), 2 * elements, ...output.slice(2)])}`,
      help: `give ${2 * elements} numbers for each output position, or as many for each of several groups of channels`,
    };
  }
  const ofWeights = wanted.with(1, groups * elements);
  if (weights !== undefined && !isSameShape(weights, ofWeights))
    return { problem: `the weights ${formatShape(weights)} are not ${formatShape(ofWeights)}` };
  return output;
}
