import { example } from './example';
import { coefficient, flag, inferred } from './fields';
import { defineOp, type Op } from './op';

/** LayerNorm2d, torchvision's layer norm over the channels of an image. */
export function layerNorm2dOps(): readonly Op[] {
  return [
    defineOp({
      type: 'LayerNorm2d',
      family: 'normalisation',
      summary: 'Shifts and scales each position by the mean and variance of its channels.',
      source: 'https://github.com/pytorch/vision/blob/main/torchvision/models/convnext.py',
      fields: {
        normalized_shape: inferred('Channels of the input'),
        eps: coefficient(1e-5, 'Added to the variance'),
        elementwise_affine: flag(true, 'Learns a scale and a shift for each channel'),
      },
      ranks: [4],
      inferred: { normalized_shape: (input) => input[1] },
      output: (_args, [input]) => input,
      params: ({ normalized_shape, elementwise_affine }) =>
        elementwise_affine
          ? [
              { name: 'weight', shape: [normalized_shape] },
              { name: 'bias', shape: [normalized_shape] },
            ]
          : [],
      work: ({ elementwise_affine }, _inputs, output) => [
        { unit: 'mul', factors: [elementwise_affine ? 5 : 4, ...output] },
      ],
      examples: [
        example('1x8x10x10 -> 1x8x10x10', {}, { params: 16 }),
        example('1x8x10x10 -> 1x8x10x10', { elementwise_affine: false }),
      ],
    }),
  ];
}
