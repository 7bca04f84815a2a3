import { call } from '../../../python/call';
import { createInstance } from '../../../python/classes';
import { createFloat, createTuple } from '../../../python/containers';
import { hostClass, hostFunction, hostModule } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { numericOf, realOf } from '../../../python/numbers';
import { unknownImport, unknownResult } from '../../../python/unknown';
import type { HostModule, Invoke, Machine, Value } from '../../../python/value';
import { dtypeOf as dtypeFrom, dtypeNamed } from '../dtypes';
import { mapElements } from '../elements';
import { fromData } from '../functions/from-data';
import { sharedFunctions, torchOnly } from '../functions/tables';
import { keepingOrder } from '../functions/views';
import { sessionOf } from '../session';
import { createTensor, isTensor, ndarrayClass, type Tensor } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { arrayClass } from './ndarray';
import { applyNumpy, asArray, KEYWORDS, RENAMED } from './numpy-functions';
import { isSmallFunction } from './small-arrays';

/** Arrays of numpy are tensors of a class of their own: what networks do with them is arithmetic on shapes and small tables. */

const ufuncClass = hostClass({
  name: 'ufunc',
  module: 'numpy',
  methods: {
    __call__: (machine, [self, ...args], keywords) =>
      isKind(self, 'instance')
        ? applyNumpy(machine, String(self.attributes.get('__name__')), args, keywords)
        : null,
    outer: (machine, [self, left = null, right = null]) => {
      if (!isKind(self, 'instance')) return null;
      const session = sessionOf(machine);
      const column = keepingOrder(session, fromData(session, left, null), 'Unsqueeze', { dim: -1 });
      return applyNumpy(
        machine,
        String(self.attributes.get('__name__')),
        [column, fromData(session, right, null)],
        new Map(),
      );
    },
  },
});

/** `np.zeros((2, 3), dtype)`. */
function filled(name: string): Invoke {
  return (machine, [shape = null, dtype = null], keywords) => {
    const definition = torchOnly.get(name);
    const options = new Map<string, Value>();
    const type = keywords.get('dtype') ?? dtype;
    if (type !== null) options.set('dtype', dtypeOf(type));
    return definition === undefined
      ? null
      : asArray(call(machine, valueOfFunction(definition), [keywords.get('shape') ?? shape], options));
  };
}

/** `np.arange` and others that torch makes in the same way. */
function creation(name: string): Value | undefined {
  const definition = torchOnly.get(name);
  if (definition === undefined) return undefined;
  return hostFunction(name, (machine, args, keywords) => {
    const renamed = new Map<string, Value>();
    for (const [key, value] of keywords) {
      const own = KEYWORDS[key];
      if (key === 'dtype') renamed.set(key, dtypeOf(value));
      else if (key !== 'endpoint') renamed.set(typeof own === 'string' ? own : key, value);
    }
    // numpy makes 50 points where torch must be told how many.
    if (name === 'linspace' && args.length < 3 && !renamed.has('steps')) renamed.set('steps', 50);
    return asArray(call(machine, valueOfFunction(definition), args, renamed));
  });
}

/** An element type by its name, too: `dtype="float32"`. */
function dtypeOf(value: Value): Value {
  return typeof value === 'string' ? (dtypeNamed(value) ?? null) : value;
}

/** `np.array(data, dtype)`, which copies. */
const arrayOf: Invoke = (machine, [data = null, type = null], keywords) => {
  const wanted = keywords.get('dtype') ?? type;
  const dtype = wanted === null ? undefined : dtypeFrom(dtypeOf(wanted));
  const made = fromData(sessionOf(machine), data, dtype ?? null);
  return { ...made, type: ndarrayClass, host: { ...made.host } };
};

const VALUES: Readonly<Record<string, Value>> = {
  __version__: '1.26.0',
  ndarray: arrayClass(),
  pi: createFloat(Math.PI),
  e: createFloat(Math.E),
  inf: createFloat(Number.POSITIVE_INFINITY),
  Inf: createFloat(Number.POSITIVE_INFINITY),
  nan: createFloat(Number.NaN),
  newaxis: null,
  fill_diagonal: hostFunction('fill_diagonal', (_machine, [array = null, value = null]) => {
    const number = realOf(value);
    if (!isTensor(array)) return null;
    const width = array.host.shape[1] ?? 0;
    array.host.elements =
      number === undefined
        ? null
        : mapElements(array.host.elements, (one, at) => (at % (width + 1) === 0 ? number : one));
    return null;
  }),
  isscalar: hostFunction('isscalar', (_machine, [value = null]) => numericOf(value) !== undefined),
  array: hostFunction('array', arrayOf),
  asarray: hostFunction('asarray', arrayOf),
  ascontiguousarray: hostFunction('ascontiguousarray', arrayOf),
  ...Object.fromEntries(
    ['zeros', 'ones', 'empty', 'eye', 'identity'].map((name) => [
      name,
      hostFunction(name, filled(name === 'identity' ? 'eye' : name)),
    ]),
  ),
};

function findInNumpy(machine: Machine, name: string): Value | undefined {
  if (name.startsWith('__')) return undefined;
  if (name === 'random') return randomModule;
  if (name === 'linalg')
    return hostModule('numpy.linalg', {}, (wanted) => ufunc(wanted === 'inv' ? 'inverse' : wanted));
  const dtype = dtypeNamed(name.replace(/_$/, ''));
  if (dtype !== undefined && name !== 'float' && name !== 'int') return dtype;
  if (
    ['arange', 'linspace', 'full', 'zeros_like', 'ones_like', 'empty_like', 'full_like', 'logspace'].includes(
      name,
    )
  ) {
    return creation(name);
  }
  return sharedFunctions.has(RENAMED[name] ?? name) || isSmallFunction(name)
    ? ufunc(name)
    : unknownImport(machine, `numpy.${name}`);
}

function ufunc(name: string): Value {
  const made = createInstance(ufuncClass);
  made.attributes.set('__name__', name);
  return made;
}

/** Random arrays have a shape; a random number is not known. */
function randomArray(name: string, sizeAt: number): Value {
  return hostFunction(name, (machine, given, keywords) => {
    const size = keywords.get('size') ?? (sizeAt < 0 ? createTuple(given) : (given[sizeAt] ?? null));
    const isEmpty = size === null || (isKind(size, 'tuple') && size.items.length === 0);
    if (isEmpty)
      return unknownResult(
        machine,
        `numpy.random.${name}()`,
        'a random number is known only when the code runs',
      );
    const sizes = isKind(size, 'tuple') || isKind(size, 'list') ? size.items.map(Number) : [Number(size)];
    const made: Tensor = createTensor(sizes, {
      type: ndarrayClass,
      maker: `numpy.random.${name}`,
      dtype: name === 'randint' ? 'int64' : 'float32',
    });
    return made;
  });
}

const randomModule = hostModule(
  'numpy.random',
  {
    seed: hostFunction('seed', () => null),
    rand: randomArray('rand', -1),
    randn: randomArray('randn', -1),
    random: randomArray('random', 0),
    normal: randomArray('normal', 2),
    uniform: randomArray('uniform', 2),
    randint: randomArray('randint', 2),
    choice: randomArray('choice', 1),
    standard_normal: randomArray('standard_normal', 0),
    permutation: hostFunction('permutation', (machine, [first = null]) => {
      const maker = 'numpy.random.permutation';
      const { shape, dtype } =
        isKind(first, 'list') || isKind(first, 'tuple') || isTensor(first)
          ? fromData(sessionOf(machine), first, null).host
          : { shape: [Number(first)], dtype: 'int64' as const };
      return createTensor(shape, { dtype, maker });
    }),
    shuffle: hostFunction('shuffle', (machine, [list = null]) => {
      const isUnknown = 'the order is known only when the code runs';
      if (isTensor(list)) list.host.elements = null;
      else if (isKind(list, 'list'))
        list.items = list.items.map(() => unknownResult(machine, 'numpy.random.shuffle()', isUnknown));
      return null;
    }),
  },
  (name) =>
    name === 'default_rng' || name === 'RandomState' ? hostFunction(name, () => randomModule) : undefined,
);

/** `numpy`, as far as files of networks use it. */
export const numpyModules: readonly HostModule[] = [
  { name: 'numpy', create: (machine) => hostModule('numpy', VALUES, (name) => findInNumpy(machine, name)) },
  { name: 'numpy.random', create: () => randomModule },
];
