import { fromSource } from '../../../python/library/source-module';
import type { HostModule } from '../../../python/value';
import distributionsSource from '../sources/distributions.py';
import { partialModule } from './host-part';

const PARTS =
  'bernoulli beta categorical distribution gumbel independent kl laplace log_normal normal one_hot_categorical relaxed_categorical uniform';

/** `torch.distributions`, kept as Python. */
export const distributionModules: readonly HostModule[] = [
  'torch.distributions',
  ...PARTS.split(' ').map((part) => `torch.distributions.${part}`),
].map(
  (name): HostModule => ({
    name,
    create: (machine) =>
      partialModule(machine, name, {}, (wanted) =>
        wanted.startsWith('_')
          ? undefined
          : fromSource(machine, 'torch.distributions', distributionsSource, wanted),
      ),
  }),
);
