import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Io } from '../../src/cli/io';
import { nearPaths } from '../../src/cli/near-paths';
import { bytesInMemory } from '../../src/frontends/document-bytes';

/** What a run in this process printed. */
export interface Printed {
  readonly io: Io;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** A world of a few files in memory, beside the package's own presets. */
export function createMemoryIo(
  files: ReadonlyMap<string, Uint8Array>,
  packageFolder: string,
  stdin: Uint8Array = new Uint8Array(),
): Printed {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    flush: () => undefined,
    ignoreClosedPipe: () => undefined,
    enterFolder: () => 'there are no folders',
    namesIn: (folder) =>
      [...files.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
    readDocument: (path) => {
      if (path === '-') return stdin;
      return (
        files.get(path) ?? {
          code: 'file/not-found',
          severity: 'error',
          message: `${path} does not exist`,
          help: nearPaths(path, io.namesIn) ?? 'check the path, or see "inception list" for the presets',
        }
      );
    },
    openDocument: (path) => {
      const bytes = io.readDocument(path);
      return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
    },
    fileExists: (path) => files.has(path),
    isLink: () => false,
    fileSize: (path) => files.get(path)?.length ?? 0,
    realPath: (path) => `/${path}`,
    writeFile: () => null,
    appendFile: () => null,
    resolvePath: (_from, reference) => reference,
    isBeside: () => true,
    readPackageFile: (path) => readPackageFile(join(packageFolder, path)),
    isTerminal: () => false,
    terminalWidth: () => null,
    git: () => null,
    env: {},
    now: () => 0,
    onInterrupt: () => () => undefined,
    truncateFile: () => null,
    showStatus: () => undefined,
  };
  return { io, stdout: () => out.join(''), stderr: () => err.join('') };
}

const known = new Map<string, string | undefined>();

function readPackageFile(path: string): string | undefined {
  if (known.has(path)) return known.get(path);
  let text: string | undefined;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    text = undefined;
  }
  known.set(path, text);
  return text;
}
