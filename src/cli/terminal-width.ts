import type { Io } from './io';

/** The columns of a terminal that does not say how many it has. */
const USUAL_WIDTH = 80;

/** The columns that help and lists may take: those of the terminal, 80 where nobody says, in a pipe too. */
export function readingWidth({ terminalWidth }: Pick<Io, 'terminalWidth'>): number {
  return terminalWidth() ?? USUAL_WIDTH;
}

/** The columns that tables of figures may take: in a pipe null, a row to a line, unless COLUMNS says otherwise. */
export function figuresWidth(io: Pick<Io, 'isTerminal' | 'terminalWidth'>): number | null {
  return io.isTerminal('out') ? readingWidth(io) : io.terminalWidth();
}
