import { hostFunction, hostModule } from '../host';
import { unknownResult } from '../unknown';
import type { HostModule, Machine, Value } from '../value';

const NAMES = [
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

const WHY = 'it is chosen by chance each time that the code runs';

/** A value by chance: it may be carried about, and is refused where it decides a shape or a path. */
function byChance(machine: Machine, name: string): Value {
  return unknownResult(machine, `random.${name}()`, WHY);
}

export const randomModule: HostModule = {
  name: 'random',
  create: () =>
    hostModule('random', {
      ...Object.fromEntries(
        NAMES.map((name) => [name, hostFunction(name, (machine) => byChance(machine, name))]),
      ),
      random: hostFunction('random', (machine) => ({
        ...unknownResult(machine, 'random.random()', WHY),
        bounds: { low: 0, high: 1 },
      })),
      seed: hostFunction('seed', () => null),
      shuffle: hostFunction('shuffle', () => null),
    }),
};
