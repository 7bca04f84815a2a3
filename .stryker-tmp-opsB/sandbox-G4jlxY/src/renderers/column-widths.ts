// @ts-nocheck
import { displayWidth } from '../text/display-width';

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
