import { hostModule } from '../../../python/host';
import { fromSource } from '../../../python/library/source-module';
import { unknownImport } from '../../../python/unknown';
import type { HostModule } from '../../../python/value';
import distributionsSource from '../sources/distributions.py';
import { hostPart } from './host-part';

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
      hostModule(name, {}, (wanted) => {
        if (wanted.startsWith('_')) return undefined;
        return (
          fromSource(machine, 'torch.distributions', distributionsSource, wanted) ??
          hostPart(machine, `torch.distributions.${wanted}`) ??
          unknownImport(machine, `torch.distributions.${wanted}`)
        );
      }),
  }),
);
