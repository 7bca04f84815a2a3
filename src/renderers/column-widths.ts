import { displayWidth, padEndToWidth, padStartToWidth } from '../text/display-width';
import type { Column } from '../views/table';

/** The width of each column of texts: that of its widest one. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, text] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(text));
    }
  }
  return widths;
}

/** The texts of a row, each aligned in its column. */
export function alignedTexts(
  row: readonly string[],
  columns: readonly Pick<Column, 'align'>[],
  widths: readonly number[],
): readonly string[] {
  return columns.map(({ align }, index) => {
    const pad = align === 'right' ? padStartToWidth : padEndToWidth;
    return pad(row[index] ?? '', widths[index] ?? 0);
  });
}
