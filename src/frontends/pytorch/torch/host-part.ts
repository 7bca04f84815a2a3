import type { Machine, PyModule } from '../../../python/value';

/** A module of a host that belongs to another one, `torch.nn.functional`; undefined where there is none of this name. */
export function hostPart(machine: Machine, name: string): PyModule | undefined {
  const isThere = machine.hosts.has(name);
  return isThere ? (machine.importModule(machine, name, 'at once') ?? undefined) : undefined;
}
