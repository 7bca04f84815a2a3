import { type Count, productOf } from '../counts/count';
import { cube, example } from './example';
import { AXES, type Axes } from './field';
import { coefficient, flag, inferred, nullable, whole } from './fields';
import { defineOp, type Op, type ShapeProblem, type Tensor, type Work } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';
import type { KeptTensor, Saved } from './training';

/** BatchNorm, InstanceNorm and GroupNorm: they normalise by channels. */
export function normalisationOps(): readonly Op[] {
  return [
    ...AXES.map((axes) => channelNorm('Batch', axes)),
    channelNorm('SyncBatch', null),
    ...AXES.map((axes) => channelNorm('Instance', axes)),
    defineOp({
      type: 'GroupNorm',
      family: 'normalisation',
      summary: 'Shifts and scales each group of channels of each sample by its own mean and variance.',
      aliases: ['GroupNormalization'],
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
      memoryOrder: 'contiguous if inputs are',
      work: ({ affine }, _inputs, output) => normalisationWork(output, affine ? 5 : 4),
      reach: () => 'everything',
      saved: ({ num_groups }, [input]) => inputAndStatistics([sizeAt(input, 0), num_groups]),
      examples: [
        example('1x8x10x10 -> 1x8x10x10', { num_groups: 2 }, { params: 16 }),
        example('1x8x10 -> 1x8x10', { num_groups: 4, affine: false }),
      ],
    }),
  ];
}

const channelNorms = {
  Batch: {
    summary:
      'Shifts and scales each channel by its mean and variance over the batch; at inference by the running ones.',
    steps: 1,
    averaged: 'channel',
  },
  SyncBatch: {
    summary:
      'BatchNorm for any number of dimensions, with the mean and variance over the batches of all devices.',
    steps: 1,
    averaged: 'channel',
  },
  Instance: {
    summary: 'Shifts and scales each channel of each sample by its own mean and variance.',
    steps: 4,
    averaged: 'channel of a sample',
  },
} as const;

/**
 * BatchNorm and InstanceNorm, which differ in their defaults and in what they average. SyncBatchNorm is for any
 * number of axes.
 */
function channelNorm(kind: keyof typeof channelNorms, axes: Axes | null): Op {
  const { summary, steps, averaged } = channelNorms[kind];
  const isBatch = kind !== 'Instance';
  const shape = cube(axes ?? 2, 4);
  return defineOp({
    type: axes === null ? `${kind}Norm` : `${kind}Norm${axes}d`,
    family: 'normalisation',
    summary,
    aliases:
      axes === null
        ? ['SyncBatchNormalization']
        : [`${kind}Norm`, `${kind}Normalization`, `Lazy${kind}Norm${axes}d`],
    fields: {
      num_features: inferred('Channels of the input'),
      eps: coefficient(1e-5, 'Added to the variance'),
      momentum: nullable(coefficient(0.1, 'Weight of a new batch in the running mean and variance')),
      affine: flag(isBatch, 'Learns a scale and a shift for each channel'),
      track_running_stats: flag(isBatch, 'Keeps a running mean and variance as buffers'),
    },
    ranks: axes === null ? [2, 3, 4, 5] : isBatch && axes === 1 ? [2, 3] : [axes + 2],
    ...(isBatch ? {} : { takesUnbatched: true as const }),
    inferred: { num_features: channelsOf },
    output: ({ track_running_stats }, [input]) => {
      const values = productOf(isBatch ? [sizeAt(input, 0), ...spatialDims(input)] : spatialDims(input));
      return (track_running_stats ? null : checkSeveralValues(input, averaged, values)) ?? input;
    },
    params: ({ affine, num_features }) => (affine ? scaleAndShift([num_features]) : []),
    buffers: ({ track_running_stats, num_features }) =>
      track_running_stats ? runningStatistics(num_features) : [],
    memoryOrder: 'contiguous if inputs are',
    work: ({ affine }, _inputs, output) => normalisationWork(output, affine ? steps + 1 : steps),
    reach: ({ track_running_stats }) => (track_running_stats ? 'position' : 'everything'),
    saved: (args, [input]) =>
      isBatch ? inputAndStatistics([args.num_features]) : instanceNormSaved(args, input),
    examples: [
      example(`${shape} -> ${shape}`, {}, { params: isBatch ? 16 : 0 }),
      example(`${shape} -> ${shape}`, { affine: true }, { params: 16 }),
      example(`${shape} -> ${shape}`, { affine: false }),
    ],
  });
}

/** Saves the input, and the mean and the inverse standard deviation of each part. */
export function inputAndStatistics(parts: Shape): Saved {
  const statistic: KeptTensor = { shape: parts, elements: 'statistics' };
  return { inputs: [0], inner: [statistic, statistic] };
}

/** PyTorch normalises each channel of each sample as a channel of one sample: it repeats scale and running statistics. */
function instanceNormSaved(
  { affine, track_running_stats }: { readonly affine: boolean; readonly track_running_stats: boolean },
  input: Shape,
): Saved {
  const parts = input.slice(0, 2);
  const { inputs = [], inner = [] } = inputAndStatistics(parts);
  const repeated = (affine ? 1 : 0) + (track_running_stats ? 2 : 0);
  const values: KeptTensor = { shape: parts, elements: 'values' };
  return { inputs, inner: [...inner, ...new Array<KeptTensor>(repeated).fill(values)] };
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
    { name: 'num_batches_tracked', shape: [], elements: 'whole' },
  ];
}

/** Elementary steps per element, one multiply and add counted as one. */
export function normalisationWork(output: Shape, steps: number): Work {
  return [{ unit: 'mul', factors: [steps, ...output] }];
}

function channelsOf(input: Shape): number | undefined {
  return input[1];
}

/** Normalising a single value would divide zero by zero; PyTorch refuses it. */
function checkSeveralValues(input: Shape, of: string, values: Count): ShapeProblem | null {
  if (values !== 1) return null;
  return {
    problem: `[${input.join(', ')}] has only one value per ${of}, so it has no variance`,
    help: 'normalise before the spatial size is reduced to 1',
  };
}
