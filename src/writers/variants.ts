import type { Graph } from '../graph/graph';

/** A number that a network depends on, such as its channels or its classes. */
interface Setting {
  readonly name: string;
  readonly value: number;
}

/** The same network with one of its numbers changed: everything that then differs depends on that number. */
export interface Variant {
  readonly setting: Setting;
  readonly changed: number;
  readonly graph: Graph;
}

/** A number with its changed value. */
export type Change = Pick<Variant, 'setting' | 'changed'>;

/** A network with variants for other numbers. */
export interface Variants {
  readonly variants: readonly Variant[];
  /** The network with all of these numbers changed; null if it cannot be built. */
  readonly together: (changes: readonly Change[]) => Graph | null;
}

/** The variants of a network that depends on no numbers. */
export const NO_VARIANTS: Variants = { variants: [], together: () => null };
