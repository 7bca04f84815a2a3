import { type Run, runShell } from '../support/run-inception';

/** No case needs more than 2 s; a busy machine is given more before a run is stopped, and less than a test has. */
const STOP_AFTER = 25_000;

/** Runs a command in a folder, `inception` being the built program, and stops it when it does not end. */
export function runBash(line: string, cwd: string): Promise<Run> {
  return runShell(line, { cwd, timeout: STOP_AFTER, env: { COLUMNS: '80' } });
}

/** The codes in a JSON of diagnostics, each once; those of one document where it is named. */
export function codesOf({ stderr }: Run, document?: string): readonly string[] {
  if (stderr === '') return [];
  const { diagnostics } = JSON.parse(stderr) as {
    readonly diagnostics: readonly Told[];
  };
  const wanted = diagnostics.filter((told) => document === undefined || documentOf(told) === document);
  return [...new Set(wanted.map(({ code }) => code))];
}

interface Told {
  readonly code: string;
  readonly document: string | null;
  readonly message: string;
}

/** What could not be read is no document, and stands at the beginning of the message. */
function documentOf({ document, message }: Told): string {
  return document ?? message.replace(/ .*/, '');
}
