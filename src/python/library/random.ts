import { hostFunction, hostModule } from '../host';
import { itemsOf } from '../iteration';
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

/** A random value, which is not known: it is refused where it decides a shape or a path. */
function byChance(machine: Machine, name: string): Value {
  return unknownResult(machine, `random.${name}()`, WHY);
}

/** The only value that a call can give: `randrange(1)`, `randint(3, 3)`, `choice([x])`; null where there are several. */
function onlyOne(machine: Machine, name: string, [first = null, second = null]: readonly Value[]): Value {
  if (name === 'randrange' && first === 1 && second === null) return 0;
  if (name === 'randint' && typeof first === 'number' && first === second) return first;
  const items =
    name === 'choice' && (isKind(first, 'list') || isKind(first, 'tuple')) ? itemsOf(machine, first) : [];
  return items.length === 1 ? (items[0] ?? null) : null;
}

function randomModuleOf(): PyModule {
  const made: PyModule = hostModule('random', {
    ...Object.fromEntries(
      NAMES.map((name) => [
        name,
        hostFunction(name, (machine, args) => onlyOne(machine, name, args) ?? byChance(machine, name)),
      ]),
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
