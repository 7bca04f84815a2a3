import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { madeOnce } from '../graph/made-once';
import { quoted } from '../text/shortened';
import type { FrontEndIo } from './front-end';

/** The contents of a document by its path, with `/` between folders; null if there is none. */
export type ReadContents = (path: string) => string | Uint8Array | null;

/** The presets that specs may build on. */
export type Presets = Pick<FrontEndIo, 'presetNames' | 'readPreset'>;

/** The `io` of front ends for documents that a function returns; it is called once for each document. */
export function ioOfContents(readContents: ReadContents, presets: Presets): FrontEndIo {
  const known = new Map<string, Uint8Array | null>();
  const read = (path: string): Uint8Array | null => madeOnce(known, path, () => bytesOf(readContents(path)));
  return {
    ...presets,
    readDocument: (path) => read(path) ?? notFound(path),
    resolvePath: (from, reference) =>
      posix.isAbsolute(reference) ? reference : posix.join(posix.dirname(from), reference),
    isBeside: (root, path) => foldersBelow(posix.dirname(root), path) !== null,
    foldersBelow,
    fileExists: (path) => read(path) !== null,
  };
}

function bytesOf(contents: string | Uint8Array | null): Uint8Array | null {
  return typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
}

function foldersBelow(folder: string, path: string): readonly string[] | null {
  const steps = posix.relative(folder, posix.dirname(path)).split('/');
  return steps[0] === '..' ? null : steps.filter((step) => step !== '');
}

function notFound(path: string): Diagnostic {
  return {
    code: 'file/not-found',
    severity: 'error',
    message: `there are no contents of ${quoted(path)}`,
    help: 'give them by the function that reads documents',
  };
}
