import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createRepository, type Repository } from '../support/git-repository';
import { buildIfMissing } from '../support/run-inception';

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly 'working-directory': string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const root = join(__dirname, '..', '..');
const text = readFileSync(join(root, '.github', 'actions', 'diff', 'action.yml'), 'utf8');
const action = parse(text) as Action;

/** The value of `${{ inputs.base || github.event... || 'HEAD^' }}` in a run without an event. */
function evaluate(template: string, inputs: Readonly<Record<string, string>>): string {
  return template.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    for (const part of expression.split('||').map((operand) => operand.trim())) {
      const [, input] = /^inputs\.([\w-]+)$/.exec(part) ?? [];
      const [, literal] = /^'(.*)'$/.exec(part) ?? [];
      const value = input === undefined ? literal : (inputs[input] ?? action.inputs[input]?.default);
      if (value !== undefined && value !== '') return value;
    }
    return '';
  });
}

let repository: Repository;

/** Runs the steps as a runner does, each by bash, until one fails. */
function runAction(inputs: Readonly<Record<string, string>>) {
  const summary = join(repository.folder, '..', `${repository.folder.split('/').at(-1)}.summary.md`);
  const given = { command: `${process.execPath} ${join(root, 'bin', 'inception.cjs')}`, ...inputs };
  let log = '';
  for (const { run, env, 'working-directory': folder } of action.runs.steps) {
    const values = Object.entries(env).map(([name, template]) => [name, evaluate(template, given)]);
    const result = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
      cwd: join(repository.folder, evaluate(folder, given)),
      env: { ...process.env, ...Object.fromEntries(values), GITHUB_STEP_SUMMARY: summary },
      encoding: 'utf8',
    });
    log += result.stdout + result.stderr;
    if (result.status !== 0) return { status: result.status, log, summary: readIfThere(summary) };
  }
  return { status: 0, log, summary: readIfThere(summary) };
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

const net = (kernel: number) => ({
  input: [8, 6, 6],
  layers: [{ type: 'Conv2d', name: 'stem', out_channels: 8, kernel_size: kernel, padding: 'same' }],
});

const checks = (most: number) => ({
  schema: 'inception.checks/1',
  checks: [{ name: 'budget', spec: '../nets/a.json', metric: 'params', max: most }],
});

beforeAll(buildIfMissing);

beforeEach(() => {
  repository = createRepository();
  repository.write('nets/a.json', net(3));
  repository.write('nets/b c.json', net(1));
  repository.write('budgets/checks.json', checks(1000));
  repository.commit();
});

afterEach(() => repository.remove());

describe('the action', () => {
  test('is a composite of bash steps that takes every input from its environment', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps.length).toBeGreaterThan(0);
    for (const step of action.runs.steps) {
      expect(step.shell).toBe('bash');
      expect(step.run).not.toContain('${{');
    }
    expect(text).not.toMatch(/token:|github\.token|secrets\./);
    expect(action.inputs.command?.default).toBe('npx --no-install inception');
  });

  test('the same', () => {
    const { status, log, summary } = runAction({
      paths: 'nets',
      base: 'HEAD',
      checks: 'budgets/checks.json',
    });
    expect({ status, log }).toEqual({ status: 0, log: expect.not.stringContaining('::error') });
    expect(summary).toContain('specs: 2 unchanged against HEAD');
    expect(summary).toContain('budget');
  });

  test('different, and over a budget', () => {
    repository.write('nets/a.json', net(5));
    const { status, log, summary } = runAction({
      paths: 'nets',
      base: 'HEAD',
      checks: 'budgets/checks.json',
    });
    expect(status).toBe(1);
    expect(log).toContain(
      '::error title=inception diff,file=nets/a.json,line=8::stem (Conv2d): kernel_size 3 -> 5',
    );
    expect(log).toMatch(/::error .*title=budget/);
    expect(summary).toContain('1 changed, 1 unchanged against HEAD');
  });

  test('against the commit before when no base is given', () => {
    repository.write('nets/a.json', net(5));
    repository.commit();
    expect(runAction({ paths: 'nets' }).status).toBe(1);
    expect(runAction({ paths: 'nets', options: '--exit-zero' }).status).toBe(0);
    expect(runAction({ paths: 'nets', metric: 'output' }).status).toBe(0);
  });

  test('paths a line each, and a budget that alone is broken', () => {
    repository.write('budgets/checks.json', checks(10));
    const paths = '\n  nets/a.json\n  nets/b c.json\n';
    const inputs = { paths, base: 'HEAD', checks: 'budgets/checks.json', format: 'text' };
    const { status, log, summary } = runAction(inputs);
    expect(status).toBe(1);
    expect(log).toContain('specs: 2 unchanged against HEAD');
    expect(summary).toContain('specs: 2 unchanged against HEAD');
    expect(summary).toContain('budget');
  });

  test('trouble', () => {
    repository.write('nets/a.json', '{ "layers": [');
    const broken = runAction({ paths: 'nets', base: 'HEAD' });
    expect(broken.status).toBe(2);
    expect(broken.log).toContain('::error title=json/syntax,file=nets/a.json,line=1::');
    expect(runAction({ paths: 'nets', base: 'none' }).status).toBe(2);
    expect(runAction({ paths: 'none', base: 'HEAD' }).status).toBe(2);
    expect(runAction({ paths: ' ', base: 'HEAD' }).status).toBe(2);
  });
});
