import type { Table } from '../views/table';
import { type Palette, plainPalette } from './palette';
import { renderPlainTable } from './plain-table';

/** How a text for people looks: by default without marks, and its tables as plain columns. */
export interface TextStyle {
  readonly palette?: Palette;
  readonly drawTable?: (table: Table) => string;
}

/** A style with the default of each part that it leaves out. */
export function completeStyle({
  palette = plainPalette,
  drawTable = (table) => renderPlainTable(table, palette),
}: TextStyle): Required<TextStyle> {
  return { palette, drawTable };
}
