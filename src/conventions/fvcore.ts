import { defineConvention } from './convention';
import { einsumMacs } from './einsum';
import {
  ACTIVATIONS,
  BATCH_NORMS,
  BILINEAR_AND_BAGS,
  CELLS,
  CONVOLUTIONS,
  INSTANCE_NORMS,
  NORM_POOLS,
  POOLS,
  RECURRENT,
  TRANSFORMERS,
  TRANSPOSED_CONVOLUTIONS,
  UNCOUNTED_FUNCTIONS,
  UPSAMPLINGS,
  WITHOUT_ARITHMETIC,
  without,
} from './layer-types';
import { batchNormalised, normalised } from './normalisation';
import { leftByColumns } from './products';
import { inputElements, outputElements, outputElementsByMode, type Rule, weigh } from './rule';
import { transformerParts } from './transformer';

const images = outputElementsByMode(
  'output elements, 4 x bilinear; only images and only nearest and bilinear',
  { nearest: 1, bilinear: 4 },
);

/** Upsampling has a handle for images only. */
const upsampled: Rule = {
  ...images,
  count: (call) => (call.computation.output.length === 4 ? images.count(call) : 0),
};

/**
 * fvcore's `FlopCountAnalysis.total()`, which calls a multiply-add one flop (`_DEFAULT_SUPPORTED_OPS`).
 *
 * A convolution with a string padding, for which fvcore has no handle, counts as one with whole numbers;
 * attention counts as on the plain path.
 */
export const fvcore = defineConvention({
  name: 'fvcore',
  title: 'fvcore MACs',
  summary:
    'Multiply-adds, with terms for normalisation, 2-D upsampling and 2-D adaptive average pools; no bias, no activation, no other pool, no recurrent layer.',
  counted: [
    [[...CONVOLUTIONS, ...TRANSPOSED_CONVOLUTIONS, 'Linear', ...CELLS], weigh({ mac: 1 })],
    [['MultiheadAttention', 'ScaledDotProductAttention'], weigh({ mac: 1 })],
    [[...BATCH_NORMS, 'SyncBatchNorm'], batchNormalised],
    [[...INSTANCE_NORMS, 'LayerNorm', 'LayerNorm2d', 'GroupNorm'], normalised(5, 4)],
    [['AdaptiveAvgPool2d'], inputElements(1)],
    [UPSAMPLINGS, upsampled],
    [['GridSample'], outputElements(4)],
    [['MatMul'], leftByColumns],
    [['Einsum'], einsumMacs],
    [TRANSFORMERS, transformerParts],
  ],
  uncounted: [
    ...ACTIVATIONS,
    ...without(POOLS, 'AdaptiveAvgPool2d'),
    ...['RMSNorm', 'LocalResponseNorm', 'Embedding', 'Add', 'Mul', 'Mean'],
    ...RECURRENT,
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...BILINEAR_AND_BAGS,
    ...NORM_POOLS,
    'DeformConv2d',
  ],
});
