import { roundHalfToEven } from '../../counts/rounding';
import { intArgument, refuseIfUnknown } from '../arguments';
import { callSpecial } from '../call';
import { typeOf } from '../classes';
import { createFloat, normalInt } from '../containers';
import { raise } from '../failure';
import { isKind } from '../kinds';
import { fixed } from '../number-text';
import { numericOf } from '../numbers';
import type { Machine, Value } from '../value';

/** The result of `round()`: halves are rounded to the even neighbour. */
export function roundValue(machine: Machine, value: Value, digits: Value): Value {
  const own = isKind(value, 'instance')
    ? callSpecial(machine, value, '__round__', digits === null ? [] : [digits])
    : undefined;
  if (own !== undefined) return own;
  refuseIfUnknown(value);
  const number = numericOf(value);
  if (number === undefined || isKind(number, 'complex'))
    return raise('TypeError', `type ${typeOf(value).name} doesn't define __round__ method`);
  if (digits === null) return typeof number === 'object' ? roundedInt(number.value) : number;
  const places = intArgument(digits);
  if (typeof number === 'object') return createFloat(roundedTo(number.value, places));
  return places >= 0 ? number : roundedTens(BigInt(number), 10n ** BigInt(-places));
}

function roundedInt(value: number): Value {
  if (Number.isNaN(value)) raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) raise('OverflowError', 'cannot convert float infinity to integer');
  const rounded = roundHalfToEven(value);
  return Number.isSafeInteger(rounded) ? rounded + 0 : normalInt(BigInt(rounded));
}

/** A float rounded by its exact decimal digits, as CPython does. */
function roundedTo(value: number, places: number): number {
  if (!Number.isFinite(value) || places > 22) return value;
  if (places >= 0) {
    const text = fixed(Math.abs(value), places);
    return Math.sign(value) * Number(text) || value * 0;
  }
  const scale = 10 ** -places;
  return roundHalfToEven(value / scale) * scale;
}

function roundedTens(value: bigint, scale: bigint): Value {
  const rest = ((value % scale) + scale) % scale;
  const low = value - rest;
  const isUp = rest * 2n > scale || (rest * 2n === scale && (low / scale) % 2n !== 0n);
  return normalInt(isUp ? low + scale : low);
}
