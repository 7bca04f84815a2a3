import { renderTerminalTable } from '../renderers/terminal-table';
import { completeStyle, type TextStyle } from '../renderers/text-style';
import { type ColourOption, isColoured, paletteFor } from './colour';
import type { Io } from './io';
import { figuresWidth, readingWidth } from './terminal-width';

type Terminal = Pick<Io, 'env' | 'isTerminal' | 'terminalWidth'>;

/**
 * How a text of figures on standard output looks: its tables in boxes for people; in a pipe as plain columns, a row to
 * a line unless COLUMNS says how long lines may be.
 */
export function textStyleFor(option: ColourOption, io: Terminal): Required<TextStyle> {
  const palette = paletteFor(option, io, 'out');
  const width = figuresWidth(io);
  const isForPeople = isColoured(option, io, 'out') || (io.isTerminal('out') && io.env.TERM !== 'dumb');
  if (!isForPeople) return completeStyle({ palette, width });
  return { palette, width, drawTable: (table) => renderTerminalTable(table, { width, palette }) };
}

/** How a list for reading looks, as help does: plain columns that fit, in a pipe too. */
export function listStyleFor(option: ColourOption, io: Terminal): Required<TextStyle> {
  return completeStyle({ palette: paletteFor(option, io, 'out'), width: readingWidth(io) });
}
