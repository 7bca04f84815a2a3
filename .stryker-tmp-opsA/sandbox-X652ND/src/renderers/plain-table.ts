// @ts-nocheck
import { padEndToWidth, padStartToWidth } from '../text/display-width';
import { printable } from '../text/printable';
import type { Table } from '../views/table';
import { cellText } from './cell-text';
import { columnWidths } from './column-widths';
import { type Palette, plainPalette } from './palette';

/** A table as columns of plain text, two spaces apart, with a line under its titles. */
export function renderPlainTable({ columns, rows, footer }: Table, palette: Palette = plainPalette): string {
  const titles = columns.map(({ title }) => title);
  const body = [...rows, ...(footer === null ? [] : [footer])].map((row) =>
    row.map((cell) => printable(cellText(cell))),
  );
  const widths = columnWidths([titles, ...body]);
  const line = (row: readonly string[]): string =>
    row
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === 'right' ? padStartToWidth(text, width) : padEndToWidth(text, width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [palette.strong(line(titles)), palette.faint(rule), ...body.map(line)]
    .map((text) => `${text}\n`)
    .join('');
}
