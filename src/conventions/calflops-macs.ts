import { projectionMacs } from './attention';
import { convolutionMacs, transposedMacs } from './calflops-convolution';
import { defineConvention } from './convention';
import { encoderLayer } from './encoder-layer';
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
import { leftByColumns } from './products';
import { ifFunction, type Rule, weigh } from './rule';

/** Convolutions: half a "same" padding is put on both sides, which for even kernels loses a position. */
const convolution: Rule = {
  formula: 'multiply-adds',
  count: ({ computation }) => convolutionMacs(computation),
};

const transposed: Rule = {
  formula: 'input elements x kernel elements x (output channels / groups / groups, rounded down)',
  count: ({ computation }) => transposedMacs(computation),
};

const attention: Rule = {
  formula: 'multiply-adds of the projections',
  count: ({ computation, work }) => projectionMacs(computation, work),
};

/** calflops' `macs` (`calflops/pytorch_ops.py`): functions of torch replaced by ones that count. */
export const calflopsMacs = defineConvention({
  name: 'calflops-macs',
  title: 'calflops MACs',
  summary:
    'Multiply-adds of convolutions, linear layers and torch.matmul; no recurrent layer, no products inside attention.',
  counted: [
    [CONVOLUTIONS, convolution],
    [TRANSPOSED_CONVOLUTIONS, transposed],
    [['Linear'], weigh({ mac: 1 })],
    [['MatMul'], ifFunction(leftByColumns)],
    [['MultiheadAttention'], attention],
    [['TransformerEncoderLayer'], encoderLayer],
  ],
  uncounted: [
    ...ACTIVATIONS,
    ...POOLS,
    ...NORMALISATIONS,
    ...RECURRENT,
    ...['Embedding', 'Upsample', 'Add', 'Mul', 'Mean', 'ScaledDotProductAttention'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...RARE_LAYERS,
    'Einsum',
  ],
});
