import { createFloat } from '../../../python/containers';
import { isKind } from '../../../python/kinds';
import { intOf, numericOf, realOf } from '../../../python/numbers';
import type { Value } from '../../../python/value';
import { isFloating } from '../dtypes';
import { fromData } from '../functions/from-data';
import type { Session } from '../session';
import { isTensor, valuesOf } from '../tensor';
import { alongLines, isSmallFunction, ofPair } from './small-arrays';

/** What numpy's own function gives where all elements are known; null where it is not one of these. */
export function applyToKnown(
  session: Session,
  name: string,
  [first = null, second = null, third = null]: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value | null {
  const own = name.replace(/^a(?=max$|min$)/, '');
  const [left, right] = [realOf(first), realOf(second)];
  const paired = left === undefined || right === undefined ? null : ofPair(own, left, right);
  if (paired !== null) return Number.isInteger(left) && own !== 'hypot' ? paired : createFloat(paired);
  if (own === 'round' && left !== undefined && isKind(numericOf(first) ?? null, 'float')) {
    const scale = 10 ** (realOf(keywords.get('decimals') ?? second) ?? 0);
    return createFloat(roundedToEven(left * scale) / scale);
  }
  if (own === 'dot') return dotOfKnown(session, first, second);
  if (!isSmallFunction(own)) return null;
  if (!isKind(first, 'list') && !isKind(first, 'tuple') && !isKind(first, 'range') && !isTensor(first))
    return null;
  if (isTensor(first) && first.host.elements === null) return null;
  if ([...keywords.keys()].some((key) => !KEYWORDS.has(key))) return null;
  // how far, or how often, comes before the axis
  const amount = { roll: 'shift', diff: 'n' }[own];
  const given = keywords.get('axis') ?? (amount === undefined ? second : third);
  const axis = intOf(given);
  const by = amount === undefined ? (keywords.get('ddof') ?? 0) : (keywords.get(amount) ?? second ?? 1);
  if ((given !== null && axis === undefined) || intOf(by) === undefined) return null;
  const found = alongLines(fromData(session, first, null, 'float64'), {
    name: own,
    axis: axis === undefined ? null : Number(axis),
    keepsAxis: keywords.get('keepdims') === true,
    by: Number(intOf(by)),
  });
  return found === null ? null : pythonNumber(found);
}

/** What changes no element, or is read here. */
const KEYWORDS = new Set(['axis', 'keepdims', 'ddof', 'shift', 'n', 'dtype', 'out', 'kind', 'decimals']);

/** The product of two rows whose elements are known. */
function dotOfKnown(session: Session, left: Value, right: Value): Value | null {
  const [one, other] = [fromData(session, left, null), fromData(session, right, null)];
  const [lefts, rights] = [valuesOf(one), valuesOf(other)];
  if (
    lefts === null ||
    rights === null ||
    one.host.shape.length !== 1 ||
    one.host.shape[0] !== other.host.shape[0]
  )
    return null;
  const total = lefts.reduce((sum, value, at) => sum + value * (rights[at] ?? 0), 0);
  return isFloating(one.host.dtype) || isFloating(other.host.dtype) ? createFloat(total) : total;
}

function roundedToEven(value: number): number {
  const low = Math.floor(value);
  const isHalf = value - low === 0.5;
  return isHalf ? (low % 2 === 0 ? low : low + 1) : Math.round(value);
}

/** A single known number as one of Python. */
export function pythonNumber(value: Value): Value {
  if (!isTensor(value) || value.host.shape.length > 0) return value;
  const [element] = valuesOf(value) ?? [];
  if (element === undefined) return value;
  if (value.host.dtype === 'bool') return element !== 0;
  return isFloating(value.host.dtype) ? createFloat(element) : element;
}
