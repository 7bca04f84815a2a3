import { EXIT_OK } from './exit-codes';
import type { FormatOptions } from './format-option';
import type { Io } from './io';
import { refuse } from './print-diagnostics';

/** Puts a text into the file that `-o` names, or on standard output without one or for `-`; gives the exit code. */
export function printOrWrite(
  text: string,
  output: string | undefined,
  options: FormatOptions,
  io: Io,
): number {
  if (output === undefined || output === '-') {
    io.out(text);
    return EXIT_OK;
  }
  const failure = io.writeFile(output, text);
  return failure === null ? EXIT_OK : refuse([failure], options, io);
}
