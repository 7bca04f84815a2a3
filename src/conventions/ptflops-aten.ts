import { defineConvention } from './convention';
import {
  ACTIVATIONS,
  CONVOLUTIONS,
  NORMALISATIONS,
  POOLS,
  RARE_LAYERS,
  RECURRENT,
  TRANSPOSED_CONVOLUTIONS,
  UNCOUNTED_FUNCTIONS,
  WITHOUT_ARITHMETIC,
} from './layer-types';
import { firstInput, type Rule, weigh } from './rule';

const withBias = weigh({ mac: 1, bias_add: 1 });
const withoutBias = weigh({ mac: 1 });

const linear: Rule = {
  formula: `${withBias.formula}, these not for inputs of more than 3 dimensions`,
  count: (call) => (firstInput(call.computation).length > 3 ? withoutBias : withBias).count(call),
};

/**
 * The `macs` of ptflops' ATen backend (`ATEN_OPS_MAPPING`): what reaches convolution, mm, addmm, matmul and bmm.
 *
 * torch passes a Linear with a bias to addmm only for inputs of two dimensions, or of three that are
 * contiguous; elsewhere the bias is added by an operator that is not counted. An input of three is taken to
 * be contiguous.
 */
export const ptflopsAten = defineConvention({
  name: 'ptflops-aten',
  title: 'ATen MACs',
  summary:
    'Multiply-adds and bias additions of convolutions, linear layers, matrix products, recurrent layers and attention; nothing else.',
  counted: [
    [['Linear'], linear],
    [
      [
        ...CONVOLUTIONS,
        ...TRANSPOSED_CONVOLUTIONS,
        ...RECURRENT,
        ...['MatMul', 'Einsum', 'MultiheadAttention', 'ScaledDotProductAttention', 'TransformerEncoderLayer'],
      ],
      withBias,
    ],
  ],
  uncounted: [
    ...ACTIVATIONS,
    ...POOLS,
    ...NORMALISATIONS,
    ...['Embedding', 'Upsample', 'Add', 'Mul', 'Mean'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...RARE_LAYERS,
  ],
});
