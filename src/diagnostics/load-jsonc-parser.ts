import type * as JsoncParser from 'jsonc-parser';

/** The JSON parser that keeps positions, loaded when a text is first read or underlined. */
export function loadJsoncParser(): Pick<typeof JsoncParser, 'parseTree' | 'visit'> {
  return require('jsonc-parser');
}
