import { call } from '../../../python/call';
import { createInstance } from '../../../python/classes';
import { createFloat, createList, createTuple } from '../../../python/containers';
import { hostClass, hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { numericOf } from '../../../python/numbers';
import { unknownImport, unknownResult } from '../../../python/unknown';
import type { HostModule, Invoke, Machine, Value } from '../../../python/value';
import { dtypeNamed } from '../dtypes';
import { fromData } from '../functions/from-data';
import { sharedFunctions, torchOnly } from '../functions/tables';
import { keepingOrder } from '../functions/views';
import { type Session, sessionOf } from '../session';
import { createTensor, isTensor, type Tensor, tensorClass } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { applyToKnown, pythonNumber } from './known-arrays';
import { isSmallFunction } from './small-arrays';

/** Arrays of numpy are tensors here: what networks do with them is arithmetic on shapes and small tables. */

/** Names of numpy that torch has under another one. */
const RENAMED: Readonly<Record<string, string>> = {
  power: 'pow',
  absolute: 'abs',
  fabs: 'abs',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  arctan2: 'atan2',
  mod: 'remainder',
  amax: 'max',
  amin: 'min',
  expand_dims: 'unsqueeze',
  repeat: 'repeat_interleave',
  rint: 'round',
  invert: 'bitwise_not',
};

const FIRST_AXIS_FUNCTIONS = new Set(['concatenate', 'stack', 'vstack', 'hstack', 'dstack', 'column_stack']);

const ufuncClass = hostClass({
  name: 'ufunc',
  module: 'numpy',
  methods: {
    __call__: (machine, [self = null, ...args], keywords) =>
      isKind(self, 'instance')
        ? apply(machine, String(self.attributes.get('__name__')), args, keywords)
        : null,
    outer: (machine, [self = null, left = null, right = null]) => {
      if (!isKind(self, 'instance')) return null;
      const session = sessionOf(machine);
      const column = keepingOrder(session, fromData(session, left, null), 'Unsqueeze', { dim: -1 });
      return apply(
        machine,
        String(self.attributes.get('__name__')),
        [column, fromData(session, right, null)],
        new Map(),
      );
    },
  },
});

/** A function of torch on arrays, lists and numbers; a single known number is one of Python. */
function apply(
  machine: Machine,
  name: string,
  given: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const session = sessionOf(machine);
  const small = applyToKnown(session, name, given, keywords);
  if (small !== null) return small;
  const torchName = RENAMED[name] ?? name;
  const definition = sharedFunctions.get(torchName);
  if (definition === undefined) return unknownImport(machine, `numpy.${name}`);
  const [first = null, ...rest] = given;
  const asArray = (value: Value): Value =>
    isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'range')
      ? fromData(session, value, null)
      : value;
  const isJoin = FIRST_AXIS_FUNCTIONS.has(torchName);
  const main = isJoin
    ? first
    : numericOf(first) === undefined
      ? asArray(first)
      : fromData(session, first, null);
  const renamed = new Map(
    [...keywords].flatMap(([key, value]): readonly (readonly [string, Value])[] => {
      if (key === 'dtype' || key === 'out' || key === 'order') return [];
      return [[{ axis: 'dim', keepdims: 'keepdim', axes: 'dims' }[key] ?? key, value]];
    }),
  );
  if (torchName === 'transpose' && rest.length === 0)
    return reversedAxes(session, main, keywords.get('axes'));
  // numpy's grids have the second array along the first axis.
  if (torchName === 'meshgrid' && !renamed.has('indexing')) renamed.set('indexing', 'xy');
  const joined = isJoin && (isKind(main, 'list') || isKind(main, 'tuple')) ? main.items : null;
  const args = [
    joined === null ? main : createList(joined.map(asArray)),
    ...(isJoin || BINARY.has(torchName) ? rest.map(asArray) : rest),
  ];
  return pythonNumber(call(machine, valueOfFunction(definition), args, renamed));
}

/** `np.transpose(a)` and `np.transpose(a, axes=...)`. */
function reversedAxes(session: Session, array: Value, axes: Value | undefined): Value {
  if (!isTensor(array)) return array;
  const { length } = array.host.shape;
  const dims =
    axes === undefined || axes === null
      ? Array.from({ length }, (_, at) => length - 1 - at)
      : itemsOf(session.machine, axes).map(Number);
  return keepingOrder(session, array, 'Permute', { dims });
}

/** Functions whose second argument is an array too. */
const BINARY = new Set(
  (
    'where maximum minimum fmax fmin pow add subtract multiply divide true_divide floor_divide remainder fmod dot ' +
    'matmul outer inner cross kron atan2 logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor eq ne ' +
    'lt le gt ge equal meshgrid'
  ).split(' '),
);

/** `np.zeros((2, 3), dtype)`. */
function filled(name: string): Invoke {
  return (machine, [shape = null, dtype = null], keywords) => {
    const definition = torchOnly.get(name);
    const options = new Map<string, Value>();
    const type = keywords.get('dtype') ?? dtype;
    if (type !== null) options.set('dtype', dtypeOf(type));
    return definition === undefined
      ? null
      : call(machine, valueOfFunction(definition), [keywords.get('shape') ?? shape], options);
  };
}

/** An element type by its name, too: `dtype="float32"`. */
function dtypeOf(value: Value): Value {
  return typeof value === 'string' ? (dtypeNamed(value) ?? null) : value;
}

function arrayOf(machine: Machine, data: Value): Value {
  return fromData(sessionOf(machine), data, null);
}

const VALUES: Readonly<Record<string, Value>> = {
  __version__: '1.26.0',
  ndarray: tensorClass,
  pi: createFloat(Math.PI),
  e: createFloat(Math.E),
  inf: createFloat(Number.POSITIVE_INFINITY),
  Inf: createFloat(Number.POSITIVE_INFINITY),
  nan: createFloat(Number.NaN),
  newaxis: null,
  isscalar: hostFunction('isscalar', (_machine, [value = null]) => numericOf(value) !== undefined),
  array: hostFunction('array', (machine, [data = null]) => arrayOf(machine, data)),
  asarray: hostFunction('asarray', (machine, [data = null]) => arrayOf(machine, data)),
  ascontiguousarray: hostFunction('ascontiguousarray', (machine, [data = null]) => arrayOf(machine, data)),
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
    const definition = torchOnly.get(name);
    return definition === undefined ? undefined : valueOfFunction(definition);
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
      if (isTensor(list)) list.host.values = null;
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
