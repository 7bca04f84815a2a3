import { oneOf, wholeNumberWithin } from '../../../python/chance';
import { createTuple } from '../../../python/containers';
import { hostFunction } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { intOf } from '../../../python/numbers';
import { unknownResult } from '../../../python/unknown';
import type { Machine, PyModule, Value } from '../../../python/value';
import { sizesArgument } from '../arguments';
import { fromData } from '../functions/from-data';
import { sessionOf } from '../session';
import { createTensor, isTensor, ndarrayClass } from '../tensor';
import { partialModule } from './host-part';

/** Random arrays have a shape; a random number is not known. */
function randomArray(name: string, sizeAt: number): Value {
  const maker = `numpy.random.${name}`;
  return hostFunction(name, (machine, given, keywords) => {
    const [first = null] = given;
    const size = keywords.get('size') ?? (sizeAt < 0 ? createTuple(given) : (given[sizeAt] ?? null));
    const isEmpty = size === null || (isKind(size, 'tuple') && size.items.length === 0);
    if (isEmpty) return randomNumber(machine, name, given);
    const isWhole = WHOLE.has(name) || (name === 'choice' && intOf(first) !== undefined);
    return createTensor(sizesArgument(sessionOf(machine), name, [size]), {
      type: ndarrayClass,
      maker,
      dtype: isWhole ? 'int64' : 'float64',
    });
  });
}

function randomNumber(
  machine: Machine,
  name: string,
  [first = null, second = null]: readonly Value[],
): Value {
  const said = { path: `numpy.random.${name}()`, why: 'it is random: it differs from run to run' };
  if (name === 'choice' && (isKind(first, 'list') || isKind(first, 'tuple') || isKind(first, 'range')))
    return oneOf(machine, itemsOf(machine, first), said);
  if (typeof first === 'number' && (WHOLE.has(name) || name === 'choice')) {
    if (second === null) return wholeNumberWithin(machine, [0, first], said);
    if (typeof second === 'number' && name !== 'choice')
      return wholeNumberWithin(machine, [first, second], said);
  }
  return unknownResult(machine, said.path, said.why);
}

const WHOLE = new Set(['randint', 'integers']);

/** A random order of the given items, or of the numbers below a given one. */
function permutation(machine: Machine, first: Value): Value {
  const below = intOf(first);
  const { shape, dtype } =
    below === undefined
      ? fromData(sessionOf(machine), first, null, 'float64').host
      : { shape: [Number(below)], dtype: 'int64' as const };
  return createTensor(shape, { dtype, type: ndarrayClass, maker: 'numpy.random.permutation' });
}

/** Puts the items of a list or an array into an order that is not known. */
function shuffle(machine: Machine, items: Value): Value {
  if (isTensor(items)) items.host.elements = null;
  else if (isKind(items, 'list')) {
    const before = items.items;
    const said = { path: 'numpy.random.shuffle()', why: 'the order is random: it differs from run to run' };
    items.items = before.map(() => oneOf(machine, before, said));
  }
  return null;
}

/** Random functions with the position of the size among their arguments; -1 if all of them are sizes. */
const SIZE_PLACES: Readonly<Record<string, number>> = {
  rand: -1,
  randn: -1,
  random: 0,
  random_sample: 0,
  standard_normal: 0,
  choice: 1,
  exponential: 1,
  poisson: 1,
  normal: 2,
  uniform: 2,
  randint: 2,
  integers: 2,
  beta: 2,
  binomial: 2,
  gamma: 2,
  gumbel: 2,
  laplace: 2,
  logistic: 2,
  lognormal: 2,
};

const generator = (name: string) => hostFunction(name, (machine) => randomModule(machine));

const VALUES: Readonly<Record<string, Value>> = {
  default_rng: generator('default_rng'),
  RandomState: generator('RandomState'),
  seed: hostFunction('seed', () => null),
  ...Object.fromEntries(Object.entries(SIZE_PLACES).map(([name, place]) => [name, randomArray(name, place)])),
  permutation: hostFunction('permutation', (machine, [first = null]) => permutation(machine, first)),
  shuffle: hostFunction('shuffle', (machine, [items = null]) => shuffle(machine, items)),
};

/** `numpy.random`, which its generators are too. */
export function randomModule(machine: Machine): PyModule {
  return partialModule(machine, 'numpy.random', VALUES);
}
