import type { Example } from './example';
import { field, NON_NEGATIVE, optional } from './fields';
import {
  classicalFree,
  classicalMultiplying,
  experimentalFree,
  imitatedQuantisation,
} from './onnx-classical';
import { filledTensor } from './onnx-constant';
import { runtimeFree, runtimeMultiplying, type Summary } from './onnx-runtime';
import { defineOp, type Op, type Work } from './op';
import type { Shape } from './shape';
import { statedFields } from './stated-outputs';

/**
 * Operators of ONNX that PyTorch does not have, or not in full: their calls state their outputs. Their types
 * begin with `onnx.`, since PyTorch and other libraries use many of their names for something else.
 */
export function onnxOps(): readonly Op[] {
  return [
    ...free.map((each) => statedOp(each, SOURCE)),
    filledTensor(),
    ...runtimeFree.map((each) => statedOp(each, RUNTIME_SOURCE)),
    ...classicalFree.map((each) => statedOp(each, CLASSICAL_SOURCE)),
    ...experimentalFree.map((each) => statedOp(each, EXPERIMENTAL_SOURCE)),
    ...imitatedQuantisation.map((each) => statedOp(each, QONNX_SOURCE)),
    ...multiplying.map((each) => multiplyingOp(each, SOURCE)),
    ...runtimeMultiplying.map((each) => multiplyingOp(each, RUNTIME_SOURCE)),
    ...classicalMultiplying.map((each) => multiplyingOp(each, CLASSICAL_SOURCE)),
  ];
}

/** Operators without multiply-adds. */
const free: readonly Summary[] = [
  ['Gather', 'Takes the elements of a dimension that indexes name, in the shape of the indexes.'],
  ['GatherND', 'Takes the elements or slices that lists of indexes name.'],
  [
    'GatherElements',
    'Takes along a dimension the elements that indexes name, one for each element of the output.',
  ],
  ['Scatter', 'Puts updates at the places that indexes name.'],
  ['ScatterElements', 'Puts updates along a dimension at the places that indexes name.'],
  ['ScatterND', 'Puts updates at the places that lists of indexes name.'],
  ['TensorScatter', 'Puts new keys or values into a cache.'],
  ['OneHot', 'A new dimension that is on at the index and off elsewhere.'],
  ['NonZero', 'The places of all elements that are not 0.'],
  ['Compress', 'The slices whose condition is true.'],
  ['Unique', 'The elements that differ, and where they are.'],
  ['Slice', 'Takes stretches of several dimensions, with a step.'],
  ['Range', 'Numbers from a start to a limit.'],
  ['EyeLike', '1 on the diagonal, 0 elsewhere.'],
  ['Bernoulli', '0 or 1 by chance.'],
  ['RandomNormal', 'Random numbers of a normal distribution.'],
  ['RandomNormalLike', 'Random numbers of a normal distribution, in the shape of the input.'],
  ['RandomUniform', 'Random numbers, all as likely.'],
  ['RandomUniformLike', 'Random numbers, all as likely, in the shape of the input.'],
  ['Multinomial', 'Classes drawn by their likeliness.'],
  ['Shape', 'The sizes of the input.'],
  ['Size', 'The number of elements of the input.'],
  ['Cast', 'The same values in another element type.'],
  ['DepthToSpace', 'Lays blocks of channels out as pixels.'],
  ['SpaceToDepth', 'Lays blocks of pixels out as channels.'],
  ['CenterCropPad', 'Cuts or pads dimensions around their middle.'],
  ['ReverseSequence', 'Turns the first elements of each sequence around.'],
  ['Trilu', 'The upper or the lower triangle of matrices.'],
  ['CumProd', 'The product of each element and all before it along a dimension.'],
  ['Hardmax', '1 for the first largest element along a dimension, 0 elsewhere.'],
  ['HardSigmoid', 'min(max(alpha x + beta, 0), 1).'],
  ['Selu', 'SELU with other coefficients than PyTorch has.'],
  ['SwiGLU', 'The first input times the sigmoid of alpha times it, times the second.'],
  ['Swish', 'x times the sigmoid of alpha x.'],
  ['Shrink', 'x moved by a bias towards 0 where it is beyond a bound, 0 elsewhere.'],
  ['Softmax', 'exp(x) divided by its sum over a dimension and all behind it.'],
  ['LogSoftmax', 'The logarithm of Softmax over a dimension and all behind it.'],
  ['BitShift', 'Moves the bits of the first input.'],
  ['MeanOfInputs', 'The mean of the inputs, element by element.'],
  ['PRelu', 'x where it is positive, a learned multiple of it elsewhere; slopes broadcast.'],
  ['ReduceSum', 'The sum over dimensions.'],
  ['ReduceMean', 'The mean over dimensions.'],
  ['ReduceProd', 'The product over dimensions.'],
  ['ReduceMax', 'The largest element over dimensions.'],
  ['ReduceMin', 'The smallest element over dimensions.'],
  ['ReduceL1', 'The sum of |x| over dimensions.'],
  ['ReduceL2', 'The square root of the sum of squares over dimensions.'],
  ['ReduceLogSum', 'The logarithm of the sum over dimensions.'],
  ['ReduceLogSumExp', 'The logarithm of the sum of exp(x) over dimensions.'],
  ['ReduceSumSquare', 'The sum of squares over dimensions.'],
  ['MaxPool', 'The largest value in each window, and where it is.'],
  ['AveragePool', 'The mean of each window.'],
  ['LpPool', 'The p-norm of each window.'],
  ['GlobalAveragePool', 'The mean over all positions.'],
  ['GlobalMaxPool', 'The largest value over all positions.'],
  ['GlobalLpPool', 'The p-norm over all positions.'],
  ['MaxUnpool', 'Puts values back where a max pool found them.'],
  ['MaxRoiPool', 'The largest values within regions of interest.'],
  ['BatchNormalization', 'Shifts and scales each channel by its statistics.'],
  ['InstanceNormalization', 'Shifts and scales each channel of each sample by its statistics.'],
  ['GroupNormalization', 'Shifts and scales groups of channels, with a scale for each group.'],
  ['LayerNormalization', 'Shifts and scales each sample by its statistics over the last dimensions.'],
  ['RMSNormalization', 'Scales each sample by its root mean square.'],
  ['LRN', 'Divides each value by a power of the mean square of its neighbours in other channels.'],
  ['LpNormalization', 'Divides by the p-norm along a dimension.'],
  ['MeanVarianceNormalization', 'Mean 0 and variance 1 over dimensions.'],
  ['Det', 'The determinants of square matrices.'],
  ['RotaryEmbedding', 'Turns pairs of features by an angle for each position.'],
  ['QuantizeLinear', 'Numbers on few bits, by a scale and a zero point.'],
  ['DequantizeLinear', 'Floating-point numbers of those on few bits.'],
  ['DynamicQuantizeLinear', 'Numbers on few bits, by the scale of the input itself.'],
  ['Resize', 'Resizes any dimensions.'],
  ['RoiAlign', 'Samples of regions of interest, by linear interpolation.'],
  ['GridSample', 'Samples of the input at the places of a grid.'],
  ['AffineGrid', 'The places of a grid under an affine map.'],
  ['Col2Im', 'Puts columns back into an image, overlaps added.'],
  ['NonMaxSuppression', 'The best of boxes that overlap.'],
  ['ImageDecoder', 'The pixels of a compressed image.'],
  ['DFT', 'The discrete Fourier transform along a dimension.'],
  ['STFT', 'The Fourier transforms of windows of a signal.'],
  ['MelWeightMatrix', 'The weights of the bins of a mel scale.'],
  ['HannWindow', 'The weights of a Hann window.'],
  ['HammingWindow', 'The weights of a Hamming window.'],
  ['BlackmanWindow', 'The weights of a Blackman window.'],
  ['BitCast', 'The same bits read as another element type.'],
  ['StringNormalizer', 'Texts in upper or lower case, without those that are left out.'],
  ['TfIdfVectorizer', 'How often each n-gram occurs.'],
  ['StringConcat', 'Texts joined element by element.'],
  ['StringSplit', 'The parts of texts, and how many there are.'],
  ['RegexFullMatch', 'Whether a pattern describes each text.'],
  ['NegativeLogLikelihoodLoss', 'The negative logarithm of the likeliness of the right classes.'],
  ['SoftmaxCrossEntropyLoss', 'The cross entropy of softmax and the right classes.'],
];

/** Operators with multiply-adds, whose calls state the number of factors. */
const multiplying: readonly Summary[] = [
  ['Conv', 'A convolution that PyTorch has no layer for.'],
  ['ConvTranspose', 'A transposed convolution that PyTorch has no layer for.'],
  ['ConvInteger', 'A convolution on few bits.'],
  ['QLinearConv', 'A convolution on few bits.'],
  ['DeformConv', 'A convolution whose positions are moved by offsets.'],
  ['Gemm', 'A matrix product of any scale and order, with a matrix added.'],
  ['MatMulInteger', 'A matrix product on few bits.'],
  ['QLinearMatMul', 'A matrix product on few bits.'],
  ['LinearAttention', 'Attention by a state that each step adds to.'],
  ['CausalConvWithState', 'A depthwise convolution over past positions, with what it keeps of them.'],
  ['Einsum', 'A sum of products over labelled dimensions.'],
  ['Attention', 'Scaled dot product attention, with or without its projections.'],
];

const PRODUCTS = {
  kind: 'list',
  of: { kind: 'list', of: NON_NEGATIVE, expected: 'a list of whole numbers' },
  expected: 'a list of lists of whole numbers',
} as const;

const SOURCE = 'https://onnx.ai/onnx/operators/';
const RUNTIME_SOURCE = 'https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md';
const CLASSICAL_SOURCE = 'https://onnx.ai/onnx/operators/#ai-onnx-ml';
const EXPERIMENTAL_SOURCE = 'https://github.com/onnx/onnx/blob/rel-1.4.1/docs/Operators.md';
const QONNX_SOURCE = 'https://github.com/fastmachinelearning/qonnx/tree/main/docs/qonnx-custom-ops';

const base = {
  form: 'function',
  family: 'onnx',
  inputs: { least: 0, most: Number.POSITIVE_INFINITY },
} as const;

const NO_INPUT = { least: 0, most: 0 };

/** Operators that create a tensor from numbers only. */
const withoutInput = new Set(['Range', 'RandomNormal', 'RandomUniform']);

function example(args: Example['args'], macs: number): readonly Example[] {
  return [{ args: { outputs: [[1, 5]], ...args }, inputs: [[1, 16]], output: [1, 5], params: 0, macs }];
}

function firstOf(outputs: readonly Shape[]): Shape {
  return outputs[0] ?? [];
}

function statedOp([type, summary]: Summary, source: string): Op {
  return defineOp({
    ...base,
    inputs: withoutInput.has(type) ? NO_INPUT : base.inputs,
    type: `onnx.${type}`,
    summary,
    source,
    positional: [],
    fields: statedFields(),
    output: ({ outputs }) => firstOf(outputs),
    furtherOutputs: ({ outputs }) => outputs.slice(1),
    reach: () => 'unknown',
    work: 'none',
    examples: example({}, 0).map((each) => (withoutInput.has(type) ? { ...each, inputs: [] } : each)),
  });
}

function multiplyingOp([type, summary]: Summary, source: string): Op {
  return defineOp({
    ...base,
    type: `onnx.${type}`,
    summary,
    source,
    positional: [],
    fields: {
      ...statedFields(),
      products: optional(field(PRODUCTS, 'Its multiply-adds: the sum of the products of these numbers')),
    },
    output: ({ outputs }) => firstOf(outputs),
    furtherOutputs: ({ outputs }) => outputs.slice(1),
    reach: () => 'unknown',
    work: ({ products }): Work => (products ?? []).map((factors) => ({ unit: 'mac', factors })),
    examples: example({ products: [[1, 5, 16]] }, 80),
  });
}
