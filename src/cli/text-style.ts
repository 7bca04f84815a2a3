import { renderPlainTable } from '../renderers/plain-table';
import { renderTerminalTable } from '../renderers/terminal-table';
import type { TextStyle } from '../renderers/text-style';
import { type ColourOption, isColoured, paletteFor } from './colour';
import type { Io } from './io';

/** How a text on standard output looks: its tables in boxes for people, as plain columns in a pipe. */
export function textStyleFor(
  option: ColourOption,
  io: Pick<Io, 'env' | 'isTerminal' | 'terminalWidth'>,
): Required<TextStyle> {
  const palette = paletteFor(option, io, 'out');
  const isForPeople = isColoured(option, io, 'out') || (io.isTerminal('out') && io.env.TERM !== 'dumb');
  if (!isForPeople) return { palette, drawTable: (table) => renderPlainTable(table, palette) };
  const width = io.terminalWidth();
  return { palette, drawTable: (table) => renderTerminalTable(table, { width, palette }) };
}
