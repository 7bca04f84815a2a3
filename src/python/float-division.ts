/** Division of floats as CPython does it (Objects/floatobject.c); the divisor is not 0. */

/** The quotient rounded down; a quotient of 0 has the sign of the exact one. */
export function flooredQuotient(left: number, right: number): number {
  const rest = left % right;
  const isTurned = rest !== 0 && right < 0 !== rest < 0;
  const quotient = (left - rest) / right - (isTurned ? 1 : 0);
  if (quotient === 0) return zeroLike(left / right);
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}

/** What is left, with the sign of the divisor. */
export function floatRemainder(left: number, right: number): number {
  const rest = left % right;
  if (rest === 0) return zeroLike(right);
  return right < 0 !== rest < 0 ? rest + right : rest;
}

function zeroLike(value: number): number {
  return value < 0 || Object.is(value, -0) ? -0 : 0;
}
