import type * as JsoncParser from 'jsonc-parser';

/** The library that edits JSON and leaves the rest of the text as it is, loaded when a text is first changed. */
export function loadJsoncEditor(): Pick<typeof JsoncParser, 'applyEdits' | 'modify'> {
  return require('jsonc-parser');
}
