import { CommanderError } from 'commander';
import type { ExitCode, MakeAction } from './command';
import { EXIT_CLOSED_PIPE, EXIT_FAULT, EXIT_OK, EXIT_TROUBLE } from './exit-codes';
import { enterFolders } from './folder-option';
import { createProcessIo, type Io } from './io';
import { CLOSED_PIPE } from './output';
import { calledWords, createProgram } from './program';

/** Runs the command line and returns its exit code; never throws or rejects. */
export function main(argv: readonly string[], io: Io): ExitCode {
  try {
    const exitCode = runProgram(argv, io);
    if (typeof exitCode !== 'number') return exitCodeLater(exitCode, io);
    io.flush();
    return exitCode;
  } catch (error) {
    return exitCodeOf(error, io);
  }
}

async function exitCodeLater(running: Promise<number>, io: Io): Promise<number> {
  try {
    const exitCode = await running;
    io.flush();
    return exitCode;
  } catch (error) {
    return exitCodeOf(error, io);
  }
}

/** commander throws an error after printing help or the version, and for what it cannot parse. */
function runProgram(argv: readonly string[], io: Io): ExitCode {
  let exitCode: ExitCode = EXIT_OK;
  const action: MakeAction =
    (run, purpose) =>
    (...args) => {
      if (readsInputTwice(args)) {
        exitCode = loadUsageErrors().refuseSecondInput(argv, io);
        return;
      }
      if (purpose === 'verdict') io.ignoreClosedPipe();
      exitCode = run(io, ...args);
    };
  try {
    const behind = enterFolders(argv, io);
    if ('code' in behind) return loadUsageErrors().refuseFolder(behind, argv, io);
    const words = calledWords(behind.map(asArgument));
    createProgram(words, action, io).parse(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT_OK;
    // The help of the program, which is printed if no command is named.
    if (error.code === 'commander.help') return EXIT_TROUBLE;
    return loadUsageErrors().refuseCommandLine(error, calledWords(argv), io);
  }
}

function loadUsageErrors() {
  const loaded: typeof import('./usage-error') = require('./usage-error');
  return loaded;
}

/** Whether more than one argument is standard input, which is read once. */
function readsInputTwice(args: readonly unknown[]): boolean {
  const isInput = (word: unknown): boolean =>
    typeof word === 'string' && /^(?:-|\/dev\/stdin)(?:[:@]|$)/.test(word);
  return args.flat().filter(isInput).length > 1;
}

/** commander would parse `-:Net`, a class of the source on standard input, as an option. */
function asArgument(word: string): string {
  return word.startsWith('-:') ? `/dev/stdin${word.slice(1)}` : word;
}

function exitCodeOf(error: unknown, io: Io): number {
  if (error === CLOSED_PIPE) {
    io.showStatus(null);
    return EXIT_CLOSED_PIPE;
  }
  const isWriteFailure = error instanceof Error && 'syscall' in error && error.syscall === 'write';
  try {
    if (isWriteFailure) {
      io.err(`inception: the output cannot be written: ${error.message}\n`);
      return EXIT_TROUBLE;
    }
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.err(`inception: internal error: please report it with the command and this text:\n${trace}\n`);
  } catch {
    return isWriteFailure ? EXIT_TROUBLE : EXIT_FAULT;
  }
  return EXIT_FAULT;
}

/**
 * Runs the command line of this process and then exits at once: everything is written by then, and the regular
 * end of Node takes time.
 */
export function run(packageFolder: string): void {
  const exitCode = main(process.argv.slice(2), createProcessIo(packageFolder));
  if (typeof exitCode === 'number') process.exit(exitCode);
  exitCode.then((code) => process.exit(code));
}
