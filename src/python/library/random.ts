import { oneOf, wholeNumberWithin } from '../chance';
import { createList } from '../containers';
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

const WHY = 'it is random: it differs from run to run';

/** A random value, which is not known: it is refused where it decides a shape or a path. */
function byChance(machine: Machine, name: string, args: readonly Value[] = []): Value {
  const said = { path: `random.${name}()`, why: WHY };
  const limits = wholeLimits(name, args);
  if (limits !== null) return wholeNumberWithin(machine, limits, said);
  const [population = null, count = null] = args;
  if ((name === 'sample' || name === 'choice') && isSequence(population)) {
    const items = itemsOf(machine, population);
    if (name === 'choice') return oneOf(machine, items, said);
    if (typeof count === 'number' && count <= items.length)
      return createList(Array.from({ length: count }, () => oneOf(machine, items, said)));
  }
  return unknownResult(machine, said.path, said.why);
}

function isSequence(value: Value): boolean {
  return isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'range');
}

/** From which whole number to below which one a function gives some; null where it does not, or they are not known. */
function wholeLimits(
  name: string,
  [first = null, second = null, step]: readonly Value[],
): readonly [number, number] | null {
  if (typeof first !== 'number') return null;
  if (name === 'randrange' && second === null) return [0, first];
  if (typeof second !== 'number' || step !== undefined) return null;
  if (name === 'randrange') return [first, second];
  return name === 'randint' ? [first, second + 1] : null;
}

/** The only value that a call can give: `randrange(1)`, `randint(3, 3)`, `choice([x])`; null if there are several. */
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
        hostFunction(name, (machine, args) => onlyOne(machine, name, args) ?? byChance(machine, name, args)),
      ]),
    ),
    random: hostFunction('random', (machine) => ({
      ...unknownResult(machine, 'random.random()', WHY),
      bounds: { low: 0, high: 1, isWhole: false },
    })),
    ...Object.fromEntries(['seed', 'setstate'].map((name) => [name, hostFunction(name, () => null)])),
    Random: hostFunction('Random', () => made),
    shuffle: hostFunction('shuffle', (machine, [list = null]) => {
      if (!isKind(list, 'list')) return null;
      const { items } = list;
      list.items = items.map(() => oneOf(machine, items, { path: 'random.shuffle()', why: WHY }));
      return null;
    }),
  });
  return made;
}

export const randomModule: HostModule = { name: 'random', create: randomModuleOf };
