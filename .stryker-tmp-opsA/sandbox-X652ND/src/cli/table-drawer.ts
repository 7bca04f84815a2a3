// @ts-nocheck
import { renderPlainTable } from '../renderers/plain-table';
import { renderTerminalTable } from '../renderers/terminal-table';
import type { Table } from '../views/table';
import { type ColourOption, isColoured, paletteFor } from './colour';
import type { Io } from './io';

/** How tables are drawn on standard output: in boxes for people, as plain columns in a pipe. */
export function tableDrawerFor(
  option: ColourOption,
  io: Pick<Io, 'env' | 'isTerminal' | 'terminalWidth'>,
): (table: Table) => string {
  const palette = paletteFor(option, io, 'out');
  const isForPeople = isColoured(option, io, 'out') || (io.isTerminal('out') && io.env.TERM !== 'dumb');
  if (!isForPeople) return (table) => renderPlainTable(table, palette);
  const width = io.terminalWidth();
  return (table) => renderTerminalTable(table, { width, palette });
}
