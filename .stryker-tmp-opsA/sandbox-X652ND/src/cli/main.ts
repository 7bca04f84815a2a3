// @ts-nocheck
import { CommanderError } from 'commander';
import { EXIT_FAULT, EXIT_OK, EXIT_TROUBLE } from './exit-codes';
import { CLOSED_PIPE, createProcessIo, type Io } from './io';
import { createProgram } from './program';

/** Runs the command line and gives its exit code; never throws. */
export function main(argv: readonly string[], io: Io, version: string): number {
  let exitCode = EXIT_OK;
  const setExitCode = (code: number): void => {
    exitCode = code;
  };
  try {
    createProgram({ io, setExitCode }, version, argv).parse(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return exitCodeOf(error, io);
  }
}

function exitCodeOf(error: unknown, io: Io): number {
  if (error === CLOSED_PIPE) return EXIT_OK;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_OK : EXIT_TROUBLE;
  const isWriteFailure = error instanceof Error && 'syscall' in error && error.syscall === 'write';
  try {
    if (isWriteFailure) {
      io.err(`inception: the output cannot be written: ${error.message}\n`);
      return EXIT_TROUBLE;
    }
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.err(
      `inception: a fault of the program itself; please report it with the command and this text:\n${trace}\n`,
    );
  } catch {
    return isWriteFailure ? EXIT_TROUBLE : EXIT_FAULT;
  }
  return EXIT_FAULT;
}

/** Runs the command line of this process. */
export function run(packageFolder: string, version: string): void {
  process.exitCode = main(process.argv.slice(2), createProcessIo(packageFolder), version);
}
