import type { Graph } from '../graph/graph';

/** A number that a network is made by, such as its channels or its classes. */
interface Setting {
  readonly name: string;
  readonly value: number;
}

/** The same network with one of its numbers changed: what then differs follows from that number. */
export interface Variant {
  readonly setting: Setting;
  readonly changed: number;
  readonly graph: Graph;
}

/** A number with what it is changed to. */
export type Change = Pick<Variant, 'setting' | 'changed'>;

/** A network with others that are made by other numbers. */
export interface Variants {
  readonly variants: readonly Variant[];
  /** The network with all of these numbers changed; null where it cannot be built. */
  readonly together: (changes: readonly Change[]) => Graph | null;
}

/** Of a network that is made by no numbers. */
export const NO_VARIANTS: Variants = { variants: [], together: () => null };
