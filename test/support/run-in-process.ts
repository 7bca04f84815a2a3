import { join } from 'node:path';
import { createProcessIo, type Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import type { Run } from './run-inception';

export const packageFolder = join(__dirname, '..', '..');

/** What opens documents where they are given whole. */
function inMemory(readDocument: Io['readDocument']): Io['openDocument'] {
  return (path) => {
    const bytes = readDocument(path);
    return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
  };
}

/** Runs the command line in this process: the world is the real one, but for what is printed. */
export function runInProcess(args: readonly string[], changes: Partial<Io> = {}): Run {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    ...createProcessIo(packageFolder),
    isTerminal: () => false,
    terminalWidth: () => null,
    env: {},
    ...(changes.readDocument === undefined ? {} : { openDocument: inMemory(changes.readDocument) }),
    ...changes,
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
  };
  const status = main(args, io);
  return { status, stdout, stderr };
}
