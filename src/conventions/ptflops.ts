import { multiplyCounts, productOf, sumOf } from '../counts/count';
import { defineConvention } from './convention';
import { replacedElementwise } from './elementwise';
import {
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
  UNCOUNTED_ACTIVATIONS,
  UNCOUNTED_FUNCTIONS,
  WITHOUT_ARITHMETIC,
} from './layer-types';
import { responseNormalised } from './local-response-norm';
import { normalised } from './normalisation';
import { leftByColumns } from './products';
import { attentionProducts, multiheadAttention } from './ptflops-attention';
import { cellSteps, overRecurrentLayers } from './recurrent';
import { cellRule } from './recurrent-cells';
import {
  asModule,
  axesArg,
  ifFunction,
  inputElements,
  NOTHING,
  outputElements,
  type Rule,
  sumIfKnown,
  sumOfRules,
  weigh,
} from './rule';
import { transformerParts } from './transformer';

const recurrent: Rule = {
  formula: 'steps x (weights + biases + 1, 10 or 7 hidden sizes a layer of RNN, LSTM or GRU)',
  count: ({ computation }) =>
    overRecurrentLayers(computation, ({ hidden, inputWeights, stateWeights, biases }) =>
      sumOf([inputWeights, stateWeights, biases, multiplyCounts(cellSteps(computation), hidden)]),
    ),
};

const cell = cellRule(
  'weights + biases + 1, 10 or 7 hidden sizes of RNNCell, LSTMCell or GRUCell',
  ({ weights, biases }, steps) => sumOf([weights, biases, steps]),
);

const withBias = weigh({ mac: 1, bias_add: 1 });

/** Interpolation and its coordinates are 24 steps for each kernel element at each position, the weight of one is 1 more. */
const deformed: Rule = {
  formula: `${withBias.formula} + 24 for each kernel element and output position, 25 with weights`,
  count: (call) => {
    const { computation } = call;
    const perElement = computation.inputShapes.length > 2 ? 25 : 24;
    const [batch = 1, , ...positions] = computation.output;
    const steps = productOf([perElement, ...axesArg(computation, 'kernel_size', 2), batch, ...positions]);
    return sumIfKnown([withBias.count(call), steps]);
  },
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
    [['ReLU6', 'SiLU', 'Softmax', 'Softmax2d'], inputElements(1)],
    [POOLS, { module: inputElements(2), functional: inputElements(1) }],
    [['UpsamplingNearest2d', 'UpsamplingBilinear2d'], outputElements(1)],
    [NORM_POOLS, sumOfRules(inputElements(1), outputElements(2))],
    [['DeformConv2d'], asModule(deformed)],
    [['Upsample'], { module: outputElements(2), functional: outputElements(1) }],
    [['Add', 'Mul'], replacedElementwise],
    [['MatMul'], ifFunction(leftByColumns)],
    [RECURRENT, asModule(recurrent)],
    [['MultiheadAttention'], { module: multiheadAttention, functional: attentionProducts }],
    [CELLS, asModule(cell)],
    [TRANSFORMERS, { module: transformerParts, functional: NOTHING }],
  ],
  uncounted: [
    ...UNCOUNTED_ACTIVATIONS,
    ...['LayerNorm2d', 'RMSNorm', 'Embedding', 'Mean', 'ScaledDotProductAttention'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...BILINEAR_AND_BAGS,
    ...['SyncBatchNorm', 'Einsum', 'GridSample'],
  ],
});
