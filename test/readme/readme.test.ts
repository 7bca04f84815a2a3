import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runAction } from '../support/run-action';
import { buildIfMissing } from '../support/run-inception';
import { runLine } from '../support/run-line';
import { safetensorsFile } from '../support/safetensors-file';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The contents of the README's blocks whose fence begins with these words. */
function blocks(fence: string, page = readme): readonly { readonly name: string; readonly text: string }[] {
  const found = page.matchAll(new RegExp(`^\`\`\`${fence} ?(\\S*)\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  return [...found].map(([, name = '', text = '']) => ({ name, text }));
}

/** A page of docs. */
function readPage(name: string): string {
  return readFileSync(join(root, 'docs', name), 'utf8');
}

/** The pages of docs whose commands are not run here: docs/pytorch.md has a test of its own. */
const testedElsewhere: readonly string[] = ['pytorch.md'];

/** The pages of docs whose commands are run too, and the specs that they show. */
const pages = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md') && !testedElsewhere.includes(name))
  .map(readPage);

const shown = [readme, ...pages];

const consoles = shown
  .flatMap((page) => blocks('console', page))
  .map(({ text }) => {
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
  mkdirSync(join(folder, 'docs'));
  for (const model of ['model.py', 'model.onnx'])
    for (const place of [folder, join(folder, 'docs')])
      copyFileSync(join(root, 'docs', model), join(place, model));
  writeFileSync(join(folder, 'trained.safetensors'), checkpoint());
  for (const { name, text } of shown.flatMap((page) => blocks('json', page)))
    if (name !== '') writeFileSync(join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Weights of the preset bottleneck5x5, with one of another name and two of other sizes. */
function checkpoint(): Uint8Array {
  const { head, dataBytes } = safetensorsFile([
    ['reduce.weight', 'float32', [32, 128, 1, 1]],
    ['reduce1x1.bias', 'float32', [32]],
    ['conv5x5.weight', 'float32', [48, 32, 5, 5]],
    ['conv5x5.bias', 'float32', [48]],
  ]);
  return Buffer.concat([head, Buffer.alloc(dataBytes)]);
}

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

// What two pages show is run once.
const distinct = [...new Map(consoles.map((shown) => [shown.command + shown.output, shown])).values()];

test.each(distinct)('$command prints what is shown', async ({ command, output }) => {
  // A machine without jq can only take the command before it.
  if (!hasJq && command.includes('| jq')) {
    expect(shell(command.replace(/\|.*/, '')).output).toContain(output.trim());
    return;
  }
  const { stdout, stderr } = await runLine(command, { cwd: folder });
  expect((stdout + stderr).trimEnd()).toBe(output.trimEnd());
});

test('the first lines are the two commands', () => {
  const [{ text } = { text: '' }] = blocks('sh');
  expect(text).toBe('npm ci && npx inception summary v2 --in 192x28x28\nnpm ci && npm test\n');
});

test.each([
  [0, 3 * 16 * 9 * 30 * 30],
  [1, 128_049_152],
])('example %i of the library prints its multiply-adds first', (index, macs) => {
  const code = blocks('js', readPage('library.md'))[index]?.text.replace(
    "require('inception-cli')",
    `require(${JSON.stringify(join(root, 'dist', 'index.cjs'))})`,
  );
  const { status, stdout } = spawnSync(process.execPath, ['-e', code ?? ''], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect(status).toBe(0);
  expect(stdout.split('\n')[0]).toBe(String(macs));
});

/** A repository with the spec of README.md below nets, its budgets, and a remote that holds the first commit. */
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
    const [{ text } = { text: '' }] = blocks('sh', readPage('ci.md')).filter(
      ({ name }) => name === 'pre-commit',
    );
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

  test('checks what is staged, whatever the work tree has', () => {
    const repository = createRepository('staged');
    const [{ text } = { text: '' }] = blocks('sh', readPage('ci.md')).filter(
      ({ name }) => name === 'pre-commit',
    );
    const hook = join(repository, '.git', 'hooks', 'pre-commit');
    writeFileSync(hook, text);
    chmodSync(hook, 0o755);
    const commit = 'git -c user.name=a -c user.email=a@example.com commit --allow-empty -m next';
    const file = join(repository, 'nets', 'tiny-net.json');
    const right = readFileSync(file, 'utf8');
    writeFileSync(file, right.replace('Conv2d', 'Conv2dd'));
    expect(shell(commit, repository).status).toBe(0);
    shell('git add -A', repository);
    writeFileSync(file, right);
    expect(shell(commit, repository)).toMatchObject({
      status: 1,
      output: expect.stringContaining('"Conv2dd"'),
    });
  });
});

interface Workflow {
  readonly jobs: {
    readonly cost: {
      readonly steps: readonly { readonly uses: string; readonly with?: Readonly<Record<string, string>> }[];
    };
  };
}

describe('the job for pull requests', () => {
  /** Runs the job's step of this repository, on a pull request for the commit that main is at. */
  function runJob(repository: string) {
    const [{ text } = { text: '' }] = blocks('yaml', readPage('ci.md')).filter(
      ({ name }) => name === 'cost.yml',
    );
    const [checkout, own, ...others] = (parse(text) as Workflow).jobs.cost.steps;
    expect(checkout?.uses).toMatch(/^actions\/checkout@v\d$/);
    const [, folder = ''] = /^OWNER\/inception\/(.*)@main$/.exec(own?.uses ?? '') ?? [];
    expect(existsSync(join(root, folder, 'action.yml'))).toBe(true);
    expect(others).toEqual([]);
    const base = shell('git rev-parse origin/main', repository).output.trim();
    const event = { pull_request: { base: { sha: base } } };
    return runAction({ folder: repository, inputs: own?.with ?? {}, event });
  }

  test('passes where nothing changed', () => {
    expect(runJob(createRepository('same')).status).toBe(0);
  });

  test('shows the change and fails for a broken budget', () => {
    const repository = createRepository('changed');
    widen(repository);
    const { status, log, summary } = runJob(repository);
    expect(status).toBe(1);
    expect(log).toContain('::error');
    expect(summary).toContain('tiny-net.json');
  });
});

describe('the hooks of pre-commit', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files?: string;
    readonly args?: readonly string[];
    readonly pass_filenames?: boolean;
  }
  const offered = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
  const [{ text } = { text: '' }] = blocks('yaml', readPage('ci.md')).filter(
    ({ name }) => name === 'pre-commit-config',
  );
  const config = parse(text) as { readonly repos: readonly { readonly hooks: readonly Partial<Hook>[] }[] };

  /** Runs each hook of docs/ci.md as pre-commit does: its entry, its arguments and the files that it is for. */
  function runHooks(repository: string): readonly (number | null)[] {
    return config.repos.flatMap(({ hooks }) =>
      hooks.map((chosen) => {
        const hook = offered.find(({ id }) => id === chosen.id);
        if (hook === undefined) throw new Error(`there is no hook ${chosen.id}`);
        const staged = shell('git ls-files "*.json"', repository).output.trim().split('\n');
        const files = staged.filter((file) => new RegExp(chosen.files ?? '').test(file));
        const names = hook.pass_filenames === false ? [] : files;
        return shell([hook.entry, ...(chosen.args ?? []), ...names].join(' '), repository).status;
      }),
    );
  }

  test('are those that docs/ci.md uses, and stop broken specs and broken budgets', () => {
    expect(offered.map(({ id }) => id)).toEqual(['inception-validate', 'inception-check']);
    const repository = createRepository('pre-commit');
    expect(runHooks(repository)).toEqual([0, 0]);
    widen(repository);
    expect(runHooks(repository)).toEqual([0, 1]);
    writeFileSync(join(repository, 'nets', 'tiny-net.json'), '{ "layers": [{ "type": "Relu" }] }');
    expect(runHooks(repository)).toEqual([2, 2]);
  });
});

test('no line needs a package that is not published', () => {
  expect(readme).not.toMatch(/npm (install|i)\b.*inception-cli|npx.*inception-cli/);
});

test('README.md fits on a few screens', () => {
  expect(readme.split('\n').length).toBeLessThan(200);
});
