import { multiplyCounts, sumOf } from '../counts/count';
import { defineConvention } from './convention';
import { replacedElementwise } from './elementwise';
import { encoderLayer } from './encoder-layer';
import {
  BATCH_NORMS,
  CONVOLUTIONS,
  INSTANCE_NORMS,
  POOLS,
  RARE_LAYERS,
  RECURRENT,
  TRANSPOSED_CONVOLUTIONS,
  UNCOUNTED_ACTIVATIONS,
  UNCOUNTED_FUNCTIONS,
  WITHOUT_ARITHMETIC,
} from './layer-types';
import { responseNormalised } from './local-response-norm';
import { normalised } from './normalisation';
import { leftByColumns } from './products';
import { attentionProducts, multiheadAttention } from './ptflops-attention';
import { cellSteps, overRecurrentLayers } from './recurrent';
import { asModule, ifFunction, inputElements, NOTHING, outputElements, type Rule, weigh } from './rule';

const recurrent: Rule = {
  formula: 'steps x (weights + biases + 1, 10 or 7 hidden sizes a layer of RNN, LSTM or GRU)',
  count: ({ computation }) =>
    overRecurrentLayers(computation, ({ hidden, inputWeights, stateWeights, biases }) =>
      sumOf([inputWeights, stateWeights, biases, multiplyCounts(cellSteps(computation), hidden)]),
    ),
};

/**
 * The `macs` of ptflops' PyTorch backend (`ptflops/pytorch_ops.py`): hooks on modules, and functions of torch
 * replaced by ones that count. A module with a hook that calls such a function is counted twice.
 */
export const ptflops = defineConvention({
  name: 'ptflops',
  title: 'ptflops MACs',
  summary:
    'Multiply-adds and bias additions, one for each element of activations, pools and upsampling and one or two of a normalisation; ReLU, PReLU, ELU, GELU, pools and nn.Upsample twice as modules; not sigmoid, tanh, hardswish, functional linear layers, the operators + and *.',
  counted: [
    [[...CONVOLUTIONS, ...TRANSPOSED_CONVOLUTIONS, 'Linear'], asModule(weigh({ mac: 1, bias_add: 1 }))],
    [[...BATCH_NORMS, ...INSTANCE_NORMS, 'GroupNorm'], asModule(normalised(2, 1))],
    [['LayerNorm'], asModule(inputElements(1))],
    [['LocalResponseNorm'], responseNormalised],
    [['ReLU', 'PReLU', 'ELU', 'GELU'], { module: inputElements(2), functional: inputElements(1) }],
    [['LeakyReLU'], asModule(inputElements(1))],
    [['ReLU6', 'SiLU', 'Softmax'], inputElements(1)],
    [POOLS, { module: inputElements(2), functional: inputElements(1) }],
    [['Upsample'], { module: outputElements(2), functional: outputElements(1) }],
    [['Add', 'Mul'], replacedElementwise],
    [['MatMul'], ifFunction(leftByColumns)],
    [RECURRENT, asModule(recurrent)],
    [['MultiheadAttention'], { module: multiheadAttention, functional: attentionProducts }],
    [['TransformerEncoderLayer'], { module: encoderLayer, functional: NOTHING }],
  ],
  uncounted: [
    ...UNCOUNTED_ACTIVATIONS,
    ...['LayerNorm2d', 'RMSNorm', 'Embedding', 'Mean', 'ScaledDotProductAttention'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...RARE_LAYERS,
    'Einsum',
  ],
});
