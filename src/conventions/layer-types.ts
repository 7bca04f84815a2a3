/**
 * Groups of layer types that tools treat alike, so that a convention's lists stay short.
 *
 * A type that is added to a group joins every convention that names the group, so look each of those tools up
 * first; a type that is in no list is not counted by any tool's convention.
 */

/** Layer types in one, two and three dimensions: `Conv1d`, `Conv2d` and `Conv3d`. */
function inEachDimension(name: string): readonly string[] {
  return [1, 2, 3].map((axes) => `${name}${axes}d`);
}

/** Layer types from a string of their names, separated by white space. */
function layerTypes(names: string): readonly string[] {
  return names.trim().split(/\s+/);
}

/** A group without some of its types. */
export function without(types: readonly string[], ...left: readonly string[]): readonly string[] {
  return types.filter((type) => !left.includes(type));
}

export const CONVOLUTIONS = inEachDimension('Conv');
export const TRANSPOSED_CONVOLUTIONS = inEachDimension('ConvTranspose');

export const AVERAGE_POOLS = inEachDimension('AvgPool');
export const MAX_POOLS = inEachDimension('MaxPool');
export const ADAPTIVE_AVERAGE_POOLS = inEachDimension('AdaptiveAvgPool');
export const ADAPTIVE_MAX_POOLS = inEachDimension('AdaptiveMaxPool');
export const POOLS: readonly string[] = [
  ...AVERAGE_POOLS,
  ...MAX_POOLS,
  ...ADAPTIVE_AVERAGE_POOLS,
  ...ADAPTIVE_MAX_POOLS,
];

export const BATCH_NORMS = inEachDimension('BatchNorm');
export const INSTANCE_NORMS = inEachDimension('InstanceNorm');
export const NORMALISATIONS: readonly string[] = [
  ...BATCH_NORMS,
  ...INSTANCE_NORMS,
  ...layerTypes('SyncBatchNorm LayerNorm LayerNorm2d GroupNorm RMSNorm LocalResponseNorm'),
];

/** Activations that no tool counts. */
export const UNCOUNTED_ACTIVATIONS = layerTypes(`
  CELU SELU Mish Sigmoid LogSigmoid Tanh Softsign Softplus Hardswish Hardsigmoid Hardtanh LogSoftmax
`);
export const ACTIVATIONS: readonly string[] = [
  ...layerTypes('ReLU ReLU6 LeakyReLU PReLU ELU GELU SiLU Softmax Softmax2d'),
  ...UNCOUNTED_ACTIVATIONS,
];

export const RECURRENT: readonly string[] = ['RNN', 'LSTM', 'GRU'];
export const CELLS: readonly string[] = ['RNNCell', 'LSTMCell', 'GRUCell'];

/** nn.Transformer and what it is made of. */
export const TRANSFORMERS = layerTypes(`
  TransformerEncoderLayer TransformerDecoderLayer TransformerEncoder TransformerDecoder Transformer
`);

/** Upsample, and its forms with one mode. */
export const UPSAMPLINGS: readonly string[] = ['Upsample', 'UpsamplingNearest2d', 'UpsamplingBilinear2d'];

/** Pools by p-norms, which PyTorch computes with an average pool. */
export const NORM_POOLS = inEachDimension('LPPool');

/** Layers that pass on, move or store data and compute nothing at inference: no tool counts them. */
export const WITHOUT_ARITHMETIC = layerTypes(`
  Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout StochasticDepth Identity
  Concat Flatten Unflatten Reshape Expand Permute Transpose Squeeze Unsqueeze Roll Narrow Chunk Pad
  PixelShuffle PixelUnshuffle ChannelShuffle Parameter Buffer
`);

/** Functions that work element by element, which no tool counts. */
const ELEMENTWISE_FUNCTIONS = layerTypes(`
  Neg Abs Sign Square Reciprocal Sqrt Rsqrt Exp Exp2 Expm1 Log Log2 Log10 Log1p Logit Sin Cos Tan Asin Acos Atan
  Sinh Cosh Asinh Acosh Atanh Erf Erfc Erfinv Lgamma Floor Ceil Round Trunc Frac Clamp NanToNum LogicalNot BitwiseNot
  IsNaN IsInf IsFinite Tanhshrink Hardshrink Softshrink Threshold RReLU To Sub Rsub Div Remainder Pow Atan2 Maximum Minimum
  Equal NotEqual Less LessEqual Greater GreaterEqual LogicalAnd LogicalOr LogicalXor BitwiseAnd BitwiseOr BitwiseXor
  BitwiseShift LogAddExp Where MaskedFill Lerp AddCMul AddCDiv
`);

/** Reductions, orders, gates and losses, which no tool counts. */
const REDUCTIONS = layerTypes(`
  Sum Prod Max Min Median Amax Amin ArgMax ArgMin All Any CountNonzero LogSumExp Var Std Norm CumSum CumProd CumMax
  CumMin Sort ArgSort TopK KthValue Mode Normalize GLU Softmin CrossMapLRN2d CosineSimilarity PairwiseDistance CDist MSELoss L1Loss
  SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss KLDivLoss CrossEntropyLoss NLLLoss PoissonNLLLoss GaussianNLLLoss
  CTCLoss HingeEmbeddingLoss SoftMarginLoss MarginRankingLoss MultiMarginLoss MultiLabelMarginLoss
  MultiLabelSoftMarginLoss CosineEmbeddingLoss TripletMarginLoss TripletMarginWithDistanceLoss
`);

/** Functions that take, put, repeat or resample elements, and those of square matrices, which no tool counts. */
const MOVING_FUNCTIONS = [
  ...layerTypes(`
    Stack Select Split Tile Slice Gather IndexSelect Index OneHot IndexPut Scatter Tril Triu Flip RepeatInterleave
    SlidingWindows Diagonal Unfold Fold AffineGrid Inverse Det SlogDet LogDet Cholesky MatrixExp Eigh
    FractionalMaxPool2d FractionalMaxPool3d
  `),
  ...inEachDimension('MaxUnpool'),
  ...['Zero', 'Constant', 'Reflection', 'Replication', 'Circular'].flatMap((name) =>
    inEachDimension(`${name}Pad`),
  ),
];

/** Functions and layers beyond those above, which no tool counts. */
export const UNCOUNTED_FUNCTIONS: readonly string[] = [
  ...ELEMENTWISE_FUNCTIONS,
  ...REDUCTIONS,
  ...MOVING_FUNCTIONS,
];

/** Embedding bags and bilinear layers, whose parameters only torchinfo counts. */
export const BILINEAR_AND_BAGS: readonly string[] = ['Bilinear', 'EmbeddingBag'];
