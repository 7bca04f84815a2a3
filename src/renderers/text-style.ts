import type { Table } from '../views/table';
import { type Palette, plainPalette } from './palette';
import { renderPlainTable } from './plain-table';

/** The style of a text for people; by default without marks and with tables as plain columns. */
export interface TextStyle {
  readonly palette?: Palette;
  /** The largest width of plain lines in columns; null for no limit. */
  readonly width?: number | null;
  readonly drawTable?: (table: Table) => string;
}

/** A style with the default of each part that it leaves out. */
export function completeStyle({
  palette = plainPalette,
  width = null,
  drawTable = (table) => renderPlainTable(table, { palette, width }),
}: TextStyle): Required<TextStyle> {
  return { palette, width, drawTable };
}
