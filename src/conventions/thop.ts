import { addCounts, type Count, multiplyCounts, productOf, subtractCounts, sumOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import { dimAt, type Shape, spatialDims } from '../ops/shape';
import { defineConvention } from './convention';
import {
  ACTIVATIONS,
  ADAPTIVE_AVERAGE_POOLS,
  ADAPTIVE_MAX_POOLS,
  AVERAGE_POOLS,
  BATCH_NORMS,
  BILINEAR_AND_BAGS,
  CONVOLUTIONS,
  INSTANCE_NORMS,
  MAX_POOLS,
  NORM_POOLS,
  TRANSFORMERS,
  TRANSPOSED_CONVOLUTIONS,
  UNCOUNTED_FUNCTIONS,
  UPSAMPLINGS,
  WITHOUT_ARITHMETIC,
  without,
} from './layer-types';
import { normalised } from './normalisation';
import { overRecurrentLayers } from './recurrent';
import { cellRule } from './recurrent-cells';
import {
  asModule,
  firstInput,
  inputElements,
  numberArg,
  outputElements,
  outputElementsByMode,
  type Rule,
  weigh,
  weightShape,
} from './rule';
import { transformerParts } from './transformer';

const transposed: Rule = {
  formula: 'output elements x input channels of a group x kernel elements',
  count: ({ computation }) => {
    const [inputs = 0, , ...kernel] = weightShape(computation);
    return productOf([...computation.output, inputs / numberArg(computation, 'groups'), ...kernel]);
  },
};

/**
 * thop divides the sizes axis by axis in floating point and cuts the result off, which can lose 1 where the
 * sizes do not divide.
 */
const adaptivelyPooled: Rule = {
  formula: 'output elements x (input positions / output positions + 1), cut off to a whole number',
  count: ({ computation }) => {
    const outputs = spatialDims(computation.output);
    const window = spatialDims(firstInput(computation)).reduce(
      (product, size, axis) => product * (size / (outputs[axis] ?? 1)),
      1,
    );
    const steps = Math.trunc((window + 1) * Number(productOf(computation.output)));
    return Number.isSafeInteger(steps) ? steps : BigInt(steps);
  },
};

const softmax: Rule = {
  formula: 'rows x (3 x their length - 1)',
  count: ({ computation }) => {
    const input = firstInput(computation);
    const length = dimAt(input, softmaxDim(computation, input)) ?? 1;
    const elements = productOf(input);
    return subtractCounts(multiplyCounts(3, elements), quotient(elements, length));
  },
};

const upsampled = outputElementsByMode(
  'output elements, 5 x linear, 11 x bilinear, 259 x bicubic; no other mode',
  { nearest: 1, linear: 5, bilinear: 11, bicubic: 259 },
);

/**
 * thop's `macs` (`thop/profile.py`, `register_hooks`): module calls of the classes that it has a rule for.
 *
 * The fused path of nn.TransformerEncoderLayer in eval mode, under which thop sees no layer, is not imitated.
 */
export const thop = defineConvention({
  name: 'thop',
  title: 'thop MACs',
  summary:
    'Multiply-adds, with terms for normalisation, average pools, softmax, PReLU and nn.Upsample; transposed convolutions by output elements; no bias, no functional call, no matrix product, no MultiheadAttention.',
  counted: [
    [[...CONVOLUTIONS, 'Linear'], asModule(weigh({ mac: 1 }))],
    [TRANSPOSED_CONVOLUTIONS, asModule(transposed)],
    [[...BATCH_NORMS, 'SyncBatchNorm', ...INSTANCE_NORMS, 'LayerNorm'], asModule(normalised(4, 2))],
    [AVERAGE_POOLS, asModule(outputElements(1))],
    [ADAPTIVE_AVERAGE_POOLS, asModule(adaptivelyPooled)],
    [['Softmax'], asModule(softmax)],
    [['PReLU'], asModule(inputElements(1))],
    [UPSAMPLINGS, asModule(upsampled)],
    [['RNN'], asModule(recurrent('weights, both biases and 1 sum a gate', 1, 0))],
    [['LSTM'], asModule(recurrent('weights, both biases, 1 sum a gate and 4 products', 4, 4))],
    [['GRU'], asModule(recurrent('weights, both biases, 1 sum a gate and 4 products', 3, 4))],
    [['RNNCell'], asModule(cell('weights, both biases and 1 sum a gate', 1, 0))],
    [['LSTMCell'], asModule(cell('weights, both biases, 1 sum a gate and 4 products', 4, 4))],
    [['GRUCell'], asModule(cell('weights, both biases, 1 sum a gate and 4 products', 3, 4))],
    [TRANSFORMERS, asModule(transformerParts)],
  ],
  uncounted: [
    ...without(ACTIVATIONS, 'PReLU', 'Softmax'),
    ...MAX_POOLS,
    ...ADAPTIVE_MAX_POOLS,
    ...['LayerNorm2d', 'GroupNorm', 'RMSNorm', 'LocalResponseNorm', 'Embedding'],
    ...['Add', 'Mul', 'Mean', 'MatMul', 'MultiheadAttention', 'ScaledDotProductAttention'],
    ...WITHOUT_ARITHMETIC,
    ...UNCOUNTED_FUNCTIONS,
    ...BILINEAR_AND_BAGS,
    ...NORM_POOLS,
    ...['Einsum', 'GridSample', 'DeformConv2d'],
  ],
});

/** Without a dim PyTorch takes the first dimension of inputs with 1 or 3 dimensions, the second of others. */
function softmaxDim({ args }: Computation, input: Shape): number {
  if (typeof args.dim === 'number') return args.dim;
  return input.length === 1 || input.length === 3 ? 0 : 1;
}

function quotient(elements: Count, length: number): Count {
  return typeof elements === 'number' ? elements / length : elements / BigInt(length);
}

/** A cell's weights and biases, the sums of its gates, and further products of its states. */
function cell(what: string, gates: number, products: number): Rule {
  return cellRule(`${what} of the hidden size`, ({ weights, biases, gates: rows }) =>
    sumOf([weights, biases, rows, (rows / gates) * products]),
  );
}

/** thop ignores projections: the state is as large as the hidden size. */
function recurrent(what: string, gates: number, products: number): Rule {
  return {
    formula: `steps x layers x (${what} of the hidden size)`,
    count: ({ computation }) => {
      const hidden = numberArg(computation, 'hidden_size');
      const directions = computation.args.bidirectional === true ? 2 : 1;
      return overRecurrentLayers(computation, (_layer, index) => {
        const features = index === 0 ? numberArg(computation, 'input_size') : hidden * directions;
        return sumOf([
          multiplyCounts(gates * hidden, addCounts(features, hidden)),
          multiplyCounts(gates + products, hidden),
          computation.args.bias === true ? multiplyCounts(2 * gates, hidden) : 0,
        ]);
      });
    },
  };
}
