import { multiplyCounts, productOf } from '../counts/count';
import { defineConvention } from './convention';
import { encoderLayer } from './encoder-layer';
import { batchNormalised, normalised } from './normalisation';
import { leftByColumns } from './products';
import { RECURRENT } from './recurrent';
import { inEachDimension, inputElements, NOTHING, type Rule } from './rule';

/**
 * fvcore's `FlopCountAnalysis.total()`, which calls a multiply-add one flop (`_DEFAULT_SUPPORTED_OPS`).
 *
 * A convolution with a string padding, which fvcore does not count for want of a handle, counts as one with
 * whole numbers; attention counts as outside the fused path.
 */
export const fvcore = defineConvention({
  name: 'fvcore',
  title: 'fvcore MACs',
  summary:
    'Multiply-adds, with terms for normalisation, 2-D upsampling and 2-D adaptive average pools; no bias, no activation, no other pool, no recurrent layer.',
  weights: { mac: 1 },
  overrides: [
    [inEachDimension('BatchNorm'), batchNormalised],
    [[...inEachDimension('InstanceNorm'), 'LayerNorm', 'LayerNorm2d', 'GroupNorm'], normalised(5, 4)],
    [['AdaptiveAvgPool2d'], inputElements(1)],
    [['Upsample'], upsampled()],
    [['MatMul'], leftByColumns],
    [RECURRENT, NOTHING],
    [['TransformerEncoderLayer'], encoderLayer],
  ],
});

/** Only images have a handle, and only these modes. */
function upsampled(): Rule {
  const timesByMode = new Map([
    ['nearest', 1],
    ['bilinear', 4],
  ]);
  return {
    formula: 'output elements, 4 x bilinear; only images and only nearest and bilinear',
    count: ({ computation }) => {
      const times =
        computation.output.length === 4 ? timesByMode.get(String(computation.args.mode)) : undefined;
      return multiplyCounts(times ?? 0, productOf(computation.output));
    },
  };
}
