import { LARGEST_SIZE } from '../ops/fields';
import type { Shape } from '../ops/shape';

/** Reads `192x28x28`, a shape without its batch; null when it is not one. */
export function parseInputShape(text: string): Shape | null {
  if (!/^[0-9]+(x[0-9]+)*$/i.test(text)) return null;
  const dims = text.toLowerCase().split('x').map(Number);
  return dims.length <= 15 && dims.every((dim) => dim >= 1 && dim <= LARGEST_SIZE) ? dims : null;
}
