import { projectionMacs } from './attention';
import { convolutionMacs, transposedMacs } from './calflops-convolution';
import { defineConvention } from './convention';
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
import { leftByColumns } from './products';
import { ifFunction, type Rule, weigh } from './rule';
import { transformerParts } from './transformer';

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
    [TRANSFORMERS, transformerParts],
  ],
  uncounted: [
    ...ACTIVATIONS,
    ...POOLS,
    ...NORMALISATIONS,
    ...RECURRENT,
    ...['Embedding', 'Add', 'Mul', 'Mean', 'ScaledDotProductAttention', 'GridSample', 'DeformConv2d'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...BILINEAR_AND_BAGS,
    ...CELLS,
    ...UPSAMPLINGS,
    ...NORM_POOLS,
    'Einsum',
  ],
});
