import { literal } from '../python/literals';
import { activations } from './activation';
import { convolution, transposedConvolution } from './convolution';
import {
  arithmetic,
  concatenation,
  matrixProduct,
  multiheadAttention,
  pairwise,
  recurrent,
  reversedSubtraction,
  scaledDotProduct,
} from './merging';
import { batchNorm, channelNorm, groupNorm, instanceNorm, layerNorm, rmsNorm } from './normalisation';
import { pad, paddingLayer } from './padding';
import { adaptivePooling, pooling } from './pooling';
import {
  along,
  permuting,
  rearrangingChannels,
  reduction,
  reshaping,
  selecting,
  slicing,
  upsampling,
} from './shaping';
import { arranged, isOn, keyword, layer, unwritable, type WriteCall, withLastBehind } from './step';

const linear: WriteCall = (given) => {
  const order = withLastBehind(given);
  if (given.input.shape.length < 2) return unwritable('its input has no batch');
  const step = layer(
    'Dense',
    String(Number(given.args.out_features)),
    keyword('use_bias', isOn(given.args.bias), true),
  );
  return { steps: arranged(given, order, step), order };
};

const embedding: WriteCall = ({ args, input }) => {
  if (args.max_norm !== null) return unwritable('a Keras embedding has no max_norm');
  const step = layer('Embedding', literal(Number(args.num_embeddings)), literal(Number(args.embedding_dim)));
  return { steps: [step], order: [...input.order, input.order.length] };
};

/** A type for one, two and three axes: `Conv1d`, `Conv2d` and `Conv3d`. */
function ofAxes(name: string, write: (axes: number) => WriteCall): Readonly<Record<string, WriteCall>> {
  return Object.fromEntries([1, 2, 3].map((axes) => [`${name}${axes}d`, write(axes)]));
}

/** How each layer type that Keras has is written; any other type is refused. */
export const kerasCalls: Readonly<Record<string, WriteCall>> = {
  ...ofAxes('Conv', convolution),
  ...ofAxes('ConvTranspose', transposedConvolution),
  ...ofAxes('MaxPool', (axes) => pooling('Max', axes)),
  ...ofAxes('AvgPool', (axes) => pooling('Average', axes)),
  ...ofAxes('AdaptiveMaxPool', (axes) => adaptivePooling('Max', axes)),
  ...ofAxes('AdaptiveAvgPool', (axes) => adaptivePooling('Average', axes)),
  ...ofAxes('BatchNorm', () => batchNorm),
  ...ofAxes('InstanceNorm', () => instanceNorm),
  ...ofAxes('ZeroPad', (axes) => paddingLayer(axes, 'constant')),
  ...ofAxes('ConstantPad', (axes) => paddingLayer(axes, 'constant')),
  ...ofAxes('ReflectionPad', (axes) => paddingLayer(axes, 'reflect')),
  ...activations,
  Linear: linear,
  Embedding: embedding,
  GroupNorm: groupNorm,
  LayerNorm: layerNorm,
  LayerNorm2d: channelNorm,
  RMSNorm: rmsNorm,
  Pad: pad,
  Flatten: reshaping,
  Unflatten: reshaping,
  Reshape: reshaping,
  Squeeze: reshaping,
  Unsqueeze: reshaping,
  Permute: permuting,
  Transpose: permuting,
  Chunk: slicing,
  Narrow: slicing,
  Slice: slicing,
  Select: selecting,
  PixelShuffle: rearrangingChannels,
  ChannelShuffle: rearrangingChannels,
  Upsample: upsampling,
  UpsamplingNearest2d: upsampling,
  UpsamplingBilinear2d: upsampling,
  Mean: reduction('mean'),
  Sum: reduction('sum'),
  Prod: reduction('prod'),
  Amax: reduction('max'),
  Amin: reduction('min'),
  LogSumExp: reduction('logsumexp'),
  Flip: along('flip'),
  Roll: along('roll', 'shifts'),
  RepeatInterleave: along('repeat', 'repeats'),
  CumSum: along('cumsum'),
  CumProd: along('cumprod'),
  Add: arithmetic('+'),
  Sub: arithmetic('-'),
  Mul: arithmetic('*'),
  Div: arithmetic('/'),
  Pow: arithmetic('**'),
  Rsub: reversedSubtraction,
  Maximum: pairwise('maximum'),
  Minimum: pairwise('minimum'),
  Concat: concatenation,
  MatMul: matrixProduct,
  MultiheadAttention: multiheadAttention,
  ScaledDotProductAttention: scaledDotProduct,
  RNN: recurrent('SimpleRNN'),
  LSTM: recurrent('LSTM'),
  GRU: recurrent('GRU'),
};
