import { unknownClass } from '../classes';
import { hostFunction, hostModule } from '../host';
import { currentPlace } from '../machine';
import type { HostModule, Machine, Value } from '../value';

const NAMES = [
  'random',
  'randint',
  'uniform',
  'choice',
  'choices',
  'sample',
  'randrange',
  'gauss',
  'normalvariate',
  'getrandbits',
  'betavariate',
];

/** A value by chance: it may be carried about, and is refused where it decides a shape or a path. */
function byChance(machine: Machine, name: string): Value {
  const place = currentPlace(machine) ?? { document: '', line: 1, column: 1, start: 0, end: 0 };
  return { kind: 'unknown', type: unknownClass, path: `random.${name}()`, place };
}

export const randomModule: HostModule = {
  name: 'random',
  create: () =>
    hostModule('random', {
      ...Object.fromEntries(
        NAMES.map((name) => [name, hostFunction(name, (machine) => byChance(machine, name))]),
      ),
      seed: hostFunction('seed', () => null),
      shuffle: hostFunction('shuffle', () => null),
    }),
};
