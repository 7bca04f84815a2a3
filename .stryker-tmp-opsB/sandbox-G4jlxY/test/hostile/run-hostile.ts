// @ts-nocheck
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What a run came to; a signal where it had to be stopped. */
export interface HostileRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** No case needs more than 2 s; a busy machine is given more before a run is stopped. */
const STOP_AFTER = 10_000;

/** Runs a command in a folder, `inception` being the built program, and stops it when it does not end. */
export function runBash(line: string, cwd: string): Promise<HostileRun> {
  const bin = join(root, 'bin', 'inception.cjs');
  const script = `inception() { "${process.execPath}" "${bin}" "$@"; }\n${line}`;
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script], {
      cwd,
      timeout: STOP_AFTER,
      env: { ...process.env, COLUMNS: '80' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end();
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** The codes in a JSON of diagnostics, each once; those of one document where it is named. */
export function codesOf({ stderr }: HostileRun, document?: string): readonly string[] {
  if (stderr === '') return [];
  const { diagnostics } = JSON.parse(stderr) as {
    readonly diagnostics: readonly { readonly code: string; readonly document: string }[];
  };
  const wanted = diagnostics.filter((told) => document === undefined || told.document === document);
  return [...new Set(wanted.map(({ code }) => code))];
}
