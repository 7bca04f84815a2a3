import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const bin = join(root, 'bin', 'inception.cjs');

/** The result of a run of the program. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  /** Added to an environment without any word about colour. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is stopped, which is an error. */
  readonly timeout?: number;
}

/** Builds the program if it is not built. */
export function buildIfMissing(): void {
  const built = ['cli.cjs', 'presets.json', 'presets'];
  if (built.every((name) => existsSync(join(root, 'dist', name)))) return;
  const { status } = spawnSync(process.execPath, [join(root, 'tools', 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the program cannot be built');
}

/** Runs the built program, its output into pipes. */
export function runInception(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return run(process.execPath, [bin, ...args], options);
}

/** Runs a line of bash in which `inception` is the built program. */
export function runShell(line: string, options: RunOptions = {}): Promise<Run> {
  const script = `inception() { "${process.execPath}" "${bin}" "$@"; }\n${line}`;
  return run('bash', ['-c', script], options);
}

function run(
  command: string,
  args: readonly string[],
  { cwd = root, stdin = '', env = {}, timeout }: RunOptions,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd, timeout, env: { ...colourless(), ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status, signal) =>
      signal === null ? resolve({ status, stdout, stderr }) : reject(new Error(`stopped by ${signal}`)),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}

function colourless(): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  return env;
}
