import type CliTable from 'cli-table3';

/** The library that draws boxes, loaded when the first one is drawn. */
export function loadCliTable(): typeof CliTable {
  const library: typeof CliTable | { readonly default: typeof CliTable } = require('cli-table3');
  return 'default' in library ? library.default : library;
}
