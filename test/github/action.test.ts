import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { action, actionText, type Event, runAction } from '../support/run-action';
import { buildIfMissing } from '../support/run-inception';

const root = join(__dirname, '..', '..');

let repository: Repository;

function run(inputs: Readonly<Record<string, string>>, event: Event = {}) {
  return runAction({ folder: repository.folder, inputs, event });
}

/** The words of each call of the program but of `--version`, where one that only prints its words stands for it. */
function callsOf(
  inputs: Readonly<Record<string, string>>,
  event: Event = {},
): readonly (readonly string[])[] {
  const program = join(repository.folder, '.git', 'printing-program');
  writeFileSync(program, '#!/bin/sh\nprintf "%s\\t" "$@"\necho\n');
  chmodSync(program, 0o755);
  const { status, log } = run({ ...inputs, command: program }, event);
  expect(status).toBe(0);
  return log.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t').slice(0, -1)]));
}

/** The diff of the folder of networks with a base. */
const diffWith = (base: string, ...options: readonly string[]) => [
  ['diff', '--format', 'github', '--base', base, ...options, '--', 'nets'],
];

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
  repository = createRepository({
    'nets/a.json': net(3),
    'nets/b c.json': net(1),
    'budgets/checks.json': checks(1000),
  });
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
    expect(actionText).not.toMatch(/token:|github\.token|secrets\./);
  });

  test('the same', () => {
    const { status, log, summary } = run({
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
    const { status, log, summary } = run({
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
    expect(run({ paths: 'nets' }).status).toBe(1);
    expect(run({ paths: 'nets', options: '--exit-zero' }).status).toBe(0);
  });

  test('paths a line each, and a budget that alone is broken', () => {
    repository.write('budgets/checks.json', checks(10));
    const paths = '\n  nets/a.json\n  nets/b c.json\n';
    const inputs = { paths, base: 'HEAD', checks: 'budgets/checks.json', format: 'text' };
    const { status, log, summary } = run(inputs);
    expect(status).toBe(1);
    expect(log).toContain('specs: 2 unchanged against HEAD');
    expect(summary).toContain('specs: 2 unchanged against HEAD');
    expect(summary).toContain('budget');
  });

  test('trouble', () => {
    repository.write('nets/a.json', '{ "layers": [');
    const broken = run({ paths: 'nets', base: 'HEAD' });
    expect(broken.status).toBe(2);
    expect(broken.log).toContain('::error title=json/syntax,file=nets/a.json,line=1::');
    expect(run({ paths: 'nets', base: 'none' }).status).toBe(2);
    expect(run({ paths: 'none', base: 'HEAD' }).status).toBe(2);
    expect(run({ paths: ' ', base: 'HEAD' }).status).toBe(2);
  });

  test('takes every line of its options, blanks within quotes too', () => {
    const withOptions = (options: string) => callsOf({ paths: 'nets', base: 'HEAD', options });
    const called = (...options: readonly string[]) => diffWith('HEAD', ...options);
    expect(withOptions('--exit-zero\n--metric params')).toEqual(called('--exit-zero', '--metric', 'params'));
    expect(withOptions('\n  --in\n  8x9x9  \n')).toEqual(called('--in', '8x9x9'));
    expect(withOptions(`--set 'note=two words'`)).toEqual(called('--set', 'note=two words'));
    expect(callsOf({ paths: 'nets', base: 'HEAD', metric: 'params,macs' })).toEqual(
      called('--metric', 'params,macs'),
    );
    expect(run({ paths: 'nets', base: 'HEAD', options: "--set 'note=open" })).toMatchObject({
      status: 2,
      log: expect.stringContaining('::error title=inception diff::a quote'),
    });
  });

  test('a program that is not there is trouble, not a difference', () => {
    for (const command of ['inception-not-installed', 'false']) {
      expect(run({ paths: 'nets', base: 'HEAD', command })).toMatchObject({
        status: 2,
        log: expect.stringContaining(
          `::error title=inception diff::the program cannot be run as "${command}"`,
        ),
      });
    }
    const command = `${process.execPath} ${join(root, 'bin', 'inception.cjs')}`;
    expect(run({ paths: 'nets', base: 'HEAD', command }).status).toBe(0);
  });
});

describe('the base of the action', () => {
  /** The commit of the repository as it is. */
  function head(): string {
    return spawnSync('git', ['rev-parse', 'HEAD'], {
      cwd: repository.folder,
      encoding: 'utf8',
    }).stdout.trim();
  }

  let first: string;

  /** `first` has a kernel of 3, the commit after it one of 5, and the last one only another file. */
  beforeEach(() => {
    first = head();
    repository.write('nets/a.json', net(5));
    repository.commit();
    repository.write('notes.txt', 'x');
    repository.commit();
  });

  test.each([
    ['a pull request', (base: string) => ({ pull_request: { base: { sha: base } } })],
    ['a merge queue', (base: string) => ({ merge_group: { base_sha: base } })],
    ['a push', (base: string) => ({ before: base })],
  ])('is that of %s', (_event, eventOf) => {
    for (const base of [first, head()]) {
      expect(callsOf({ paths: 'nets' }, eventOf(base))).toEqual(diffWith(base));
    }
  });

  test('is the commit before for a new branch and for a run by hand', () => {
    const created = { before: '0'.repeat(40) };
    for (const event of [created, {}]) expect(callsOf({ paths: 'nets' }, event)).toEqual(diffWith('HEAD^'));
  });

  test('is the given one, whatever the event says', () => {
    expect(callsOf({ paths: 'nets', base: first }, { before: head() })).toEqual(diffWith(first));
  });

  test('is fetched where only the server has it, as after a forced push', () => {
    const server = mkdtempSync(join(tmpdir(), 'inception-server-'));
    repository.git('clone', '--bare', '.', server);
    repository.git('config', 'remote.origin.url', server);
    const lost = spawnSync(
      'git',
      [
        '-C',
        server,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@example.org',
        'commit-tree',
        '-m',
        'lost',
        `${first}^{tree}`,
      ],
      { encoding: 'utf8' },
    ).stdout.trim();
    spawnSync('git', ['-C', server, 'config', 'uploadpack.allowAnySHA1InWant', 'true']);
    expect(run({ paths: 'nets' }, { before: lost })).toMatchObject({
      status: 1,
      summary: expect.stringContaining(`1 changed, 1 unchanged against ${lost}`),
    });
    rmSync(server, { recursive: true });
    const gone = run({ paths: 'nets' }, { before: '1'.repeat(40) });
    expect(gone).toMatchObject({ status: 2, log: expect.stringContaining('git does not know the revision') });
  });
});

describe('the program of the action', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inception-action-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /**
   * A fresh clone of this repository, with a build that takes what this checkout has built, and an npm that installs what
   * it has without asking a registry.
   */
  function clone(npm: string) {
    for (const path of ['bin', 'package.json'])
      cpSync(join(root, path), join(folder, path), { recursive: true });
    mkdirSync(join(folder, 'tools'));
    const copy = `cpSync(${JSON.stringify(join(root, 'dist'))}, 'dist', { recursive: true });`;
    writeFileSync(join(folder, 'tools', 'build.mjs'), `import { cpSync } from 'node:fs';\n${copy}\n`);
    mkdirSync(join(folder, '.github', 'actions', 'diff'), { recursive: true });
    mkdirSync(join(folder, 'commands'));
    writeFileSync(join(folder, 'commands', 'npm'), `#!/bin/sh\n${npm}\n`);
    chmodSync(join(folder, 'commands', 'npm'), 0o755);
    return { actionRoot: folder, path: `${join(folder, 'commands')}${delimiter}${process.env.PATH}` };
  }

  test('is built from its own repository, once', () => {
    const own = clone(`echo "npm $*" >> npm.log; ln -s "${join(root, 'node_modules')}" node_modules`);
    repository.write('nets/a.json', net(5));
    const inputs = { paths: 'nets', base: 'HEAD' };
    expect(runAction({ folder: repository.folder, inputs, ...own })).toMatchObject({
      status: 1,
      log: expect.stringContaining('file=nets/a.json,line=8::stem (Conv2d): kernel_size 3 -> 5'),
    });
    expect(runAction({ folder: repository.folder, inputs, ...own }).status).toBe(1);
    expect(readFileSync(join(folder, 'npm.log'), 'utf8')).toBe(
      'npm ci --ignore-scripts --no-audit --no-fund\n',
    );
  });

  test('that cannot be installed is trouble', () => {
    expect(
      runAction({ folder: repository.folder, inputs: { paths: 'nets', base: 'HEAD' }, ...clone('exit 1') }),
    ).toMatchObject({
      status: 2,
      log: expect.stringContaining(
        '::error title=inception diff::the packages of the program cannot be installed',
      ),
    });
  });
});
