import { join } from 'node:path';
import { createProcessIo, type Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';
import type { Run } from './run-inception';

export const packageFolder = join(__dirname, '..', '..');

/** Runs the command line in this process: the world is the real one, but for what is printed. */
export function runInProcess(args: readonly string[], changes: Partial<Io> = {}): Run {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    ...createProcessIo(packageFolder),
    isTerminal: () => false,
    terminalWidth: () => null,
    env: {},
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
