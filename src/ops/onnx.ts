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
  ['Gather', 'Takes elements of a dimension by index, in the shape of the indexes.'],
  ['GatherND', 'Takes elements or slices at lists of indexes.'],
  ['GatherElements', 'Takes elements along a dimension, with an index for each element of the output.'],
  ['Scatter', 'Writes updates at indexes.'],
  ['ScatterElements', 'Writes updates along a dimension at indexes.'],
  ['ScatterND', 'Writes updates at lists of indexes.'],
  ['TensorScatter', 'Puts new keys or values into a cache.'],
  ['OneHot', 'A new dimension: the on value at the index, the off value elsewhere.'],
  ['NonZero', 'The indexes of all elements that are not 0.'],
  ['Compress', 'The slices whose condition is true.'],
  ['Unique', 'The distinct elements, and their positions.'],
  ['Slice', 'Takes slices of several dimensions, with steps.'],
  ['Range', 'Numbers from a start to a limit.'],
  ['EyeLike', '1 on the diagonal, 0 elsewhere.'],
  ['Bernoulli', 'A random 0 or 1.'],
  ['RandomNormal', 'Random numbers from a normal distribution.'],
  ['RandomNormalLike', 'Random numbers from a normal distribution, in the shape of the input.'],
  ['RandomUniform', 'Random numbers from a uniform distribution.'],
  ['RandomUniformLike', 'Random numbers from a uniform distribution, in the shape of the input.'],
  ['Multinomial', 'Random classes, drawn by their probabilities.'],
  ['Shape', 'The sizes of the input.'],
  ['Size', 'The number of elements of the input.'],
  ['Cast', 'The same values in another element type.'],
  ['DepthToSpace', 'Rearranges blocks of channels as pixels.'],
  ['SpaceToDepth', 'Rearranges blocks of pixels as channels.'],
  ['CenterCropPad', 'Crops or pads dimensions around their centre.'],
  ['ReverseSequence', 'Reverses the first elements of each sequence.'],
  ['Trilu', 'The upper or the lower triangle of matrices.'],
  ['CumProd', 'The product of each element and all before it along a dimension.'],
  ['Hardmax', '1 for the first largest element along a dimension, 0 elsewhere.'],
  ['HardSigmoid', 'min(max(alpha x + beta, 0), 1).'],
  ['Selu', 'SELU with other coefficients than in PyTorch.'],
  ['SwiGLU', 'The first input times the sigmoid of alpha times it, times the second.'],
  ['Swish', 'x times the sigmoid of alpha x.'],
  ['Shrink', 'x moved by a bias towards 0 where it is beyond a bound, 0 elsewhere.'],
  ['Softmax', 'exp(x) divided by its sum over a dimension and all after it.'],
  ['LogSoftmax', 'The logarithm of Softmax over a dimension and all after it.'],
  ['BitShift', 'Shifts the bits of the first input.'],
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
  ['MaxPool', 'The largest value in each window, and its index.'],
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
  ['RotaryEmbedding', 'Rotates pairs of features by an angle for each position.'],
  ['QuantizeLinear', 'Quantised numbers, by a scale and a zero point.'],
  ['DequantizeLinear', 'Floating-point numbers from quantised ones.'],
  ['DynamicQuantizeLinear', 'Quantised numbers, by a scale computed from the input.'],
  ['Resize', 'Resizes any dimensions.'],
  ['RoiAlign', 'Samples of regions of interest, by linear interpolation.'],
  ['GridSample', 'Samples of the input at the points of a grid.'],
  ['AffineGrid', 'The points of a grid under an affine map.'],
  ['Col2Im', 'Puts columns back into an image, and adds up overlaps.'],
  ['NonMaxSuppression', 'The best of overlapping boxes.'],
  ['ImageDecoder', 'The pixels of a compressed image.'],
  ['DFT', 'The discrete Fourier transform along a dimension.'],
  ['STFT', 'The Fourier transforms of windows of a signal.'],
  ['MelWeightMatrix', 'The weights of the bins of a mel scale.'],
  ['HannWindow', 'The weights of a Hann window.'],
  ['HammingWindow', 'The weights of a Hamming window.'],
  ['BlackmanWindow', 'The weights of a Blackman window.'],
  ['BitCast', 'The same bits read as another element type.'],
  ['StringNormalizer', 'Strings in upper or lower case, without stop words.'],
  ['TfIdfVectorizer', 'How often each n-gram occurs.'],
  ['StringConcat', 'Strings joined element by element.'],
  ['StringSplit', 'The parts of strings, and their number.'],
  ['RegexFullMatch', 'Whether each string matches a pattern.'],
  ['NegativeLogLikelihoodLoss', 'The negative log-probability of the true classes.'],
  ['SoftmaxCrossEntropyLoss', 'The cross entropy of the softmax and the true classes.'],
];

/** Operators with multiply-adds, whose calls state the number of factors. */
const multiplying: readonly Summary[] = [
  ['Conv', 'A convolution that PyTorch has no layer for.'],
  ['ConvTranspose', 'A transposed convolution that PyTorch has no layer for.'],
  ['ConvInteger', 'A quantised convolution.'],
  ['QLinearConv', 'A quantised convolution.'],
  ['DeformConv', 'A convolution whose positions are moved by offsets.'],
  ['Gemm', 'A scaled matrix product that may transpose its inputs, plus a matrix.'],
  ['MatMulInteger', 'A quantised matrix product.'],
  ['QLinearMatMul', 'A quantised matrix product.'],
  ['LinearAttention', 'Linear attention: each step adds to a state.'],
  ['CausalConvWithState', 'A depthwise convolution over past positions, with its state.'],
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
