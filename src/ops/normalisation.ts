import { type Count, productOf } from '../counts/count';
import { coefficient, flag, inferred, nullable, whole } from './fields';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem, type Tensor, type Work } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';

type Axes = 1 | 2 | 3;

/** BatchNorm, InstanceNorm, GroupNorm and LocalResponseNorm: they normalise by channels. */
export function normalisationOps(): readonly Op[] {
  return [
    ...([1, 2, 3] as const).map(batchNorm),
    ...([1, 2, 3] as const).map(instanceNorm),
    groupNorm(),
    localResponseNorm(),
  ];
}

function batchNorm(axes: Axes): Op {
  const type = `BatchNorm${axes}d`;
  return defineOp({
    type,
    family: 'normalisation',
    summary:
      'Shifts and scales each channel by its mean and variance over the batch; at inference by the running ones.',
    source: `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`,
    fields: channelNormFields({ affine: true, track_running_stats: true }),
    inputs: ONE_INPUT,
    ranks: axes === 1 ? [2, 3] : [axes + 2],
    inferred: { num_features: channelsOf },
    output: ({ track_running_stats }, [input]) =>
      (track_running_stats ? null : checkSeveralValues(input, 'channel', valuesPerChannel(input))) ?? input,
    params: (args) => learnedOfChannels(args),
    buffers: (args) => statisticsOfChannels(args),
    work: ({ affine }, _inputs, output) => normalisationWork(output, affine ? 2 : 1),
    reach: ({ track_running_stats }) => (track_running_stats ? 'position' : 'everything'),
    examples: [
      { args: {}, inputs: [channelled(axes)], output: channelled(axes), params: 16, macs: 0 },
      { args: { affine: false }, inputs: [channelled(axes)], output: channelled(axes), params: 0, macs: 0 },
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
    source: `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`,
    fields: channelNormFields({ affine: false, track_running_stats: false }),
    inputs: ONE_INPUT,
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
      { args: {}, inputs: [channelled(axes)], output: channelled(axes), params: 0, macs: 0 },
      { args: { affine: true }, inputs: [channelled(axes)], output: channelled(axes), params: 16, macs: 0 },
    ],
  });
}

function groupNorm(): Op {
  return defineOp({
    type: 'GroupNorm',
    family: 'normalisation',
    summary: 'Shifts and scales each group of channels of each sample by its own mean and variance.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html',
    fields: {
      num_groups: whole(1, 'Groups that the channels are divided into'),
      num_channels: inferred('Channels of the input'),
      eps: coefficient(1e-5, 'Added to the variance'),
      affine: flag(true, 'Learns a scale and a shift for each channel'),
    },
    inputs: ONE_INPUT,
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
      { args: { num_groups: 2 }, inputs: [[1, 8, 10, 10]], output: [1, 8, 10, 10], params: 16, macs: 0 },
      {
        args: { num_groups: 4, affine: false },
        inputs: [[1, 8, 10]],
        output: [1, 8, 10],
        params: 0,
        macs: 0,
      },
    ],
  });
}

function localResponseNorm(): Op {
  return defineOp({
    type: 'LocalResponseNorm',
    family: 'normalisation',
    summary: 'Divides each value by a power of the mean square of its neighbours in other channels.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.LocalResponseNorm.html',
    fields: {
      size: whole(1, 'Channels that are looked at'),
      alpha: coefficient(1e-4, 'Factor of the mean square'),
      beta: coefficient(0.75, 'Exponent'),
      k: coefficient(1, 'Added before the power'),
    },
    inputs: ONE_INPUT,
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
    examples: [{ args: { size: 5 }, inputs: [[1, 8, 10, 10]], output: [1, 8, 10, 10], params: 0, macs: 0 }],
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

function channelled(axes: Axes): Shape {
  return [1, 8, ...new Array<number>(axes).fill(4)];
}
