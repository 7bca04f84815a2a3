import type { Table } from '../views/table';
import { printableCellText } from './cell-text';
import { alignedTexts, columnWidths } from './column-widths';
import { type Palette, plainPalette } from './palette';

/** A table as columns of plain text, two spaces apart, with a line under its titles. */
export function renderPlainTable({ columns, rows, footer }: Table, palette: Palette = plainPalette): string {
  const titles = columns.map(({ title }) => title);
  const body = [...rows, ...(footer === undefined ? [] : [footer])].map((row) => row.map(printableCellText));
  const widths = columnWidths([titles, ...body]);
  const line = (row: readonly string[]): string => alignedTexts(row, columns, widths).join('  ').trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [palette.strong(line(titles)), palette.faint(rule), ...body.map(line)]
    .map((text) => `${text}\n`)
    .join('');
}
