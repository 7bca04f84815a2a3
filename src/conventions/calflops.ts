import { addCounts, multiplyCounts, productOf, subtractCounts, sumOf } from '../counts/count';
import { projectionMacs, readAttention } from './attention';
import {
  convolutionMacs,
  convolutionPositions,
  transposedBias,
  transposedMacs,
} from './calflops-convolution';
import { defineConvention } from './convention';
import { einsumFlops } from './einsum';
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
  UPSAMPLINGS,
  WITHOUT_ARITHMETIC,
} from './layer-types';
import { responseNormalised } from './local-response-norm';
import { batchNormalised, normalised } from './normalisation';
import { leftByColumns } from './products';
import { cellSteps, overRecurrentLayers } from './recurrent';
import { cellRule } from './recurrent-cells';
import {
  asModule,
  axesArg,
  firstInput,
  ifFunction,
  inputElements,
  NOTHING,
  numberArg,
  outputElements,
  type Rule,
  sumIfKnown,
  sumOfRules,
  timesIfKnown,
  weigh,
} from './rule';
import { transformerParts } from './transformer';

const convolution: Rule = {
  formula: weigh({ mac: 2, bias_add: 1 }).formula,
  count: ({ computation }) => {
    const bias =
      computation.args.bias === true
        ? productOf([numberArg(computation, 'out_channels'), computation.output[0] ?? 1])
        : 0;
    return addCounts(
      multiplyCounts(2, convolutionMacs(computation)),
      multiplyCounts(bias, convolutionPositions(computation)),
    );
  },
};

const transposed: Rule = {
  formula:
    "2 x input elements x kernel elements x (output channels / groups / groups, rounded down) + bias at an ordinary convolution's positions",
  count: ({ computation }) =>
    addCounts(multiplyCounts(2, transposedMacs(computation)), transposedBias(computation)),
};

const upsampled: Rule = {
  formula: 'input elements; by size the numbers in size, multiplied',
  count: ({ computation }) => {
    const { size } = computation.args;
    if (typeof size === 'number') return size;
    return productOf(
      Array.isArray(size) ? axesArg(computation, 'size', size.length) : firstInput(computation),
    );
  },
};

const recurrent: Rule = {
  formula: 'steps x (2 x weights - 2 x gates + biases + 1, 10 or 7 hidden sizes a layer of RNN, LSTM or GRU)',
  count: ({ computation }) =>
    overRecurrentLayers(computation, ({ gates, hidden, inputWeights, stateWeights, biases }) =>
      sumOf([
        subtractCounts(multiplyCounts(2, addCounts(inputWeights, stateWeights)), 2 * gates),
        biases,
        multiplyCounts(cellSteps(computation), hidden),
      ]),
    ),
};

const cell = cellRule(
  '2 x weights - 2 x gates + biases + 1, 10 or 7 hidden sizes of RNNCell, LSTMCell or GRUCell',
  ({ weights, biases, gates }, steps) =>
    sumOf([subtractCounts(multiplyCounts(2, weights), 2 * gates), biases, steps]),
);

const attention: Rule = {
  formula: '2 x multiply-adds of the projections + attention weights',
  count: ({ computation, work }) =>
    sumIfKnown([timesIfKnown(2, projectionMacs(computation, work)), readAttention(computation).weights]),
};

const twiceByColumns: Rule = {
  formula: `2 x ${leftByColumns.formula}`,
  count: (call) => timesIfKnown(2, leftByColumns.count(call)),
};

/**
 * calflops' `flops` (`calflops/pytorch_ops.py`): functions of torch replaced by ones that count, and hooks on
 * recurrent modules.
 */
export const calflops = defineConvention({
  name: 'calflops',
  title: 'calflops FLOPs',
  summary:
    'Two for each multiply-add, one for each convolution bias, and terms for normalisation, pools, softmax, upsampling and most activations; no bias of a linear layer, not sigmoid, tanh, hardswish, nn.ReLU6, the operators + and *.',
  counted: [
    [CONVOLUTIONS, convolution],
    [TRANSPOSED_CONVOLUTIONS, transposed],
    [['Linear'], weigh({ mac: 2 })],
    [[...BATCH_NORMS, 'SyncBatchNorm'], batchNormalised],
    [[...INSTANCE_NORMS, 'LayerNorm', 'LayerNorm2d', 'GroupNorm'], normalised(5, 4)],
    [['LocalResponseNorm'], responseNormalised],
    [['ReLU', 'LeakyReLU', 'PReLU', 'ELU', 'GELU', 'SiLU', 'Softmax', 'Softmax2d'], inputElements(1)],
    [['ReLU6'], { module: NOTHING, functional: inputElements(1) }],
    [POOLS, inputElements(1)],
    [UPSAMPLINGS, upsampled],
    [NORM_POOLS, sumOfRules(inputElements(1), outputElements(2))],
    [['Add', 'Mul'], replacedElementwise],
    [['MatMul'], ifFunction(twiceByColumns)],
    [['Einsum'], einsumFlops],
    [CELLS, asModule(cell)],
    [RECURRENT, asModule(recurrent)],
    [['MultiheadAttention'], attention],
    [TRANSFORMERS, transformerParts],
  ],
  uncounted: [
    ...UNCOUNTED_ACTIVATIONS,
    ...['RMSNorm', 'Embedding', 'Mean', 'ScaledDotProductAttention'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...BILINEAR_AND_BAGS,
    ...['GridSample', 'DeformConv2d'],
  ],
});
