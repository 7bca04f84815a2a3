import { roundHalfToEven } from '../../../counts/rounding';
import { createFloat } from '../../../python/containers';
import { isKind } from '../../../python/kinds';
import { intOf, numericOf, realOf } from '../../../python/numbers';
import type { Value } from '../../../python/value';
import { isFloating } from '../dtypes';
import { fromData } from '../functions/from-data';
import type { Session } from '../session';
import { isTensor, valuesOf } from '../tensor';
import { alongLines, isSmallFunction, type LineCall, ofPair } from './small-arrays';

/** The result of numpy's own function if all elements are known; null for other functions. */
export function applyToKnown(
  session: Session,
  name: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value | null {
  const own = name.replace(/^a(?=max$|min$)/, '');
  const [first = null, second = null] = args;
  const ofNumbers = applyToNumbers(own, first, keywords.get('decimals') ?? second);
  if (ofNumbers !== null) return ofNumbers;
  if (!isSmallFunction(own) || !mayBeKnown(first)) return null;
  const call = lineCallOf(own, args, keywords);
  const found = call === null ? null : alongLines(fromData(session, first, null, 'float64'), call);
  return found === null ? null : pythonNumber(found);
}

/** Its result for one or two numbers; null for anything else. */
function applyToNumbers(name: string, first: Value, second: Value): Value | null {
  const [left, right] = [realOf(first), realOf(second)];
  if (left === undefined) return null;
  const paired = right === undefined ? null : ofPair(name, left, right);
  if (paired !== null) return Number.isInteger(left) && name !== 'hypot' ? paired : createFloat(paired);
  if (name !== 'round' || !isKind(numericOf(first) ?? null, 'float')) return null;
  const scale = 10 ** (right ?? 0);
  return createFloat(roundHalfToEven(left * scale) / scale);
}

function mayBeKnown(array: Value): boolean {
  if (isTensor(array)) return array.host.elements !== null;
  return isKind(array, 'list') || isKind(array, 'tuple') || isKind(array, 'range');
}

/** The call of a function of one array; null if an argument is not known or not supported. */
function lineCallOf(
  name: string,
  [, second = null, third = null]: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): LineCall | null {
  if ([...keywords.keys()].some((key) => !KEYWORDS.has(key))) return null;
  // how far, or how often, comes before the axis
  const amount = { roll: 'shift', diff: 'n' }[name];
  const given = keywords.get('axis') ?? (amount === undefined ? second : third);
  const axis = intOf(given);
  const by = intOf(
    amount === undefined ? (keywords.get('ddof') ?? 0) : (keywords.get(amount) ?? second ?? 1),
  );
  if ((given !== null && axis === undefined) || by === undefined) return null;
  return {
    name,
    axis: axis === undefined ? null : Number(axis),
    keepsAxis: keywords.get('keepdims') === true,
    by: Number(by),
  };
}

/** Keyword arguments that change no element, or are supported. */
const KEYWORDS = new Set(['axis', 'keepdims', 'ddof', 'shift', 'n', 'dtype', 'out', 'kind', 'decimals']);

/** A single known number as one of Python. */
export function pythonNumber(value: Value): Value {
  if (!isTensor(value) || value.host.shape.length > 0) return value;
  const [element] = valuesOf(value) ?? [];
  if (element === undefined) return value;
  if (value.host.dtype === 'bool') return element !== 0;
  return isFloating(value.host.dtype) ? createFloat(element) : element;
}
