import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Io } from './io';

/** Where the lines of a sweep go. */
export interface SweepSink {
  /** Why it cannot be written; null where it can. Short texts may be kept until there are many. */
  readonly write: (text: string) => Diagnostic | null;
  readonly flush: () => Diagnostic | null;
}

/** In characters: what a stop by force can lose is worked out again. */
const LONGEST_KEPT = 2 ** 16;

/** Standard output. */
export function outputSink({ out, flush }: Pick<Io, 'out' | 'flush'>): SweepSink {
  return {
    write: (text) => {
      out(text);
      return null;
    },
    flush: () => {
      flush();
      return null;
    },
  };
}

/** The end of a file. */
export function fileSink(path: string, { appendFile }: Pick<Io, 'appendFile'>): SweepSink {
  let kept = '';
  const flush = (): Diagnostic | null => {
    if (kept === '') return null;
    const text = kept;
    kept = '';
    return appendFile(path, text);
  };
  return {
    write: (text) => {
      kept += text;
      return kept.length > LONGEST_KEPT ? flush() : null;
    },
    flush,
  };
}
