import type * as JsoncParser from 'jsonc-parser';

/** The editor of JSON texts that leaves the rest of a text as it is, loaded when one is first changed. */
export function loadJsoncEditor(): Pick<typeof JsoncParser, 'applyEdits' | 'modify'> {
  return require('jsonc-parser');
}
