import { at, combinations, range } from '../support/combinations';

/** The output of a step: its sizes without the batch, and for each of its elements the input elements it is made of. */
export interface Step {
  readonly sizes: readonly number[];
  /** Elements in row-major order; each lists elements of the step's input. */
  readonly touched: readonly (readonly number[])[];
  /** How often a weight was used, for one sample. */
  readonly uses: number;
  /** How many learned numbers there are. */
  readonly learned: number;
}

/** The number of an element in row-major order. */
export function elementAt(sizes: readonly number[], place: readonly number[]): number {
  return place.reduce((number, index, axis) => number * at(sizes, axis) + index, 0);
}

/** Every place of a grid, in row-major order. */
export function places(sizes: readonly number[]): readonly (readonly number[])[] {
  return combinations(sizes.map(range));
}

/** Places of a padded grid are those of the grid moved; null for a place in the padding. */
export function unpadded(
  sizes: readonly number[],
  place: readonly number[],
  padding: readonly number[],
): readonly number[] | null {
  const moved = place.map((index, axis) => index - at(padding, axis));
  return moved.every((index, axis) => index >= 0 && index < at(sizes, axis)) ? moved : null;
}

/** A step whose elements are each made by a rule from input elements, without weights. */
export function gathered(
  sizes: readonly number[],
  sources: (place: readonly number[]) => readonly number[],
  learned = 0,
): Step {
  return { sizes, touched: places(sizes).map(sources), uses: 0, learned };
}
