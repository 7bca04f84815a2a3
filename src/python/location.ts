import type { TextLocation } from '../diagnostics/diagnostic';
import type { Place } from './run-types';

/** A place in Python source as diagnostics have it. */
export function locationOf({ document, start, end }: Place): TextLocation {
  return { document, range: { start, end } };
}
