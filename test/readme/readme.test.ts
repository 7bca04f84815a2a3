import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildIfMissing } from '../support/run-inception';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The contents of the README's blocks whose fence begins with these words. */
function blocks(fence: string): readonly { readonly name: string; readonly text: string }[] {
  const found = readme.matchAll(new RegExp(`^\`\`\`${fence} ?(\\S*)\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  return [...found].map(([, name = '', text = '']) => ({ name, text }));
}

const consoles = blocks('console').map(({ text }) => {
  const [, command = '', output = ''] = /^\$ (.*)\n([\s\S]*)$/.exec(text) ?? [];
  return { command, output };
});

let folder: string;

beforeAll(() => {
  buildIfMissing();
  folder = mkdtempSync(join(tmpdir(), 'inception-readme-'));
  mkdirSync(join(folder, 'bin'));
  const bin = join(folder, 'bin', 'inception');
  writeFileSync(bin, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin', 'inception.cjs')}" "$@"\n`);
  chmodSync(bin, 0o755);
  for (const { name, text } of blocks('json')) if (name !== '') writeFileSync(join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

function shell(command: string, cwd = folder, more: Readonly<Record<string, string>> = {}) {
  const path = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`;
  const { GITHUB_STEP_SUMMARY: _none, FORCE_COLOR: _off, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: { ...env, PATH: path, ...more },
  });
  return { status, output: stdout + stderr };
}

const hasJq = spawnSync('jq', ['--version']).status === 0;

test.each(consoles)('$command prints what the README shows', ({ command, output }) => {
  // A machine without jq can only take the command before it.
  if (!hasJq && command.includes('| jq')) {
    expect(shell(command.replace(/\|.*/, '')).output).toContain(output.trim());
    return;
  }
  expect(shell(command).output.trimEnd()).toBe(output.trimEnd());
});

test('the first lines are the two commands', () => {
  const [{ text } = { text: '' }] = blocks('sh');
  expect(text).toBe('npm ci && npx inception summary v2 --in 192x28x28\nnpm ci && npm test\n');
});

test('the library example runs', () => {
  const [{ text } = { text: '' }] = blocks('js');
  const code = text.replace(
    "require('inception-cli')",
    `require(${JSON.stringify(join(root, 'dist', 'index.cjs'))})`,
  );
  const { status, stdout } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout.split('\n')[0]).toBe(String(3 * 16 * 9 * 30 * 30));
});

/** A repository with the README's spec below nets, its budgets, and a remote that holds the first commit. */
function createRepository(name: string): string {
  const repository = join(folder, name);
  mkdirSync(join(repository, 'nets'), { recursive: true });
  const net = readFileSync(join(folder, 'tiny-net.json'), 'utf8');
  const budgets = readFileSync(join(folder, 'budgets.json'), 'utf8');
  writeFileSync(join(repository, 'nets', 'tiny-net.json'), net);
  writeFileSync(join(repository, 'budgets.json'), budgets.replaceAll('tiny-net.json', 'nets/tiny-net.json'));
  const git = 'git -c user.name=a -c user.email=a@example.com';
  const { status, output } = shell(
    `git init -q -b main . && git add -A && ${git} commit -qm first && git update-ref refs/remotes/origin/main HEAD`,
    repository,
  );
  if (status !== 0) throw new Error(output);
  return repository;
}

function widen(repository: string): void {
  const file = join(repository, 'nets', 'tiny-net.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"out_channels": 16', '"out_channels": 64'));
}

describe('the pre-commit hook', () => {
  test('lets a commit within the budgets pass and stops one that breaks them', () => {
    const repository = createRepository('hook');
    const [{ text } = { text: '' }] = blocks('sh').filter(({ name }) => name === 'pre-commit');
    const hook = join(repository, '.git', 'hooks', 'pre-commit');
    mkdirSync(join(repository, '.git', 'hooks'), { recursive: true });
    writeFileSync(hook, text);
    chmodSync(hook, 0o755);
    const commit =
      'git add -A && git -c user.name=a -c user.email=a@example.com commit --allow-empty -m next';
    expect(shell(commit, repository).status).toBe(0);
    widen(repository);
    const stopped = shell(commit, repository);
    expect(stopped.status).toBe(1);
    expect(stopped.output).toContain('tiny stays tiny');
  });
});

interface Workflow {
  readonly jobs: { readonly cost: { readonly steps: readonly { readonly run?: string }[] } };
}

describe('the job for pull requests', () => {
  /** Runs the job's own commands, but for the installation of what is under test. */
  function runJob(repository: string) {
    const [{ text } = { text: '' }] = blocks('yaml');
    const commands = (parse(text) as Workflow).jobs.cost.steps.flatMap(({ run }) => run ?? []);
    expect(commands[0]).toBe('npm install --global inception-cli');
    const summary = join(repository, '..', 'summary.md');
    writeFileSync(summary, '');
    let output = '';
    for (const command of commands.slice(1)) {
      const filled = command.replace(/\$\{\{ github\.base_ref \}\}/g, 'main');
      const run = shell(filled, repository, { GITHUB_STEP_SUMMARY: summary });
      output += run.output;
      if (run.status !== 0) return { status: run.status, output, summary: readFileSync(summary, 'utf8') };
    }
    return { status: 0, output, summary: readFileSync(summary, 'utf8') };
  }

  test('passes where nothing changed', () => {
    expect(runJob(createRepository('same')).status).toBe(0);
  });

  test('shows the change and fails for a broken budget', () => {
    const repository = createRepository('changed');
    widen(repository);
    const { status, output, summary } = runJob(repository);
    expect(status).toBe(1);
    expect(output).toContain('::error');
    expect(summary).toContain('tiny-net.json');
  });
});
