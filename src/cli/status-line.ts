import { writeIfRead } from './output';
import { USUAL_WIDTH } from './terminal-width';

/** A line at the end of the terminal that is removed before anything else is written. */
export interface StatusLine {
  /** Replaces the line by another one, made for the number of columns; null removes it. */
  readonly show: (line: ((columns: number) => string) | null) => void;
  readonly isShown: () => boolean;
}

const BEGINNING_OF_LINE = '\r';
const CLEAR_TO_END = '\u001b[K';

/** The status line on standard error. */
export function createStatusLine(): StatusLine {
  let isShown = false;
  return {
    isShown: () => isShown,
    show: (line) => {
      if (line === null && !isShown) return;
      isShown = line !== null;
      // Some terminals move to the next line after the last column.
      const columns = (process.stderr.columns || USUAL_WIDTH) - 1;
      const text = line === null ? '' : line(columns).slice(0, columns);
      writeIfRead(2, `${BEGINNING_OF_LINE}${text}${CLEAR_TO_END}`);
    },
  };
}
