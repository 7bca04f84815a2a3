import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: {
    readonly test: {
      readonly strategy: { readonly matrix: { readonly node: readonly number[] } };
      readonly steps: readonly Step[];
    };
  };
}

const root = join(__dirname, '..', '..');
const text = readFileSync(join(root, '.github', 'workflows', 'ci.yml'), 'utf8');
const document = parseDocument(text);
const { jobs, permissions } = document.toJS() as Workflow;
const { steps, strategy } = jobs.test;

it('is YAML without errors and warnings', () => {
  expect([...document.errors, ...document.warnings]).toEqual([]);
});

it("runs the README's test command", () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, command = ''] = /^```sh\n.*\n(.*)\n```$/m.exec(readme) ?? [];
  expect(command).toContain('npm test');
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual([command]);
});

it('runs it on each supported version of Node, the oldest that the package takes first', () => {
  expect(strategy.matrix.node).toEqual([20, 22, 24]);
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(engines.node).toBe('>=20');
  const setUp = steps.find(({ uses }) => uses?.startsWith('actions/setup-node'));
  expect(setUp?.with?.['node-version']).toBe('${{ matrix.node }}');
});

it('pins its actions, may only read, and names no registry', () => {
  for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  expect(permissions).toEqual({ contents: 'read' });
  expect(text).not.toMatch(/registry|https?:/);
});
