import { hostClass } from '../../../python/host';
import type { PyClass } from '../../../python/value';
import { moduleClass } from './module-class';

/** Classes that layers of a family derive from, which code asks for by `isinstance`; the first that fits is taken. */
const FAMILIES: readonly (readonly [name: string, types: RegExp, module: string])[] = [
  ['_ConvNd', /^Conv\d|^ConvTranspose/, 'conv'],
  ['_BatchNorm', /^BatchNorm/, 'batchnorm'],
  ['_InstanceNorm', /^InstanceNorm/, 'instancenorm'],
  ['_DropoutNd', /Dropout/, 'dropout'],
  ['_AdaptiveAvgPoolNd', /^AdaptiveAvgPool/, 'pooling'],
  ['_AdaptiveMaxPoolNd', /^AdaptiveMaxPool/, 'pooling'],
  ['_AvgPoolNd', /^AvgPool/, 'pooling'],
  ['_MaxPoolNd', /^MaxPool/, 'pooling'],
  ['_Loss', /Loss$/, 'loss'],
  ['RNNBase', /^(RNN|LSTM|GRU)$/, 'rnn'],
  ['RNNCellBase', /^(RNN|LSTM|GRU)Cell$/, 'rnn'],
];

const classes: ReadonlyMap<string, PyClass> = new Map(
  FAMILIES.map(([name, , module]) => [
    name,
    hostClass({ name, module: `torch.nn.modules.${module}`, bases: [moduleClass], methods: {} }),
  ]),
);

/** A class of torch.nn.modules that layers derive from; undefined for any other name. */
export function baseClass(name: string): PyClass | undefined {
  return classes.get(name);
}

/** The class that a layer type derives from. */
export function baseOf(type: string): PyClass {
  const [name = ''] = FAMILIES.find(([, types]) => types.test(type)) ?? [];
  return classes.get(name) ?? moduleClass;
}
