import { raise } from '../failure';
import { takeSteps } from '../machine';
import { intOf } from '../numbers';
import type { Machine, Value } from '../value';

/** `pow(base, exponent, modulus)` of ints, an exponent below 0 by the inverse; undefined for other values. */
export function modularPower(
  machine: Machine,
  base: Value,
  exponent: Value,
  modulus: Value,
): Value | undefined {
  const [given, power, size] = [intOf(base), intOf(exponent), intOf(modulus)];
  if (given === undefined || power === undefined || size === undefined) return undefined;
  const by = BigInt(size);
  if (by === 0n) raise('ValueError', 'pow() 3rd argument cannot be 0');
  let left = BigInt(power);
  let factor = mod(BigInt(given), by);
  if (left < 0n) {
    factor = inverse(factor, by);
    left = -left;
  }
  let result = mod(1n, by);
  takeSteps(machine, left.toString(2).length);
  for (; left > 0n; left >>= 1n) {
    if (left % 2n === 1n) result = mod(result * factor, by);
    factor = mod(factor * factor, by);
  }
  return result >= -SAFE && result <= SAFE ? Number(result) : result;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The remainder with the sign of the divisor. */
function mod(value: bigint, by: bigint): bigint {
  const rest = value % by;
  return rest !== 0n && rest < 0n !== by < 0n ? rest + by : rest;
}

/** By the extended algorithm of Euclid. */
function inverse(value: bigint, by: bigint): bigint {
  let [old, rest, first, second] = [value, by, 1n, 0n];
  while (rest !== 0n) {
    const times = old / rest;
    [old, rest] = [rest, old - times * rest];
    [first, second] = [second, first - times * second];
  }
  if (old !== 1n && old !== -1n) raise('ValueError', 'base is not invertible for the given modulus');
  return mod(first * old, by);
}
