import { example } from './example';
import { coefficient, field, flag, inferred, oneOrMore, optional, POSITIVE } from './fields';
import { inputAndStatistics, normalisationWork, scaleAndShift } from './normalisation';
import { defineOp, type Op, type ShapeProblem } from './op';
import { isSameShape, type Shape, sizeAt, spatialDims } from './shape';
import type { Gradients, KeptTensor, Saved } from './training';

const trailingShape = optional(
  oneOrMore(
    POSITIVE,
    'Sizes of the last dimensions, which are normalised together; the last one when not given',
  ),
);

/** LayerNorm and RMSNorm: they normalise over the last dimensions. */
export function layerNormalisationOps(): readonly Op[] {
  return [
    defineOp({
      type: 'LayerNorm',
      aliases: ['LayerNormalization'],
      family: 'normalisation',
      summary: 'Shifts and scales each sample by its mean and variance over the last dimensions.',
      fields: {
        normalized_shape: trailingShape,
        eps: coefficient(1e-5, 'Added to the variance'),
        elementwise_affine: flag(true, 'Learns a scale for each element'),
        bias: flag(true, 'Learns a shift for each element too'),
      },
      output: ({ normalized_shape }, [input]) => checkTrailing(normalized_shape, input),
      params: ({ normalized_shape, elementwise_affine, bias }, [input]) =>
        scaleAndShift(trailingDims(normalized_shape, input)).slice(
          0,
          elementwise_affine ? (bias ? 2 : 1) : 0,
        ),
      memoryOrder: 'contiguous',
      work: ({ elementwise_affine }, _inputs, output) =>
        normalisationWork(output, elementwise_affine ? 5 : 4),
      reach: () => 'everything',
      saved: ({ normalized_shape }, [input]) => inputAndStatistics(leadingDims(normalized_shape, input)),
      examples: [
        example('1x5x16 -> 1x5x16', { normalized_shape: 16 }, { params: 32 }),
        example('1x5x16 -> 1x5x16', { normalized_shape: [5, 16] }, { params: 160 }),
        example('1x5x16 -> 1x5x16', { elementwise_affine: false }),
        example('1x5x16 -> 1x5x16', { bias: false }, { params: 16 }),
      ],
    }),
    defineOp({
      type: 'RMSNorm',
      aliases: ['RMSNormalization', 'RootMeanSquareNorm', 'SimplifiedLayerNormalization'],
      family: 'normalisation',
      summary: 'Scales each sample by its root mean square over the last dimensions.',
      fields: {
        normalized_shape: trailingShape,
        eps: optional(
          field(
            { kind: 'number' },
            'Added to the mean square; the machine epsilon of the element type when not given',
          ),
        ),
        elementwise_affine: flag(true, 'Learns a scale for each element'),
      },
      output: ({ normalized_shape }, [input]) => checkTrailing(normalized_shape, input),
      params: ({ normalized_shape, elementwise_affine }, [input]) =>
        elementwise_affine ? [{ name: 'weight', shape: trailingDims(normalized_shape, input) }] : [],
      memoryOrder: 'contiguous if inputs are',
      work: ({ elementwise_affine }, _inputs, output) =>
        normalisationWork(output, elementwise_affine ? 4 : 3),
      reach: () => 'everything',
      saved: ({ normalized_shape }, [input], _output, gradients) =>
        rmsNormSaved(input, leadingDims(normalized_shape, input), gradients),
      examples: [
        example('1x5x16 -> 1x5x16', { normalized_shape: 16 }, { params: 16 }),
        example('1x5x16 -> 1x5x16', { elementwise_affine: false }),
      ],
    }),
  ];
}

/** LayerNorm2d, torchvision's layer norm over the channels of an image. */
export function layerNorm2dOps(): readonly Op[] {
  return [
    defineOp({
      type: 'LayerNorm2d',
      family: 'normalisation',
      summary: 'Shifts and scales each position by the mean and variance of its channels.',
      source: 'https://github.com/pytorch/vision/blob/main/torchvision/models/convnext.py',
      pythonModule: 'torchvision.models.convnext',
      fields: {
        normalized_shape: inferred('Channels of the input'),
        eps: coefficient(1e-5, 'Added to the variance'),
        elementwise_affine: flag(true, 'Learns a scale and a shift for each channel'),
      },
      ranks: [4],
      inferred: { normalized_shape: (input) => input[1] },
      output: (_args, [input]) => input,
      params: ({ normalized_shape, elementwise_affine }) =>
        elementwise_affine ? scaleAndShift([normalized_shape]) : [],
      memoryOrder: 'contiguous if inputs are',
      work: ({ elementwise_affine }, _inputs, output) =>
        normalisationWork(output, elementwise_affine ? 5 : 4),
      saved: (_args, [input]) => inputAndStatistics([sizeAt(input, 0), ...spatialDims(input)]),
      examples: [
        example('1x8x10x10 -> 1x8x10x10', {}, { params: 16 }),
        example('1x8x10x10 -> 1x8x10x10', { elementwise_affine: false }),
      ],
    }),
  ];
}

type TrailingShape = number | readonly number[] | null;

function trailingDims(normalizedShape: TrailingShape, input: Shape): Shape {
  if (normalizedShape === null) return input.slice(-1);
  return typeof normalizedShape === 'number' ? [normalizedShape] : normalizedShape;
}

function leadingDims(normalizedShape: TrailingShape, input: Shape): Shape {
  return input.slice(0, input.length - trailingDims(normalizedShape, input).length);
}

/**
 * PyTorch computes it in steps: it saves the squares and their inverse root for the input's gradient, the
 * product for the scale's.
 */
function rmsNormSaved(input: Shape, parts: Shape, { inputs: [ofInput], params }: Gradients): Saved {
  const values: KeptTensor = { shape: input, elements: 'values' };
  const forInput: readonly KeptTensor[] = [values, { shape: parts, elements: 'statistics' }];
  return {
    inputs: ofInput ? [0] : [],
    inner: [...(ofInput ? forInput : []), ...(params ? [values] : [])],
  };
}

function checkTrailing(normalizedShape: TrailingShape, input: Shape): Shape | ShapeProblem {
  const wanted = trailingDims(normalizedShape, input);
  const found = input.slice(-wanted.length);
  if (isSameShape(wanted, found)) return input;
  return {
    problem: `normalized_shape is ${wanted.join(' x ')}, the input ends with ${found.join(' x ')}`,
    help: 'give the last dimensions of the input, or remove normalized_shape',
  };
}
