import { type Count, multiplyCounts, productOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import { elementsOf, type Shape } from '../ops/shape';
import { paramTensors } from '../passes/params';
import { defineConvention } from './convention';
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
import { asModule, type Rule } from './rule';
import { transformerParts } from './transformer';

/**
 * torchinfo's `total_mult_adds`, main branch of 2026: the parameters of each layer that contains no others,
 * once for each position that its class name implies (`LayerInfo.calculate_macs`).
 *
 * The fused path of nn.TransformerEncoderLayer in eval mode, under which torchinfo sees no layer, is not
 * imitated: the layer counts as in training.
 */
export const torchinfo = defineConvention({
  name: 'torchinfo',
  title: 'torchinfo MACs',
  summary:
    'Weights and biases times output positions; a normalisation its parameters once a sample, an embedding its whole table; nothing without parameters, no functional call, no MultiheadAttention.',
  counted: [
    [
      [...CONVOLUTIONS, ...TRANSPOSED_CONVOLUTIONS, 'DeformConv2d'],
      asModule(
        paramsTimes('batch x output positions', ([batch = 1, _channels, ...dims]) => [batch, ...dims]),
      ),
    ],
    [['Linear'], asModule(paramsTimes('rows of the output', (output) => output.slice(0, -1)))],
    [
      [
        ...BATCH_NORMS,
        ...INSTANCE_NORMS,
        ...BILINEAR_AND_BAGS,
        ...['SyncBatchNorm', 'LayerNorm', 'LayerNorm2d', 'GroupNorm', 'RMSNorm', 'PReLU', 'Embedding'],
      ],
      asModule(paramsTimes('first output dimension', (output) => output.slice(0, 1))),
    ],
    [
      [...RECURRENT, ...CELLS],
      asModule(paramsTimes('first two output dimensions', (output) => output.slice(0, 2))),
    ],
    [TRANSFORMERS, asModule(transformerParts)],
  ],
  uncounted: [
    ...without(ACTIVATIONS, 'PReLU'),
    ...POOLS,
    ...['LocalResponseNorm', 'Add', 'Mul', 'Mean', 'MatMul'],
    ...['MultiheadAttention', 'ScaledDotProductAttention'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...UPSAMPLINGS,
    ...NORM_POOLS,
    'Einsum',
    'GridSample',
  ],
});

function paramsTimes(positions: string, dims: (output: Shape) => Shape): Rule {
  return {
    formula: `parameters x ${positions}`,
    count: ({ computation }) => multiplyCounts(paramCount(computation), productOf(dims(computation.output))),
  };
}

/** The parameters of a call, whether or not an earlier call has the same ones. */
function paramCount(computation: Computation): Count {
  return elementsOf(paramTensors(computation));
}
