import type { Op } from '../../../ops/op';
import { type HostMethods, hostClass } from '../../../python/host';
import type { PyClass } from '../../../python/value';
import { moduleClass } from './module-class';

function base(name: string, module: string, of: PyClass = moduleClass, methods: HostMethods = {}): PyClass {
  return hostClass({ name, module: `torch.nn.modules.${module}`, bases: [of], methods });
}

/** The methods that normalisations over a batch have for derived classes. */
const normMethods: HostMethods = { _check_input_dim: () => null, reset_running_stats: () => null };

export const normBaseClass = base('_NormBase', 'batchnorm', moduleClass, normMethods);
export const batchNormClass = base('_BatchNorm', 'batchnorm', normBaseClass);
export const instanceNormClass = base('_InstanceNorm', 'instancenorm', normBaseClass);
export const convClass = base('_ConvNd', 'conv');
const transposedClass = base('_ConvTransposeNd', 'conv', convClass);
export const lossClass = base('_Loss', 'loss');
const weightedLossClass = base('_WeightedLoss', 'loss', lossClass);

/** The classes that PyTorch's layers of one kind derive from, by the names of these layers. */
const BASES: readonly (readonly [layers: RegExp, base: PyClass])[] = [
  [/^BatchNorm\dd$/, batchNormClass],
  [/^InstanceNorm\dd$/, instanceNormClass],
  [/^Conv\dd$/, convClass],
  [/^ConvTranspose\dd$/, transposedClass],
  [/^(Feature)?(Alpha)?Dropout(\dd)?$/, base('_DropoutNd', 'dropout')],
  [/^MaxPool\dd$/, base('_MaxPoolNd', 'pooling')],
  [/^MaxUnpool\dd$/, base('_MaxUnpoolNd', 'pooling')],
  [/^AvgPool\dd$/, base('_AvgPoolNd', 'pooling')],
  [/^LPPool\dd$/, base('_LPPoolNd', 'pooling')],
  [/^AdaptiveAvgPool\dd$/, base('_AdaptiveAvgPoolNd', 'pooling')],
  [/^AdaptiveMaxPool\dd$/, base('_AdaptiveMaxPoolNd', 'pooling')],
  [/^(Constant|Zero)Pad\dd$/, base('_ConstantPadNd', 'padding')],
  [/^ReflectionPad\dd$/, base('_ReflectionPadNd', 'padding')],
  [/^ReplicationPad\dd$/, base('_ReplicationPadNd', 'padding')],
  [/^(RNN|LSTM|GRU)$/, base('RNNBase', 'rnn')],
  [/^(RNN|LSTM|GRU)Cell$/, base('RNNCellBase', 'rnn')],
  [/^(CrossEntropy|NLL|BCE|MultiMargin|MultiLabelSoftMargin)Loss$/, weightedLossClass],
];

/** The class that the class of a layer type derives from. */
export function baseOfLayer({ type, family }: Pick<Op, 'type' | 'family'>): PyClass {
  const found = BASES.find(([layers]) => layers.test(type))?.[1];
  return found ?? (family === 'loss' ? lossClass : moduleClass);
}

const named = new Map(
  [normBaseClass, lossClass, ...BASES.map(([, one]) => one)].map((one) => [one.name, one]),
);

/** A class of this name that layers derive from, such as `_BatchNorm`; undefined where there is none. */
export function layerBase(name: string): PyClass | undefined {
  return named.get(name);
}
