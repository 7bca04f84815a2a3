import type { Op } from './op';

/** Families whose layers multiply or normalise by weights; tables of them are read by indexes. */
const WEIGHTED = ['convolution', 'linear', 'normalisation', 'recurrent'];

/** Whether PyTorch refuses an op whole numbers, true and false as inputs, since its weights are of another element type. */
export function refusesWholeNumbers({ family, readsIndexes }: Pick<Op, 'family' | 'readsIndexes'>): boolean {
  return readsIndexes === undefined && WEIGHTED.includes(family);
}
