import { normalInt } from '../containers';
import { raise } from '../failure';
import { takeSteps } from '../machine';
import { bigModulo, intOf } from '../numbers';
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
  let factor = bigModulo(BigInt(given), by);
  if (left < 0n) {
    factor = inverse(factor, by);
    left = -left;
  }
  let result = bigModulo(1n, by);
  takeSteps(machine, left.toString(2).length);
  for (; left > 0n; left >>= 1n) {
    if (left % 2n === 1n) result = bigModulo(result * factor, by);
    factor = bigModulo(factor * factor, by);
  }
  return normalInt(result);
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
  return bigModulo(first * old, by);
}
