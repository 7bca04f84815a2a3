import { parseInputShape } from '../language/input-shape';
import type { Shape } from '../ops/shape';

/** What a value of `--in` says. */
export interface GivenInput {
  /** Null where it names none. */
  readonly name: string | null;
  /** Without the batch; null where it is no shape. */
  readonly shape: Shape | null;
}

/** Reads `192x28x28` or `name=192x28x28`; `[]` is a number of each sample. */
export function parseInput(text: string): GivenInput {
  const [, name = null, sizes = text] = /^(.*)=([^=]*)$/s.exec(text) ?? [];
  return { name, shape: sizes === '[]' ? [] : parseInputShape(sizes) };
}
