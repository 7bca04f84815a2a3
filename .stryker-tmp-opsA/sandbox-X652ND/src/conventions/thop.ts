// @ts-nocheck
import { addCounts, type Count, multiplyCounts, productOf, subtractCounts, sumOf } from '../counts/count';
import type { GraphNode } from '../graph/graph';
import { dimAt, type Shape, spatialDims } from '../ops/shape';
import { defineConvention } from './convention';
import { encoderLayer } from './encoder-layer';
import { normalised } from './normalisation';
import { overRecurrentLayers } from './recurrent';
import {
  asModule,
  axesArg,
  firstInput,
  inEachDimension,
  inputElements,
  numberArg,
  outputElements,
  type Rule,
  weigh,
} from './rule';

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
  weights: {},
  overrides: [
    [[...inEachDimension('Conv'), 'Linear'], asModule(weigh({ mac: 1 }))],
    [inEachDimension('ConvTranspose'), asModule(transposed())],
    [[...inEachDimension('BatchNorm', 'InstanceNorm'), 'LayerNorm'], asModule(normalised(4, 2))],
    [inEachDimension('AvgPool'), asModule(outputElements(1))],
    [inEachDimension('AdaptiveAvgPool'), asModule(adaptivelyPooled())],
    [['Softmax'], asModule(softmax())],
    [['PReLU'], asModule(inputElements(1))],
    [['Upsample'], asModule(upsampled())],
    [['RNN'], asModule(recurrent('weights, both biases and 1 sum a gate', 1, 0))],
    [['LSTM'], asModule(recurrent('weights, both biases, 1 sum a gate and 4 products', 4, 4))],
    [['GRU'], asModule(recurrent('weights, both biases, 1 sum a gate and 4 products', 3, 4))],
    [['TransformerEncoderLayer'], asModule(encoderLayer)],
  ],
});

function transposed(): Rule {
  return {
    formula: 'output elements x input channels of a group x kernel elements',
    count: ({ node }) => {
      const channels = (firstInput(node)[1] ?? 0) / Math.max(1, numberArg(node, 'groups'));
      const kernel = axesArg(node, 'kernel_size', spatialDims(node.output).length);
      return productOf([...node.output, channels, ...kernel]);
    },
  };
}

/**
 * thop divides the sizes axis by axis in floating point and cuts the result off, which can lose 1 where the
 * sizes do not divide.
 */
function adaptivelyPooled(): Rule {
  return {
    formula: 'output elements x (input positions / output positions + 1), cut off to a whole number',
    count: ({ node }) => {
      const outputs = spatialDims(node.output);
      const window = spatialDims(firstInput(node)).reduce(
        (product, size, axis) => product * (size / (outputs[axis] ?? 1)),
        1,
      );
      const steps = Math.trunc((window + 1) * Number(productOf(node.output)));
      return Number.isSafeInteger(steps) ? steps : BigInt(steps);
    },
  };
}

function softmax(): Rule {
  return {
    formula: 'rows x (3 x their length - 1)',
    count: ({ node }) => {
      const input = firstInput(node);
      const length = dimAt(input, softmaxDim(node, input)) ?? 1;
      const elements = productOf(input);
      return subtractCounts(multiplyCounts(3, elements), quotient(elements, length));
    },
  };
}

/** Without a dim PyTorch takes the first one of 1 or 3 dimensions, the second one of others. */
function softmaxDim({ args }: GraphNode, input: Shape): number {
  if (typeof args.dim === 'number') return args.dim;
  return input.length === 1 || input.length === 3 ? 0 : 1;
}

function quotient(elements: Count, length: number): Count {
  return typeof elements === 'number' ? elements / length : elements / BigInt(length);
}

function upsampled(): Rule {
  const timesByMode = new Map([
    ['nearest', 1],
    ['linear', 5],
    ['bilinear', 11],
    ['bicubic', 259],
  ]);
  return {
    formula: 'output elements, 5 x linear, 11 x bilinear, 259 x bicubic; no other mode',
    count: ({ node }) => multiplyCounts(timesByMode.get(String(node.args.mode)) ?? 0, productOf(node.output)),
  };
}

/** thop does not know of projections: the state is as large as the hidden size. */
function recurrent(what: string, gates: number, products: number): Rule {
  return {
    formula: `steps x layers x (${what} of the hidden size)`,
    count: ({ node }) => {
      const hidden = numberArg(node, 'hidden_size');
      const directions = node.args.bidirectional === true ? 2 : 1;
      let layer = 0;
      return overRecurrentLayers(node, () => {
        const features = layer === 0 ? numberArg(node, 'input_size') : hidden * directions;
        layer += 1;
        return sumOf([
          multiplyCounts(gates * hidden, addCounts(features, hidden)),
          multiplyCounts(gates + products, hidden),
          node.args.bias === true ? multiplyCounts(2 * gates, hidden) : 0,
        ]);
      });
    },
  };
}
