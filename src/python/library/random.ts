import { hostFunction, hostModule } from '../host';
import { isKind } from '../kinds';
import { unknownResult } from '../unknown';
import type { HostModule, Machine, PyModule, Value } from '../value';

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
  'expovariate',
  'triangular',
  'lognormvariate',
  'vonmisesvariate',
  'gammavariate',
  'paretovariate',
  'weibullvariate',
  'randbytes',
  'getstate',
];

const WHY = 'it is chosen by chance each time that the code runs';

/** A value by chance: it may be carried about, and is refused where it decides a shape or a path. */
function byChance(machine: Machine, name: string): Value {
  return unknownResult(machine, `random.${name}()`, WHY);
}

function randomModuleOf(): PyModule {
  const made: PyModule = hostModule('random', {
    ...Object.fromEntries(
      NAMES.map((name) => [name, hostFunction(name, (machine) => byChance(machine, name))]),
    ),
    random: hostFunction('random', (machine) => ({
      ...unknownResult(machine, 'random.random()', WHY),
      bounds: { low: 0, high: 1 },
    })),
    ...Object.fromEntries(['seed', 'setstate'].map((name) => [name, hostFunction(name, () => null)])),
    Random: hostFunction('Random', () => made),
    shuffle: hostFunction('shuffle', (machine, [list = null]) => {
      if (isKind(list, 'list')) list.items = list.items.map(() => byChance(machine, 'shuffle'));
      return null;
    }),
  });
  return made;
}

export const randomModule: HostModule = { name: 'random', create: randomModuleOf };
