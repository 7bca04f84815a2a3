/** The columns of a terminal that does not say how many it has. */
export const USUAL_WIDTH = 80;

/** What says how wide the terminal is, as the world outside does. */
interface TerminalIo {
  readonly terminalWidth: () => number | null;
  readonly isTerminal: (stream: 'out' | 'err') => boolean;
}

/** The columns that help and lists may take: those of the terminal, 80 where nobody says, in a pipe too. */
export function readingWidth({ terminalWidth }: Pick<TerminalIo, 'terminalWidth'>): number {
  return terminalWidth() ?? USUAL_WIDTH;
}

/** The columns that tables of figures may take: in a pipe null, a row to a line, unless COLUMNS says otherwise. */
export function figuresWidth(io: TerminalIo): number | null {
  return io.isTerminal('out') ? readingWidth(io) : io.terminalWidth();
}
