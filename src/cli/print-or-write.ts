import { EXIT_OK } from './exit-codes';
import type { FormatOptions } from './format-option';
import type { Io } from './io';
import { refuse } from './print-diagnostics';

/** Writes a text to the file of `-o`, or to standard output for `-` or without `-o`; returns the exit code. */
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
