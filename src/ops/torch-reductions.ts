import type { ArgValue } from './op';

/**
 * The element type of a reduction's result: the input's type, whole numbers for ints and bools, real numbers
 * (also of complex ones for a magnitude), indexes, or booleans (uint8 for uint8, which torch had before it had booleans).
 */
export type ReductionResult = 'same' | 'sum' | 'real' | 'magnitude' | 'place' | 'bool';

/** Reductions: torch's names, the op, the result, the function itself, and the op's arguments for it. */
export const reductions: readonly (readonly [
  names: string,
  type: string,
  result: ReductionResult,
  of: ((elements: readonly number[]) => number) | null,
  args?: Readonly<Record<string, ArgValue>>,
])[] = [
  ['sum', 'Sum', 'sum', sumOf],
  ['nansum', 'Sum', 'sum', (all) => sumOf(numbersOf(all)), { ignore_nan: true }],
  ['mean', 'Mean', 'real', meanOf],
  ['nanmean', 'Mean', 'real', (all) => meanOf(numbersOf(all)), { ignore_nan: true }],
  ['amax', 'Amax', 'same', (all) => Math.max(...all)],
  ['amin', 'Amin', 'same', (all) => Math.min(...all)],
  ['argmax', 'ArgMax', 'place', (all) => all.indexOf(Math.max(...all))],
  ['argmin', 'ArgMin', 'place', (all) => all.indexOf(Math.min(...all))],
  ['all', 'All', 'bool', (all) => Number(all.every((one) => one !== 0))],
  ['any', 'Any', 'bool', (all) => Number(all.some((one) => one !== 0))],
  ['logsumexp', 'LogSumExp', 'real', null],
];

function sumOf(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0);
}

function meanOf(all: readonly number[]): number {
  return sumOf(all) / all.length;
}

function numbersOf(all: readonly number[]): readonly number[] {
  return all.filter((one) => !Number.isNaN(one));
}
