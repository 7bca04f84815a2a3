import { call } from '../../../python/call';
import { createList } from '../../../python/containers';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { numericOf } from '../../../python/numbers';
import { unknownImport } from '../../../python/unknown';
import type { Machine, Value } from '../../../python/value';
import { fromData } from '../functions/from-data';
import { sharedFunctions } from '../functions/tables';
import { keepingOrder } from '../functions/views';
import { type Session, sessionOf } from '../session';
import { isTensor, ndarrayClass, tensorClass } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { applyToKnown, pythonNumber } from './known-arrays';

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
  invert: 'bitwise_not',
};

const FIRST_AXIS_FUNCTIONS = new Set(['concatenate', 'stack', 'vstack', 'hstack', 'dstack', 'column_stack']);

/** A function of torch on arrays, lists and numbers; a single known number is one of Python. */
export function applyNumpy(
  machine: Machine,
  name: string,
  given: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const session = sessionOf(machine);
  const small = applyToKnown(session, name, given, keywords);
  if (small !== null) return small;
  const torchName = torchNameOf(name, given, keywords);
  const definition = sharedFunctions.get(torchName);
  if (definition === undefined) return unknownImport(machine, `numpy.${name}`);
  const [first = null, ...rest] = given;
  const fromList = (value: Value): Value =>
    isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'range')
      ? fromData(session, value, null)
      : value;
  const isJoin = FIRST_AXIS_FUNCTIONS.has(torchName);
  const main = isJoin
    ? first
    : numericOf(first) === undefined
      ? fromList(first)
      : fromData(session, first, null);
  const renamed = new Map(
    [...keywords].flatMap(([key, value]): readonly (readonly [string, Value])[] => {
      if (key === 'dtype' || key === 'out' || key === 'order') return [];
      const own = KEYWORDS[key] ?? key;
      return [[typeof own === 'string' ? own : (own[torchName] ?? key), value]];
    }),
  );
  if (torchName === 'transpose')
    return asArray(transposed(session, main, keywords.get('axes') ?? rest[0] ?? null));
  // numpy's grids have the second array along the first axis.
  if (torchName === 'meshgrid' && !renamed.has('indexing')) renamed.set('indexing', 'xy');
  const joined = isJoin && (isKind(main, 'list') || isKind(main, 'tuple')) ? main.items : null;
  const args = [
    joined === null ? main : createList(joined.map(fromList)),
    ...(isJoin || BINARY.has(torchName) ? rest.map(fromList) : rest),
  ];
  return asArray(pythonNumber(call(machine, valueOfFunction(definition), args, renamed)));
}

/** Names of arguments that torch has under another one, for all functions or for some. */
export const KEYWORDS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
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

/** The name of torch's function; of the largest along an axis, that which gives no indices. */
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

/** An array of numpy with the elements of a tensor, also in a tuple or list; anything else as it is. */
export function asArray(value: Value): Value {
  if (isKind(value, 'tuple')) return { ...value, items: value.items.map(asArray) };
  if (isKind(value, 'list')) return createList(value.items.map(asArray));
  return isTensor(value) && value.type === tensorClass ? { ...value, type: ndarrayClass } : value;
}
