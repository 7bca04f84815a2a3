import type * as JsoncParser from 'jsonc-parser';

/** What changes a JSON text and leaves the rest of it as it is, loaded when one is first changed. */
export function loadJsoncEditor(): Pick<typeof JsoncParser, 'applyEdits' | 'modify'> {
  return require('jsonc-parser');
}
