import { parseInputShape } from '../language/input-shape';
import type { Shape } from '../ops/shape';

/** A value of `--in`. */
export interface GivenInput {
  /** Null if it has no name. */
  readonly name: string | null;
  /** Without the batch; null if it is not a shape. */
  readonly shape: Shape | null;
}

/** Reads `192x28x28` or `name=192x28x28`; `[]` is one number per sample. */
export function parseInput(text: string): GivenInput {
  const [, name = null, sizes = text] = /^(.*)=([^=]*)$/s.exec(text) ?? [];
  return { name, shape: sizes === '[]' ? [] : parseInputShape(sizes) };
}
