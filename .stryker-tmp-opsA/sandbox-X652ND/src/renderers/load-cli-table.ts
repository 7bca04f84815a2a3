// @ts-nocheck
import type CliTable from 'cli-table3';

/** The library that draws boxes, loaded when the first one is drawn. */
export function loadCliTable(): typeof CliTable {
  const library = require('cli-table3') as typeof CliTable | { readonly default: typeof CliTable };
  return 'default' in library ? library.default : library;
}
