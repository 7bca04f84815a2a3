/** The largest whole number that divides two others; 0 of two zeros. */
export function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? Math.abs(left) : greatestCommonDivisor(right, left % right);
}

/** The smallest whole number that two others divide; 0 where one of them is 0. */
export function leastCommonMultiple(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : Math.abs((left / greatestCommonDivisor(left, right)) * right);
}
