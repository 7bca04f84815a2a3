import { type Count, productOf } from '../counts/count';
import { cube, example } from './example';
import type { Axes } from './field';
import { coefficient, flag, inferred, nullable, whole } from './fields';
import { defineOp, type Op, type ShapeProblem, type Tensor, type Work } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';

/** BatchNorm, InstanceNorm, GroupNorm and LocalResponseNorm: they normalise by channels. */
export function normalisationOps(): readonly Op[] {
  return [
    ...([1, 2, 3] as const).map(batchNorm),
    ...([1, 2, 3] as const).map(instanceNorm),
    defineOp({
      type: 'GroupNorm',
      family: 'normalisation',
      summary: 'Shifts and scales each group of channels of each sample by its own mean and variance.',
      fields: {
        num_groups: whole(1, 'Groups that the channels are divided into'),
        num_channels: inferred('Channels of the input'),
        eps: coefficient(1e-5, 'Added to the variance'),
        affine: flag(true, 'Learns a scale and a shift for each channel'),
      },
      inferred: { num_channels: channelsOf },
      output: ({ num_groups, num_channels }, [input]) => {
        if (num_channels % num_groups !== 0) {
          return {
            problem: `${num_channels} channels are not divisible by num_groups ${num_groups}`,
            help: `choose num_groups that divides ${num_channels}`,
          };
        }
        const [batch = 1, channels = 1, ...spatial] = input;
        const values = productOf([batch, channels / num_groups, ...spatial]);
        return checkSeveralValues(input, 'group', values) ?? input;
      },
      params: ({ affine, num_channels }) => (affine ? scaleAndShift([num_channels]) : []),
      work: ({ affine }, _inputs, output) => normalisationWork(output, affine ? 5 : 4),
      reach: () => 'everything',
      examples: [
        example('1x8x10x10 -> 1x8x10x10', { num_groups: 2 }, { params: 16 }),
        example('1x8x10 -> 1x8x10', { num_groups: 4, affine: false }),
      ],
    }),
    defineOp({
      type: 'LocalResponseNorm',
      family: 'normalisation',
      summary: 'Divides each value by a power of the mean square of its neighbours in other channels.',
      fields: {
        size: whole(1, 'Channels that are looked at'),
        alpha: coefficient(1e-4, 'Factor of the mean square'),
        beta: coefficient(0.75, 'Exponent'),
        k: coefficient(1, 'Added before the power'),
      },
      output: (_args, [input]) =>
        input.length < 3
          ? {
              problem: `the input has ${input.length} dimensions, LocalResponseNorm needs at least 3`,
            }
          : input,
      work: ({ size }, _inputs, output) => [
        { unit: 'mul', factors: [2, ...output] },
        { unit: 'add', factors: [size, ...output] },
        { unit: 'exp', factors: output },
        { unit: 'div', factors: output },
      ],
      examples: [example('1x8x10x10 -> 1x8x10x10', { size: 5 })],
    }),
  ];
}

function batchNorm(axes: Axes): Op {
  const type = `BatchNorm${axes}d`;
  return defineOp({
    type,
    family: 'normalisation',
    summary:
      'Shifts and scales each channel by its mean and variance over the batch; at inference by the running ones.',
    fields: channelNormFields({ affine: true, track_running_stats: true }),
    ranks: axes === 1 ? [2, 3] : [axes + 2],
    inferred: { num_features: channelsOf },
    output: ({ track_running_stats }, [input]) =>
      (track_running_stats ? null : checkSeveralValues(input, 'channel', valuesPerChannel(input))) ?? input,
    params: (args) => learnedOfChannels(args),
    buffers: (args) => statisticsOfChannels(args),
    work: ({ affine }, _inputs, output) => normalisationWork(output, affine ? 2 : 1),
    reach: ({ track_running_stats }) => (track_running_stats ? 'position' : 'everything'),
    examples: [
      example(`${cube(axes, 4)} -> ${cube(axes, 4)}`, {}, { params: 16 }),
      example(`${cube(axes, 4)} -> ${cube(axes, 4)}`, { affine: false }),
    ],
  });
}

/** What BatchNorm and InstanceNorm take; they differ in what is on when not given. */
function channelNormFields(byDefault: { readonly affine: boolean; readonly track_running_stats: boolean }) {
  return {
    num_features: inferred('Channels of the input'),
    eps: coefficient(1e-5, 'Added to the variance'),
    momentum: nullable(coefficient(0.1, 'Share of a new batch in the running mean and variance')),
    affine: flag(byDefault.affine, 'Learns a scale and a shift for each channel'),
    track_running_stats: flag(byDefault.track_running_stats, 'Keeps a running mean and variance as buffers'),
  };
}

interface ChannelNormArgs {
  readonly num_features: number;
  readonly affine: boolean;
  readonly track_running_stats: boolean;
}

function learnedOfChannels({ affine, num_features }: ChannelNormArgs): readonly Tensor[] {
  return affine ? scaleAndShift([num_features]) : [];
}

function statisticsOfChannels({ track_running_stats, num_features }: ChannelNormArgs): readonly Tensor[] {
  return track_running_stats ? runningStatistics(num_features) : [];
}

function instanceNorm(axes: Axes): Op {
  const type = `InstanceNorm${axes}d`;
  return defineOp({
    type,
    family: 'normalisation',
    summary: 'Shifts and scales each channel of each sample by its own mean and variance.',
    fields: channelNormFields({ affine: false, track_running_stats: false }),
    ranks: [axes + 2],
    inferred: { num_features: channelsOf },
    output: ({ track_running_stats }, [input]) =>
      (track_running_stats
        ? null
        : checkSeveralValues(input, 'channel of a sample', productOf(spatialDims(input)))) ?? input,
    params: (args) => learnedOfChannels(args),
    buffers: (args) => statisticsOfChannels(args),
    work: ({ affine }, _inputs, output) => normalisationWork(output, affine ? 5 : 4),
    reach: ({ track_running_stats }) => (track_running_stats ? 'position' : 'everything'),
    examples: [
      example(`${cube(axes, 4)} -> ${cube(axes, 4)}`),
      example(`${cube(axes, 4)} -> ${cube(axes, 4)}`, { affine: true }, { params: 16 }),
    ],
  });
}

/** A learned scale and a learned shift of this shape. */
export function scaleAndShift(shape: Shape): readonly Tensor[] {
  return [
    { name: 'weight', shape },
    { name: 'bias', shape },
  ];
}

function runningStatistics(channels: number): readonly Tensor[] {
  return [
    { name: 'running_mean', shape: [channels] },
    { name: 'running_var', shape: [channels] },
    { name: 'num_batches_tracked', shape: [] },
  ];
}

/** Elementary steps per element, one multiply and add counted as one. */
export function normalisationWork(output: Shape, steps: number): Work {
  return [{ unit: 'mul', factors: [steps, ...output] }];
}

function channelsOf(input: Shape): number | undefined {
  return input[1];
}

function valuesPerChannel(input: Shape): Count {
  return productOf([sizeAt(input, 0), ...spatialDims(input)]);
}

/** Statistics of one value would divide zero by zero; PyTorch refuses them. */
function checkSeveralValues(input: Shape, of: string, values: Count): ShapeProblem | null {
  if (values !== 1) return null;
  return {
    problem: `[${input.join(', ')}] has only one value per ${of}, so it has no variance`,
    help: 'normalise before the spatial size is reduced to 1',
  };
}
