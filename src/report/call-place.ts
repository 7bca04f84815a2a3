import type { Origin } from '../graph/graph';

/** Where source code calls something: `model.py:12:9`; empty for other kinds of documents. */
export function callPlace({ document, at }: Origin): { readonly calledAt?: string } {
  if (typeof at !== 'object' || !('line' in at) || document === '') return NO_PLACE;
  return { calledAt: `${document}:${at.line}:${at.column}` };
}

const NO_PLACE = {};
