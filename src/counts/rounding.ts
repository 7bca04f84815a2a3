/** A number rounded to a whole one, a half to the even one beside it, as Python, PyTorch and ONNX round. */
export function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** The remainder of a division that rounds down: exact, with the sign of the divisor, as in Python. */
export function flooredRemainder(left: number, right: number): number {
  const rest = left % right;
  return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
}
