import { productOf, subtractCounts } from '../counts/count';
import { elementsOf } from '../ops/shape';
import { defineConvention } from './convention';
import { einsumMatrices } from './einsum';
import {
  ACTIVATIONS,
  BILINEAR_AND_BAGS,
  CELLS,
  CONVOLUTIONS,
  NORM_POOLS,
  NORMALISATIONS,
  POOLS,
  RECURRENT,
  TRANSFORMERS,
  TRANSPOSED_CONVOLUTIONS,
  UNCOUNTED_FUNCTIONS,
  UPSAMPLINGS,
  WITHOUT_ARITHMETIC,
} from './layer-types';
import { firstInput, type Rule, weigh } from './rule';

const withBias = weigh({ mac: 1, bias_add: 1 });
const withoutBias = weigh({ mac: 1 });

const linear: Rule = {
  formula: `${withBias.formula}, these not for inputs of more than 3 dimensions`,
  count: (call) => (firstInput(call.computation).length > 3 ? withoutBias : withBias).count(call),
};

/** A batch-first sequence is transposed, so the first layer's inputs are not contiguous. */
const recurrent: Rule = {
  formula: `${withBias.formula}, these not for the inputs of the first layer with batch_first`,
  count: (call) => {
    const { computation } = call;
    const { args, tensors } = computation;
    const [batch = 1, steps = 1, ...features] = firstInput(computation);
    const count = withBias.count(call);
    const isTurned = args.batch_first === true && features.length > 0 && batch > 1 && steps > 1;
    if (count === null || !isTurned) return count;
    const biases = tensors.filter(({ name }) => name.startsWith('bias_ih_l0'));
    return subtractCounts(count, productOf([elementsOf(biases), batch, steps]));
  },
};

/**
 * The `macs` of ptflops' ATen backend (`ATEN_OPS_MAPPING`): what reaches convolution, mm, addmm, matmul and
 * bmm.
 *
 * torch passes a Linear with a bias to addmm only for inputs of two dimensions, or of three that are
 * contiguous; elsewhere the bias is added by an operator that is not counted. An input of three dimensions is
 * assumed to be contiguous.
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
        ...CELLS,
        ...TRANSFORMERS,
        ...['MatMul', 'MultiheadAttention', 'ScaledDotProductAttention'],
      ],
      withBias,
    ],
    [RECURRENT, recurrent],
    [['Einsum'], einsumMatrices],
  ],
  uncounted: [
    ...ACTIVATIONS,
    ...POOLS,
    ...NORMALISATIONS,
    ...['Embedding', 'Add', 'Mul', 'Mean', 'GridSample', 'DeformConv2d'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...BILINEAR_AND_BAGS,
    ...UPSAMPLINGS,
    ...NORM_POOLS,
  ],
});
