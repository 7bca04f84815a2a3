/** The columns that a terminal of unknown width is taken to have. */
export const USUAL_WIDTH = 80;

/** The part of `Io` that tells how wide the terminal is. */
interface TerminalIo {
  readonly terminalWidth: () => number | null;
  readonly isTerminal: (stream: 'out' | 'err') => boolean;
}

/** The columns that help and lists may take: those of the terminal, or 80 if unknown, also in a pipe. */
export function readingWidth({ terminalWidth }: Pick<TerminalIo, 'terminalWidth'>): number {
  return terminalWidth() ?? USUAL_WIDTH;
}

/** The columns that tables of figures may take: null in a pipe, for one line per row, unless COLUMNS is set. */
export function figuresWidth(io: TerminalIo): number | null {
  return io.isTerminal('out') ? readingWidth(io) : io.terminalWidth();
}
