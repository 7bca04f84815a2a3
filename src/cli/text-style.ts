import { renderTerminalTable } from '../renderers/terminal-table';
import { completeStyle, type TextStyle } from '../renderers/text-style';
import { type ColourOption, isColoured, paletteFor } from './colour';
import type { Io } from './io';
import { figuresWidth, readingWidth } from './terminal-width';

type Terminal = Pick<Io, 'env' | 'isTerminal' | 'terminalWidth'>;

/**
 * How a text of figures on standard output looks: its tables in boxes for people; in a pipe plain columns, one
 * line per row unless COLUMNS limits the length of lines.
 */
export function textStyleFor(option: ColourOption, io: Terminal): Required<TextStyle> {
  const palette = paletteFor(option, io, 'out');
  const width = figuresWidth(io);
  const isForPeople = isColoured(option, io, 'out') || (io.isTerminal('out') && io.env.TERM !== 'dumb');
  if (!isForPeople) return completeStyle({ palette, width });
  return { palette, width, drawTable: (table) => renderTerminalTable(table, { width, palette }) };
}

/** How a list for reading looks, like help: plain columns that fit the width, also in a pipe. */
export function listStyleFor(option: ColourOption, io: Terminal): Required<TextStyle> {
  return completeStyle({ palette: paletteFor(option, io, 'out'), width: readingWidth(io) });
}
