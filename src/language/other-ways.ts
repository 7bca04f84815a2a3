import { quoted } from '../text/shortened';
import { sameName } from './same-name';

/** How a spec expresses a layer type of another library; null if this is not known. */
export function anotherWay(type: string): string | null {
  const name = sameName(type);
  const way = WAYS.find(({ names }) => names.some((known) => sameName(known) === name));
  if (way !== undefined) return way.help;
  return /loss$/.test(name) ? 'a spec ends with the output of the network: leave the loss out' : null;
}

interface Way {
  readonly names: readonly string[];
  readonly help: string;
}

const GLOBAL_POOL = (kind: 'Avg' | 'Max', axes: 1 | 2 | 3): Way => ({
  names: [
    `Global${kind}Pool${axes}d`,
    `Global${kind === 'Avg' ? 'Average' : 'Max'}Pooling${axes}D`,
    ...(axes === 2 ? [`Global${kind}Pool`, `Global${kind === 'Avg' ? 'Average' : 'Max'}Pool`] : []),
  ],
  help: `use {"type": "Adaptive${kind}Pool${axes}d", "output_size": 1}, and {"type": "Flatten"} after it for a list of features`,
});

const PADDED = (names: readonly string[], mode: string): Way => ({
  names,
  help: `use {"type": "Pad", "padding": [left, right, top, bottom]${mode}}`,
});

const GATED = (name: string, activation: string): Way => ({
  names: [name],
  help: `write it out: {"type": "Chunk", "chunks": 2, "dim": 1, "index": 0} and the same with "index": 1 for the two halves, ${activation} on one of them, and {"type": "Mul", "from": [...]}`,
});

const SAME_COST = (names: readonly string[], type: string): Way => ({
  names,
  help: `there is none; ${quoted(type)} has the same shape, parameters and multiply-adds`,
});

const WAYS: readonly Way[] = [
  ...([1, 2, 3] as const).flatMap((axes) => [GLOBAL_POOL('Avg', axes), GLOBAL_POOL('Max', axes)]),
  PADDED(['ZeroPadding'], ''),
  PADDED(['MirrorPad'], ', "mode": "reflect"'),
  {
    names: ['Crop', 'Cropping1D', 'Cropping2D', 'Cropping3D', 'CenterCrop'],
    help: 'use {"type": "Pad", "padding": [-left, -right, -top, -bottom]}: negative numbers cut off',
  },
  {
    names: ['View', 'ViewAs', 'Resize_'],
    help: 'use {"type": "Flatten"} for a list of features, or {"type": "Reshape", "shape": [-1, ...]} with the batch first',
  },
  {
    names: ['Rearrange', 'Einops', 'EinopsRearrange'],
    help: 'use {"type": "Reshape", "shape": [...]} and {"type": "Permute", "dims": [...]}, both with the batch',
  },
  {
    names: ['Unbind'],
    help: 'use {"type": "Select", "dim": 1, "index": 0}, one for each part',
  },
  {
    names: ['GetItem'],
    help: 'use {"type": "Slice", "dim": 1, "start": 0, "end": 1}, or {"type": "Select", "dim": 1, "index": 0}, which takes the dimension away',
  },
  { names: ['RepeatVector'], help: 'use Unsqueeze, Expand and Reshape' },
  {
    names: ['DepthwiseConv1d', 'DepthwiseConv2d', 'DepthwiseConv3d', 'DepthwiseConv'],
    help: 'use {"type": "Conv2d", "out_channels": "${in_channels}", "groups": "${in_channels}", ...}, or Conv1d or Conv3d',
  },
  {
    names: ['SeparableConv1D', 'SeparableConv2D', 'SeparableConvolution2D', 'DepthwiseSeparableConv'],
    help: 'use two: {"type": "Conv2d", "out_channels": "${in_channels}", "groups": "${in_channels}", ...}, then one with "kernel_size": 1',
  },
  {
    names: ['AtrousConv2d', 'DilatedConv2d'],
    help: 'use {"type": "Conv2d", "dilation": 2, ...}',
  },
  {
    names: ['PointwiseConv', 'PointwiseConv2d'],
    help: 'use {"type": "Conv2d", "kernel_size": 1, ...}',
  },
  GATED('GEGLU', '{"type": "GELU"}'),
  GATED('SwiGLU', '{"type": "SiLU"}'),
  { names: ['QuickGELU'], help: 'write it out: {"type": "Sigmoid"} and {"type": "Mul", "from": [...]}' },
  {
    names: ['Activation'],
    help: 'the function is the type: {"type": "ReLU"}, {"type": "Sigmoid"}, {"type": "Softmax", "dim": 1}',
  },
  SAME_COST(['GaussianNoise', 'ActivityRegularization', 'StopGradient', 'Detach', 'Contiguous'], 'Identity'),
  SAME_COST(['Average'], 'Add'),
  {
    names: ['FrozenBatchNorm2d', 'FrozenBatchNorm'],
    help: 'use {"type": "BatchNorm2d", "frozen": true}',
  },
  {
    names: ['Bidirectional', 'BiLSTM', 'BiGRU', 'BiRNN'],
    help: 'use {"type": "LSTM", "bidirectional": true, ...}',
  },
  {
    names: ['TimeDistributed'],
    help: 'give the layer itself: Linear and the element-wise layers take further dimensions, others need Reshape around them',
  },
  {
    names: ['PositionalEncoding', 'PositionEmbedding', 'PositionalEmbedding', 'ClassToken'],
    help: 'use {"type": "Parameter", "shape": [1, length, features]} for a learned one, "Buffer" for a fixed one, and Add',
  },
  { names: ['Input', 'InputLayer', 'Placeholder'], help: 'give the shape as "input" of the spec' },
  { names: ['Output'], help: 'the last layer is the output; several are named in "outputs" of the spec' },
  {
    names: ['Residual', 'ResidualBlock', 'SkipConnection', 'Skip', 'Shortcut', 'ResidualAdd'],
    help: 'use {"type": "Branches", "branches": {"main": [...], "shortcut": []}, "merge": "add"}',
  },
  {
    names: ['Parallel', 'ConcatTable', 'Inception'],
    help: 'use {"type": "Branches", "branches": {"a": [...], "b": [...]}, "merge": "concat"}',
  },
  {
    names: ['ModuleList', 'ModuleDict', 'Module', 'Model', 'Functional', 'Block', 'Layer'],
    help: 'put its layers into the list, into {"type": "Sequential", "layers": [...]}, or define it under "modules"',
  },
  { names: ['Lambda', 'Call', 'Function'], help: 'write what it computes as layers' },
  {
    names: ['ConvBNReLU', 'ConvBN', 'ConvBNAct', 'Conv2dNormActivation', 'ConvNormActivation', 'BasicConv2d'],
    help: 'define it under "modules" with Conv2d, BatchNorm2d and ReLU: "inception show resnet18" has an example of modules',
  },
  {
    names: [
      'BasicBlock',
      'Bottleneck',
      'SqueezeExcitation',
      'SEBlock',
      'InvertedResidual',
      'MBConv',
      'DenseBlock',
    ],
    help: 'define it under "modules": "inception show" with resnet18, resnet50, mobilenet_v3_small or densenet121 prints one',
  },
];
