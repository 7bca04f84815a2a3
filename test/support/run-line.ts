import { runInFolder } from './run-in-process';
import { type Run, type RunOptions, runShell } from './run-inception';

/** The words of a line that a shell would take as they are written, but for single quotes; null for any other line. */
function plainWords(line: string): readonly string[] | null {
  if (!/^([\w./:@=,-]+|'[^']*')( ([\w./:@=,-]+|'[^']*'))*$/.test(line)) return null;
  return [...line.matchAll(/'([^']*)'|[^ ]+/g)].map(([word, quoted]) => quoted ?? word);
}

/** Runs a line that calls the program: in this process where it needs no shell, else by bash. */
export async function runLine(line: string, options: RunOptions = {}): Promise<Run> {
  const [call = '', filter] = partsOf(line);
  const [program, ...args] = plainWords(call) ?? [];
  if (program !== 'inception') return runShell(line, options);
  const run = await runInFolder(args, options);
  if (filter === undefined) return run;
  const filtered = await runShell(filter, { ...options, stdin: run.stdout });
  return { ...filtered, stderr: run.stderr + filtered.stderr };
}

/** A call of the program and what its output is piped into, where nothing else calls the program. */
function partsOf(line: string): readonly string[] {
  const at = line.indexOf(' | ');
  const filter = line.slice(at + 3);
  return at < 0 || filter.includes('inception') ? [line] : [line.slice(0, at), filter];
}
