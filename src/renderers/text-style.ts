import type { Table } from '../views/table';
import { type Palette, plainPalette } from './palette';
import { renderPlainTable } from './plain-table';

/** How a text for people looks: by default without marks, and its tables as plain columns. */
export interface TextStyle {
  readonly palette?: Palette;
  /** The columns that plain lines may take; null where they may be as long as they are. */
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
