import { LARGEST_SIZE } from '../ops/fields';
import type { Shape } from '../ops/shape';

/** An input has no more dimensions than this, its batch left out. */
export const MOST_INPUT_DIMENSIONS = 15;

/** The form of a shape that is written as a text, `192x28x28`; its sizes are checked where it is read. */
export const INPUT_SHAPE_TEXT = /^[0-9]+([xX][0-9]+)*$/;

/** Reads `192x28x28`, a shape without its batch; null when it is not one. */
export function parseInputShape(text: string): Shape | null {
  if (!INPUT_SHAPE_TEXT.test(text)) return null;
  const dims = text.toLowerCase().split('x').map(Number);
  return isInputShape(dims) ? dims : null;
}

/** Whether a value is a list of sizes that an input can have. */
export function isInputShape(value: unknown): value is Shape {
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST_INPUT_DIMENSIONS) return false;
  return value.every((dim) => Number.isInteger(dim) && dim >= 1 && dim <= LARGEST_SIZE);
}
