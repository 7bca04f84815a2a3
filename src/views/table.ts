import type { Count } from '../counts/count';
import type { Shape } from '../ops/shape';

/** A cell that still knows what it is, so that each format writes it its own way. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: Count }
  | { readonly kind: 'shape'; readonly shape: Shape }
  | { readonly kind: 'none' };

export interface Column {
  /** The title for people. */
  readonly title: string;
  /** The key for scripts, snake_case. */
  readonly key: string;
  readonly align: 'left' | 'right';
}

/** A table between its meaning and its text. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Sums, where a format has a place for them. */
  readonly footer: readonly Cell[] | null;
}

export const noCell: Cell = { kind: 'none' };

export function textCell(text: string): Cell {
  return { kind: 'text', text };
}

export function countCell(count: Count): Cell {
  return { kind: 'count', count };
}

export function shapeCell(shape: Shape): Cell {
  return { kind: 'shape', shape };
}
