import type { Shape } from '../../../ops/shape';
import { createInstance } from '../../../python/classes';
import { createDict, createFloat, createList, createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass, hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { fromSource } from '../../../python/library/source-module';
import { numericOf, realOf } from '../../../python/numbers';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Machine, Value } from '../../../python/value';
import { dtypeNamed, dtypeValue } from '../dtypes';
import { mapElements } from '../elements';
import { WEIGHTS_CHANGE_NOTHING } from '../error-words';
import { fromData } from '../functions/from-data';
import { sharedFunctions } from '../functions/tables';
import { numpyUnique } from '../functions/unique';
import { keepingOrder } from '../functions/views';
import { type Session, sessionOf } from '../session';
import furtherSource from '../sources/numpy_functions.py';
import { countOf, isTensor } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { type TorchFunction, torchFunction } from '../torch-function';
import { contextFunction } from './contexts';
import { limits } from './limits';
import { arrayClass } from './ndarray';
import { numpyCreation, numpyDtype } from './numpy-creation';
import { applyNumpy, asArray, RENAMED } from './numpy-functions';
import { grids } from './numpy-grids';
import { randomModule } from './numpy-random';
import { isSmallFunction } from './small-arrays';

/**
 * Arrays of numpy are tensors of their own class, since networks use them only for arithmetic on shapes and
 * small tables.
 */

function nameOf(self: Value): string {
  return isKind(self, 'instance') && typeof self.host === 'string' ? self.host : '';
}

const ufuncClass = hostClass({
  name: 'ufunc',
  module: 'numpy',
  methods: {
    __call__: (machine, [self, ...args], keywords) => applyNumpy(machine, nameOf(self), args, keywords),
    outer: (machine, [self, left = null, right = null]) => {
      const session = sessionOf(machine);
      const column = keepingOrder(session, fromData(session, left, null, 'float64'), 'Unsqueeze', {
        dim: -1,
      });
      const row = fromData(session, right, null, 'float64');
      return applyNumpy(machine, nameOf(self), [column, row], new Map());
    },
    reduce: (machine, [self, items = null]) => {
      const [first = null, ...others] = itemsOf(machine, items);
      return others.reduce(
        (left, right) => applyNumpy(machine, nameOf(self), [left, right], new Map()),
        first,
      );
    },
  },
});

const VALUES: Readonly<Record<string, Value>> = {
  __version__: '1.26.0',
  ndarray: arrayClass(),
  pi: createFloat(Math.PI),
  e: createFloat(Math.E),
  inf: createFloat(Number.POSITIVE_INFINITY),
  Inf: createFloat(Number.POSITIVE_INFINITY),
  nan: createFloat(Number.NaN),
  newaxis: null,
  finfo: hostFunction('finfo', limits('finfo')),
  iinfo: hostFunction('iinfo', limits('iinfo')),
  errstate: contextFunction('errstate'),
  seterr: hostFunction('seterr', () => createDict()),
  ...grids,
};

/** Functions that torch does not have, or has only for tensors. */
const OWN: ReadonlyMap<string, TorchFunction> = new Map(
  [
    torchFunction('fill_diagonal', 'a, val, wrap=False', (_session, array, value) =>
      fillDiagonal(array, value),
    ),
    torchFunction(
      'isscalar',
      'element',
      (_session, value) => typeof value === 'string' || numericOf(value) !== undefined,
    ),
    torchFunction('dtype', 'dtype', (_session, value) => dtypeValue(numpyDtype(value) ?? 'float64')),
    torchFunction(numpyUnique.name, numpyUnique.parameters, (session, ...given) =>
      asArray(numpyUnique.run(session, ...given)),
    ),
    torchFunction('append', 'arr, values, axis=None', (session, array, values, axis) =>
      appended(session, [array, values], axis),
    ),
    ...['atleast_1d', 'atleast_2d'].map((name) =>
      torchFunction(name, 'ary', (session, value) => {
        const definition = sharedFunctions.get(name);
        const array = asArray(fromData(session, value, null, 'float64'));
        return definition === undefined ? array : asArray(definition.run(session, array));
      }),
    ),
    torchFunction('ndim', 'a', (session, value) => shapeOf(session, value).length),
    torchFunction('shape', 'a', (session, value) => createTuple([...shapeOf(session, value)])),
    torchFunction('size', 'a', (session, value) => countOf(shapeOf(session, value))),
  ].map((one) => [one.name, one]),
);

function shapeOf(session: Session, value: Value): Shape {
  return fromData(session, value, null).host.shape;
}

/** Arrays joined one after the other, flattened if no axis is given. */
function appended(session: Session, given: readonly Value[], axis: Value): Value {
  const arrays = given.map((one) => asArray(fromData(session, one, null, 'float64')));
  const parts =
    axis === null
      ? arrays.filter(isTensor).map((one) => keepingOrder(session, one, 'Reshape', { shape: [-1] }))
      : arrays;
  return applyNumpy(session.machine, 'concatenate', [createList(parts)], new Map([['axis', axis ?? 0]]));
}

/** `np.fill_diagonal(array, number)`, in place. */
function fillDiagonal(array: Value, value: Value): Value {
  const number = realOf(value);
  if (!isTensor(array)) return raise('AttributeError', "'list' object has no attribute 'ndim'");
  const [, width = 1] = array.host.shape;
  const end = width * width;
  array.host.elements =
    number === undefined
      ? null
      : mapElements(array.host.elements, (one, at) => (at < end && at % (width + 1) === 0 ? number : one));
  return null;
}

function findInNumpy(machine: Machine, name: string): Value | undefined {
  if (name.startsWith('__')) return undefined;
  if (name === 'random') return randomModule(machine);
  if (name === 'linalg')
    return hostModule('numpy.linalg', {}, (wanted) => ufunc(wanted === 'inv' ? 'inverse' : wanted));
  const dtype = dtypeNamed(name.replace(/_$/, ''));
  if (dtype !== undefined && name !== 'float' && name !== 'int') return dtype;
  const own = numpyCreation.get(name) ?? OWN.get(name);
  if (own !== undefined) return valueOfFunction(own);
  const further = FURTHER.has(name) ? fromSource(machine, 'numpy.further', furtherSource, name) : undefined;
  if (further !== undefined) return further;
  return sharedFunctions.has(RENAMED[name] ?? name) || isSmallFunction(name)
    ? ufunc(name)
    : { ...unknownImport(machine, `numpy.${name}`), ...(OF_FILES.has(name) ? ofFiles(name) : {}) };
}

/** Functions that are kept as Python. */
const FURTHER = new Set(
  'hanning hamming geomspace interp polyval array_equal pad indices ix_ in1d setdiff1d digitize'.split(' '),
);

const OF_FILES = new Set(
  'load loadtxt genfromtxt fromfile memmap save savez savez_compressed savetxt'.split(' '),
);

/** Why a function that reads or writes files is refused. */
function ofFiles(name: string): { readonly why: string; readonly help: string } {
  const does = name.startsWith('save') ? 'writes' : 'reads';
  return {
    why: `it ${does} a file, and the source may compute, but do nothing outside the interpreter`,
    help: WEIGHTS_CHANGE_NOTHING,
  };
}

function ufunc(name: string): Value {
  return { ...createInstance(ufuncClass), host: name };
}

/** `numpy`, as far as files of networks use it. */
export const numpyModules: readonly HostModule[] = [
  { name: 'numpy', create: (machine) => hostModule('numpy', VALUES, (name) => findInNumpy(machine, name)) },
  { name: 'numpy.random', create: randomModule },
];
