import { hostModule } from '../../../python/host';
import { fromSource } from '../../../python/library/source-module';
import type { HostModule, Machine, Value } from '../../../python/value';
import einopsSource from '../sources/einops.py';
import { hostPart } from './host-part';

function find(machine: Machine, name: string): Value | undefined {
  return name.startsWith('_') ? undefined : fromSource(machine, 'einops', einopsSource, name);
}

/** `einops` and its layers, kept as Python. */
export const einopsModules: readonly HostModule[] = ['einops', 'einops.layers', 'einops.layers.torch'].map(
  (name): HostModule => ({
    name,
    create: (machine) =>
      hostModule(name, {}, (wanted) =>
        name === 'einops.layers.torch'
          ? find(machine, wanted)
          : (find(machine, wanted) ?? hostPart(machine, `${name}.${wanted}`)),
      ),
  }),
);
