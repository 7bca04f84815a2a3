import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const root = join(__dirname, '..', '..');
/** The text of the action that this repository has for others. */
export const actionText = readFileSync(join(root, '.github', 'actions', 'diff', 'action.yml'), 'utf8');

export const action = parse(actionText) as Action;

/** What GitHub says of what started a run. */
export type Event = Readonly<Record<string, unknown>>;

interface ActionRun {
  /** The checkout that it runs in. */
  readonly folder: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Empty for a run by hand. */
  readonly event?: Event;
  /** The checkout that the action is in; this one when not given. */
  readonly actionRoot?: string;
  readonly path?: string;
}

/** The value of `${{ inputs.command }}` or `${{ github.event.a.b || github.event.c }}`. */
function evaluate(template: string, inputs: Readonly<Record<string, string>>, event: Event): string {
  return template.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    for (const part of expression.split('||').map((operand) => operand.trim())) {
      const value = operandOf(part, inputs, event);
      if (value !== undefined && value !== '') return value;
    }
    return '';
  });
}

function operandOf(part: string, inputs: Readonly<Record<string, string>>, event: Event): string | undefined {
  const [, input] = /^inputs\.([\w-]+)$/.exec(part) ?? [];
  if (input !== undefined) return inputs[input] ?? action.inputs[input]?.default;
  const [, keys] = /^github\.event\.([\w.]+)$/.exec(part) ?? [];
  if (keys === undefined) throw new Error(`an expression that the test does not know: ${part}`);
  let value: unknown = event;
  for (const key of keys.split('.')) {
    const inner = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
    value = inner.get(key);
  }
  return typeof value === 'string' ? value : undefined;
}

/** Runs the steps of the action as a runner does, each by bash, until one fails. */
export function runAction({
  folder,
  inputs,
  event = {},
  actionRoot = root,
  path = process.env.PATH ?? '',
}: ActionRun) {
  const outside = mkdtempSync(join(tmpdir(), 'inception-runner-'));
  const summary = join(outside, 'summary.md');
  let [log, status]: [string, number | null] = ['', 0];
  for (const { run, env, 'working-directory': within = '.' } of action.runs.steps) {
    const values = Object.entries(env).map(([name, template]) => [name, evaluate(template, inputs, event)]);
    const result = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
      cwd: join(folder, evaluate(within, inputs, event)),
      env: {
        ...process.env,
        ...Object.fromEntries(values),
        PATH: path,
        GITHUB_ACTION_PATH: join(actionRoot, '.github', 'actions', 'diff'),
        GITHUB_STEP_SUMMARY: summary,
      },
      encoding: 'utf8',
    });
    log += result.stdout + result.stderr;
    status = result.status;
    if (status !== 0) break;
  }
  const written = readIfThere(summary);
  rmSync(outside, { recursive: true });
  return { status, log, summary: written };
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
