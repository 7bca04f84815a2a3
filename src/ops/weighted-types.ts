import type { Op } from './op';

/** Families whose layers multiply or normalise by weights, except those that look up rows by indexes. */
const WEIGHTED = ['convolution', 'linear', 'normalisation', 'recurrent'];

/**
 * Whether PyTorch refuses whole numbers and booleans as inputs of an op, since its weights have another element
 * type.
 */
export function refusesWholeNumbers({ family, readsIndexes }: Pick<Op, 'family' | 'readsIndexes'>): boolean {
  return readsIndexes === undefined && WEIGHTED.includes(family);
}
