import { LARGEST_SIZE } from '../ops/fields';
import type { Shape } from '../ops/shape';

/** The largest number of dimensions of an input, without the batch. */
export const MOST_INPUT_DIMENSIONS = 15;

/** The form of a shape that is written as a text, `192x28x28`; its sizes are checked where it is read. */
export const INPUT_SHAPE_TEXT = /^[0-9]+([xX][0-9]+)*$/;

/** Reads `192x28x28`, a shape without its batch; null when it is not one. */
export function parseInputShape(text: string): Shape | null {
  if (!INPUT_SHAPE_TEXT.test(text)) return null;
  const dims = text.toLowerCase().split('x').map(Number);
  return isInputShape(dims) ? dims : null;
}

/**
 * What to write for a text that looks like a shape but is not one, in an option or in JSON; null if it does not
 * look like one.
 */
export function helpWithInputShape(text: string, form: 'option' | 'json'): string | null {
  const bare = text.trim().replace(/^[[(]|,?[\])]$/g, '');
  const dims = bare.trim().split(/\s*[,;*×xX]\s*|\s+/);
  const hasBatch = /^(-1|\?|[bBnN]|None|batch)$/.test(dims[0] ?? '');
  const sizes = hasBatch ? dims.slice(1) : dims;
  if (sizes.length === 0 || !sizes.every((dim) => /^[1-9][0-9]*$/.test(dim))) return null;
  if (sizes.some((dim) => Number(dim) > LARGEST_SIZE)) return `a size is at most ${LARGEST_SIZE}`;
  if (sizes.length > MOST_INPUT_DIMENSIONS) return `an input has at most ${MOST_INPUT_DIMENSIONS} sizes`;
  const written = form === 'json' ? `[${sizes.join(', ')}]` : sizes.join('x');
  return `write ${written}${hasBatch ? ', without the batch' : ''}`;
}

/** Whether a value is a list of sizes that an input can have; an empty one means one number per sample. */
export function isInputShape(value: unknown): value is Shape {
  if (!Array.isArray(value) || value.length > MOST_INPUT_DIMENSIONS) return false;
  return value.every((dim) => Number.isInteger(dim) && dim >= 1 && dim <= LARGEST_SIZE);
}
