import { call } from '../../../python/call';
import { createList } from '../../../python/containers';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { numericOf } from '../../../python/numbers';
import { unknownImport } from '../../../python/unknown';
import type { Machine, Value } from '../../../python/value';
import { operandOf } from '../arguments';
import { isFloating, promoted } from '../dtypes';
import { fromData } from '../functions/from-data';
import { converted, multiplied } from '../functions/pointwise';
import { product, tensordot } from '../functions/products';
import { sharedFunctions } from '../functions/tables';
import { keepingOrder, permuted } from '../functions/views';
import { type Session, sessionOf } from '../session';
import { isTensor, ndarrayClass, type Tensor, tensorClass } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { applyToKnown, pythonNumber } from './known-arrays';
import { asScalar } from './numpy-scalars';

/** Names of numpy that torch has under another one. */
export const RENAMED: Readonly<Record<string, string>> = {
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
  around: 'round',
  split: 'tensor_split',
  array_split: 'tensor_split',
  invert: 'bitwise_not',
  product: 'prod',
  percentile: 'quantile',
  cumproduct: 'cumprod',
  alltrue: 'all',
  sometrue: 'any',
};

const JOINS = new Set(['concatenate', 'stack', 'vstack', 'hstack', 'dstack', 'column_stack']);

/** Applies a function of torch to arrays, lists and numbers; a single known number becomes a Python number. */
export function applyNumpy(
  machine: Machine,
  name: string,
  given: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const session = sessionOf(machine);
  const small = applyToKnown(session, name, given, keywords);
  if (small !== null) return asScalar(asArray(small));
  const torchName = torchNameOf(name, given, keywords);
  const definition = sharedFunctions.get(torchName);
  if (definition === undefined) return unknownImport(machine, `numpy.${name}`);
  const [first = null, ...further] = given;
  const fromList = (value: Value): Value =>
    isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'range')
      ? fromData(session, value, null, 'float64')
      : value;
  const isJoin = JOINS.has(torchName);
  const main = isJoin
    ? first
    : numericOf(first) === undefined
      ? fromList(first)
      : fromData(session, first, null, 'float64');
  const renamed = new Map(
    [...keywords].flatMap(([key, value]): readonly (readonly [string, Value])[] => {
      if (key === 'dtype' || key === 'out' || key === 'order') return [];
      const own = KEYWORDS[key] ?? key;
      return [
        [typeof own === 'string' ? own : (own[torchName] ?? key), key === 'q' ? fromList(value) : value],
      ];
    }),
  );
  if (torchName === 'transpose')
    return asArray(transposed(session, main, keywords.get('axes') ?? further[0] ?? null));
  // numpy's grids have the second array along the first axis.
  if (torchName === 'meshgrid' && !renamed.has('indexing')) renamed.set('indexing', 'xy');
  if (torchName === 'nonzero') renamed.set('as_tuple', true);
  const [decimals] = further;
  if (torchName === 'round' && decimals !== undefined) renamed.set('decimals', decimals);
  const rest = torchName === 'round' ? [] : BINARY.has(torchName) ? further.map(fromList) : further;
  const [from, where] = alongOne(session, torchName, main, { rest, keywords: renamed });
  const [second = null] = rest;
  if (PRODUCTS.has(torchName))
    return asScalar(asArray(pythonNumber(numpyProduct(session, torchName, from, second))));
  const joined = isJoin ? itemsOf(machine, first).map(fromList) : [from];
  const result = call(
    machine,
    valueOfFunction(definition),
    [isJoin ? createList(joined) : from, ...rest],
    where,
  );
  // torch also returns the indices of sorted elements
  const [sorted = null] = WITH_PLACES.has(torchName) && isKind(result, 'tuple') ? result.items : [result];
  return asScalar(inDoubles(asArray(pythonNumber(sorted)), [...joined, ...rest]));
}

/** Flattens the array for functions that need an axis in torch but not in numpy. */
function alongOne(
  session: Session,
  name: string,
  array: Value,
  given: { readonly rest: readonly Value[]; readonly keywords: ReadonlyMap<string, Value> },
): readonly [array: Value, keywords: ReadonlyMap<string, Value>] {
  const isWhole = SCANS.has(name) && given.rest.length === 0 && !given.keywords.has('dim');
  if (!isWhole || !isTensor(array)) return [array, given.keywords];
  const flat = keepingOrder(session, array, 'Reshape', { shape: [-1] });
  return [flat, new Map([...given.keywords, ['dim', 0]])];
}

const WITH_PLACES = new Set(['sort', 'median']);

const SCANS = new Set(['cumsum', 'cumprod']);

/** Names of arguments that torch has under another one, for all functions or for some. */
const KEYWORDS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  axis: 'dim',
  keepdims: 'keepdim',
  axes: 'dims',
  ord: { norm: 'p' },
  k: { triu: 'diagonal', tril: 'diagonal' },
  a_min: 'min',
  a_max: 'max',
  reps: 'dims',
  num: 'steps',
  stop: 'end',
};

/** The name of torch's function; for a maximum along an axis, the one without indices. */
function torchNameOf(name: string, given: readonly Value[], keywords: ReadonlyMap<string, Value>): string {
  const hasAxis = given.length > 1 || keywords.has('axis');
  if (hasAxis && /^a?(max|min)$/.test(name)) return `a${name.replace(/^a/, '')}`;
  return RENAMED[name] ?? name;
}

/** `np.transpose(array, axes)`: the axes in reverse where `axes` is None. */
export function transposed(session: Session, array: Value, axes: Value): Value {
  if (!isTensor(array)) return array;
  const { length } = array.host.shape;
  const dims =
    axes === null
      ? Array.from({ length }, (_, at) => length - 1 - at)
      : itemsOf(session.machine, axes).map(Number);
  return permuted(session, array, dims);
}

/** Functions whose second argument is an array too. */
const BINARY = new Set(
  (
    'where maximum minimum fmax fmin pow add subtract multiply divide true_divide floor_divide remainder fmod dot ' +
    'matmul outer inner cross kron atan2 logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor eq ne ' +
    'lt le gt ge equal meshgrid allclose isclose isin hypot quantile'
  ).split(' '),
);

const PRODUCTS = new Set(['dot', 'matmul']);

/** `np.dot` and `np.matmul` of any element types; `dot` multiplies numbers too, and sums over the last but one of more dimensions. */
function numpyProduct(session: Session, name: string, left: Value, right: Value): Value {
  const pair = [left, right].map((one) => fromData(session, one, null, 'float64'));
  const dtype = promoted(pair.map(operandOf));
  const [one = null, other = null] = pair.map((each) => converted(session, each, dtype));
  if (!isTensor(one) || !isTensor(other)) return null;
  const ranks = [one, other].map(({ host }) => host.shape.length);
  if (name === 'dot' && ranks.includes(0)) return multiplied(session, 'mul', one, other);
  const isMatrices = name === 'matmul' || (ranks[1] ?? 0) < 3;
  return isMatrices
    ? product(session, one, other, 'function')
    : tensordot(session, one, other, createList([createList([-1]), createList([-2])]));
}

/** numpy computes in float64 where torch makes float32 of whole numbers. */
export function inDoubles(result: Value, given: readonly Value[]): Value {
  const isReal = ({ host: { dtype } }: Tensor) => isFloating(dtype) || dtype.startsWith('complex');
  if (given.some((one) => isTensor(one) && isReal(one))) return result;
  return isTensor(result) && result.host.dtype === 'float32'
    ? { ...result, host: { ...result.host, dtype: 'float64' } }
    : result;
}

/** An array of numpy with the elements of a tensor, also in a tuple or list; anything else as it is. */
export function asArray(value: Value): Value {
  if (isKind(value, 'tuple')) return { ...value, items: value.items.map(asArray) };
  if (isKind(value, 'list')) return createList(value.items.map(asArray));
  return isTensor(value) && value.type === tensorClass ? { ...value, type: ndarrayClass } : value;
}
