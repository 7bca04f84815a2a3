import type { HostModule } from '../../../python/value';
import baseSource from '../sources/distributions/base.py';
import continuousSource from '../sources/distributions/continuous.py';
import discreteSource from '../sources/distributions/discrete.py';
import divergenceSource from '../sources/distributions/divergence.py';
import { type LibrarySource, sourceLibrary } from './source-library';

const PARTS =
  'bernoulli beta categorical distribution gamma gumbel independent kl laplace log_normal normal one_hot_categorical relaxed_categorical uniform utils';

const sources: readonly LibrarySource[] = [
  { name: 'torch.distributions.base', text: baseSource },
  { name: 'torch.distributions.continuous', text: continuousSource },
  { name: 'torch.distributions.discrete', text: discreteSource },
  { name: 'torch.distributions.divergence', text: divergenceSource },
];

/** `torch.distributions`, kept as Python. */
export const distributionModules: readonly HostModule[] = [
  'torch.distributions',
  ...PARTS.split(' ').map((part) => `torch.distributions.${part}`),
].map((name) => sourceLibrary(name, sources));
