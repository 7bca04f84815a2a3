import type { Diagnostic } from '../diagnostics/diagnostic';
import { shortened } from '../text/shortened';
import type { Io } from './io';

/** Where the lines of a sweep go. */
export interface SweepSink {
  /** Returns why the text cannot be written, or null. Short texts may be kept until there are many. */
  readonly write: (text: string) => Diagnostic | null;
  readonly flush: () => Diagnostic | null;
}

/** In characters: what is lost if the process is killed is computed again. */
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

/** The end of a file, as long as nothing else writes to it. */
export function fileSink(
  path: string,
  { appendFile, fileSize }: Pick<Io, 'appendFile' | 'fileSize'>,
): SweepSink {
  let kept = '';
  let length = fileSize(path);
  const flush = (): Diagnostic | null => {
    if (kept === '') return null;
    if (fileSize(path) !== length) return changed(path);
    const text = kept;
    kept = '';
    const problem = appendFile(path, text);
    // A device has no size.
    length = fileSize(path) === 0 ? 0 : length + Buffer.byteLength(text);
    return problem;
  };
  return {
    write: (text) => {
      kept += text;
      return kept.length > LONGEST_KEPT ? flush() : null;
    },
    flush,
  };
}

function changed(path: string): Diagnostic {
  return {
    code: 'file/unwritable',
    severity: 'error',
    message: `${shortened(path)} is being written by another process`,
    help: 'let one sweep at a time write it, or name another file',
  };
}
