import type { Count } from '../counts/count';
import type { PartialShape } from '../ops/shape';
import type { Quotient } from '../report/ratio';

/** A cell by the kind of its value, so that each format writes it in its own way. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: Count }
  | { readonly kind: 'shape'; readonly shape: PartialShape }
  /** The difference of two counts. */
  | { readonly kind: 'difference'; readonly count: Count }
  /** A change or a share in percent, or how many times one count is another. */
  | { readonly kind: 'change' | 'share' | 'ratio'; readonly quotient: Quotient }
  | { readonly kind: 'none' };

export interface Column {
  /** The title for people. */
  readonly title: string;
  /** The key for scripts, snake_case. */
  readonly key: string;
  readonly align: 'left' | 'right';
}

/** A table as values, which each format writes as text. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Sums, for formats that show them. */
  readonly footer?: readonly Cell[];
}

/** A column with the cell that it has for each row's subject. */
export interface CellColumn<Subject> extends Column {
  readonly cellOf: (subject: Subject) => Cell;
}

/** A column of texts, aligned to the left. */
export function textColumn<Subject>(
  title: string,
  key: string,
  textOf: (subject: Subject) => string,
): CellColumn<Subject> {
  return { title, key, align: 'left', cellOf: (subject) => textCell(textOf(subject)) };
}

/** A column of figures, aligned to the right. */
export function figureColumn<Subject>(
  title: string,
  key: string,
  cellOf: (subject: Subject) => Cell,
): CellColumn<Subject> {
  return { title, key, align: 'right', cellOf };
}

/** A table with a row for each subject. */
export function tableOf<Subject>(
  subjects: readonly Subject[],
  columns: readonly CellColumn<Subject>[],
): Table {
  return { columns, rows: subjects.map((subject) => columns.map(({ cellOf }) => cellOf(subject))) };
}

export const noCell: Cell = { kind: 'none' };

export function textCell(text: string): Cell {
  return { kind: 'text', text };
}

export function countCell(count: Count): Cell {
  return { kind: 'count', count };
}

export function differenceCell(count: Count): Cell {
  return { kind: 'difference', count };
}

export function changeCell(quotient: Quotient): Cell {
  return { kind: 'change', quotient };
}

export function shareCell(quotient: Quotient): Cell {
  return { kind: 'share', quotient };
}

export function ratioCell(quotient: Quotient): Cell {
  return { kind: 'ratio', quotient };
}

export function shapeCell(shape: PartialShape): Cell {
  return { kind: 'shape', shape };
}

/** The only shape, or several in one text; empty if there is none. */
export function shapesCell<Shaped extends { readonly shape: PartialShape }>(
  shapes: readonly Shaped[],
  textOf: (shaped: Shaped) => string,
  separator = ', ',
): Cell {
  const [first, ...others] = shapes;
  if (first === undefined) return noCell;
  return others.length === 0 ? shapeCell(first.shape) : textCell(shapes.map(textOf).join(separator));
}
