/** What a reduction gives: the input's type, whole numbers for ints and bools, real numbers, places, or true and false. */
export type ReductionResult = 'same' | 'sum' | 'real' | 'place' | 'bool';

/** Reductions: torch's names, the op, the result, and the function itself. */
export const reductions: readonly (readonly [
  names: string,
  type: string,
  result: ReductionResult,
  of: ((elements: readonly number[]) => number) | null,
])[] = [
  ['sum nansum', 'Sum', 'sum', (all) => all.reduce((sum, one) => sum + one, 0)],
  ['mean nanmean', 'Mean', 'real', (all) => all.reduce((sum, one) => sum + one, 0) / all.length],
  ['amax', 'Amax', 'same', (all) => Math.max(...all)],
  ['amin', 'Amin', 'same', (all) => Math.min(...all)],
  ['argmax', 'ArgMax', 'place', (all) => all.indexOf(Math.max(...all))],
  ['argmin', 'ArgMin', 'place', (all) => all.indexOf(Math.min(...all))],
  ['all', 'All', 'bool', (all) => Number(all.every((one) => one !== 0))],
  ['any', 'Any', 'bool', (all) => Number(all.some((one) => one !== 0))],
  ['logsumexp', 'LogSumExp', 'real', null],
];
