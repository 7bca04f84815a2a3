import { runInFolder } from './run-in-process';
import { type Run, type RunOptions, runShell } from './run-inception';

/** The words of a line that a shell would take as they are written, but for single quotes; null for any other line. */
function plainWords(line: string): readonly string[] | null {
  if (!/^([\w./:@=,-]+|'[^']*')( ([\w./:@=,-]+|'[^']*'))*$/.test(line)) return null;
  return [...line.matchAll(/'([^']*)'|[^ ]+/g)].map(([word, quoted]) => quoted ?? word);
}

/** Runs a line that calls the program: in this process where it needs no shell, else by bash. */
export function runLine(line: string, options: RunOptions = {}): Promise<Run> {
  const [program, ...args] = plainWords(line) ?? [];
  return program === 'inception' ? runInFolder(args, options) : runShell(line, options);
}
