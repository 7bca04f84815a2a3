import type { HostModule } from '../../../python/value';
import baseSource from '../sources/distributions/base.py';
import bijectionsSource from '../sources/distributions/bijections.py';
import composedSource from '../sources/distributions/composed.py';
import constraintsSource from '../sources/distributions/constraints.py';
import continuousSource from '../sources/distributions/continuous.py';
import countsSource from '../sources/distributions/counts.py';
import discreteSource from '../sources/distributions/discrete.py';
import divergenceSource from '../sources/distributions/divergence.py';
import furtherSource from '../sources/distributions/further.py';
import transformsSource from '../sources/distributions/transforms.py';
import { type LibrarySource, sourceLibrary } from './source-library';

const PARTS = [
  ...['bernoulli', 'beta', 'binomial', 'categorical', 'cauchy', 'chi2', 'continuous_bernoulli', 'dirichlet'],
  ...[
    'distribution',
    'exp_family',
    'exponential',
    'gamma',
    'geometric',
    'gumbel',
    'half_cauchy',
    'half_normal',
  ],
  ...['independent', 'kl', 'laplace', 'log_normal', 'mixture_same_family', 'multinomial'],
  ...['multivariate_normal', 'negative_binomial', 'normal', 'one_hot_categorical', 'pareto', 'poisson'],
  ...['relaxed_bernoulli', 'relaxed_categorical', 'studentT', 'transformed_distribution', 'transforms'],
  ...['uniform', 'utils', 'von_mises', 'weibull'],
];

const sources: readonly LibrarySource[] = [
  { name: 'torch.distributions.base', text: baseSource },
  { name: 'torch.distributions.continuous', text: continuousSource },
  { name: 'torch.distributions.discrete', text: discreteSource },
  { name: 'torch.distributions.counts', text: countsSource },
  { name: 'torch.distributions.further', text: furtherSource },
  { name: 'torch.distributions.transforms', text: transformsSource },
  { name: 'torch.distributions.bijections', text: bijectionsSource },
  { name: 'torch.distributions.composed', text: composedSource },
  { name: 'torch.distributions.divergence', text: divergenceSource },
];

/** `torch.distributions`, kept as Python. */
export const distributionModules: readonly HostModule[] = [
  ...['torch.distributions', ...PARTS.map((part) => `torch.distributions.${part}`)].map((name) =>
    sourceLibrary(name, sources),
  ),
  sourceLibrary('torch.distributions.constraints', [
    { name: 'torch.distributions.constraints', text: constraintsSource },
  ]),
];
