import { join } from 'node:path';
import { createProcessIo, type Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import type { Run, RunOptions } from './run-inception';

export const packageFolder = join(__dirname, '..', '..');

/** What opens documents where they are given whole. */
function inMemory(readDocument: Io['readDocument']): Io['openDocument'] {
  return (path) => {
    const bytes = readDocument(path);
    return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
  };
}

/** A run of the command line: its exit code, at once or later, and what it printed so far. */
function start(args: readonly string[], changes: Partial<Io>) {
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
  return { status: main(args, io), printed: () => ({ stdout, stderr }) };
}

/** Runs the command line in this process: the world is the real one, but for what is printed. */
export function runInProcess(args: readonly string[], changes: Partial<Io> = {}): Run {
  const { status, printed } = start(args, changes);
  if (typeof status !== 'number') throw new Error(`${args[0]} is not over at once: use runInFolder`);
  return { status, ...printed() };
}

/** The same in a folder, with a text on standard input: what `runInception` gives, without a process of its own. */
export async function runInFolder(
  args: readonly string[],
  { cwd = packageFolder, stdin = '', env = {} }: Omit<RunOptions, 'timeout'> = {},
  changes: Partial<Io> = {},
): Promise<Run> {
  const earlier = process.cwd();
  const { openDocument, readDocument } = createProcessIo(packageFolder);
  const bytes = new TextEncoder().encode(stdin);
  process.chdir(cwd);
  try {
    const { status, printed } = start(args, {
      env,
      readDocument: (path) => (isStandardInput(path) ? bytes : readDocument(path)),
      openDocument: (path) => (isStandardInput(path) ? bytesInMemory(bytes) : openDocument(path)),
      ...changes,
    });
    return { status: await status, ...printed() };
  } finally {
    process.chdir(earlier);
  }
}

/** A name after standard input, as in `-:Net`, makes it a path of the system. */
function isStandardInput(path: string): boolean {
  return path === '-' || path === '/dev/stdin';
}
