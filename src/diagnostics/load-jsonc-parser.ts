import type * as JsoncParser from 'jsonc-parser';

/** The JSON parser that keeps positions, loaded when a text is first read, underlined or changed. */
export function loadJsoncParser(): typeof JsoncParser {
  return require('jsonc-parser') as typeof JsoncParser;
}
