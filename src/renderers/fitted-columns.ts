import { displayWidth } from '../text/display-width';
import { printable } from '../text/printable';
import { type Cell, type Column, noCell, type Table } from '../views/table';
import { printableCellText } from './cell-text';

/** A column of a table with its texts, and how far it can be narrowed. */
interface MeasuredColumn {
  readonly title: string;
  readonly align: Column['align'];
  readonly cells: readonly Cell[];
  readonly texts: readonly string[];
  /** The width that needs no breaking, the least that leaves words whole, and the least that breaking allows. */
  readonly natural: number;
  readonly unbroken: number;
  readonly least: number;
}

/** What a layout adds to the width of a row: for each column, and once for the row. */
export interface RowSpacing {
  readonly perColumn: number;
  readonly perRow: number;
}

/** Columns of a table that fit side by side, with their widths. */
export interface ColumnBlock {
  readonly columns: readonly MeasuredColumn[];
  readonly widths: readonly number[];
}

/** Columns are never narrowed below this by breaking words. */
const NARROWEST = 8;

/**
 * The columns of a table, fitted to a width: first titles, words and shapes are broken; if that is not enough,
 * the table is continued below with its first column repeated. Numbers are never broken.
 */
export function fittedBlocks(
  table: Table,
  limit: number,
  { perColumn, perRow }: RowSpacing,
): readonly ColumnBlock[] {
  const totalWidth = (widths: readonly number[]): number =>
    widths.reduce((sum, width) => sum + width + perColumn, perRow);
  const rows = table.footer === undefined ? table.rows : [...table.rows, table.footer];
  const columns = table.columns.map((column, index) => measured(column, index, rows));
  return blocksOf(columns, limit, totalWidth).map((block) => ({
    columns: block,
    widths: fitted(block, limit, totalWidth),
  }));
}

function measured(
  { title, align }: Column,
  index: number,
  rows: readonly (readonly Cell[])[],
): MeasuredColumn {
  const cells = rows.map((row) => row[index] ?? noCell);
  const texts = cells.map(printableCellText);
  const leastOf = (text: string): number => Math.min(longestWord(text), NARROWEST);
  const least = cells.map((cell, row) => {
    const text = texts[row] ?? '';
    if (cell.kind === 'shape') return longestWord(text);
    return cell.kind === 'text' && align === 'left' ? leastOf(text) : displayWidth(text);
  });
  const shown = printable(title);
  const natural = largest([displayWidth(shown), ...texts.map(displayWidth)]);
  const words = largest([longestWord(shown), ...texts.map(longestWord)]);
  return {
    title: shown,
    align,
    cells,
    texts,
    natural,
    unbroken: align === 'left' ? words : natural,
    least: largest([leastOf(shown), ...least]),
  };
}

function longestWord(text: string): number {
  return largest(text.split(' ').map(displayWidth));
}

function largest(widths: readonly number[]): number {
  return widths.reduce((most, width) => Math.max(most, width), 0);
}

/** Which columns are side by side; the first one is in every block. */
function blocksOf(
  columns: readonly MeasuredColumn[],
  limit: number,
  totalWidth: (widths: readonly number[]) => number,
): readonly (readonly MeasuredColumn[])[] {
  const [first, ...others] = columns;
  if (first === undefined || totalWidth(columns.map(({ least }) => least)) <= limit) return [columns];
  let block = [first];
  const blocks = [block];
  for (const column of others) {
    const widths = [...block, column].map(({ natural }) => natural);
    if (block.length === 1 || totalWidth(widths) <= limit) block.push(column);
    else {
      block = [first, column];
      blocks.push(block);
    }
  }
  return blocks;
}

/** Widths that fit, as far as breaking allows: the widest column is narrowed first, and words are broken last. */
function fitted(
  columns: readonly MeasuredColumn[],
  limit: number,
  totalWidth: (widths: readonly number[]) => number,
): readonly number[] {
  const widths = columns.map(({ natural }) => natural);
  for (const limitName of ['unbroken', 'least'] as const) {
    const least = columns.map((column) => column[limitName]);
    for (let excess = totalWidth(widths) - limit; excess > 0; excess -= 1) {
      const breakable = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
      const widest = largest(breakable);
      if (widest === 0) break;
      widths[breakable.indexOf(widest)] = widest - 1;
    }
  }
  return widths;
}

/** The lines of a text, broken at spaces, and within words that are too long. */
export function brokenInto(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line.trim() !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (displayWidth(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line];
}
