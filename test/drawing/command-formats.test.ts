import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runInProcess } from '../support/run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'inception-draw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const draw = (args: readonly string[], width: number | null = null) =>
  runInProcess(['draw', ...args], { terminalWidth: () => width });

describe('inception draw', () => {
  it('without a file draws characters, as many as there is room for', () => {
    const wide = draw(['v2'], 120);
    expect([wide.status, wide.stderr]).toEqual([0, '']);
    expect(wide.stdout).toContain('12,352 params');
    const narrow = draw(['v2'], 80);
    expect(narrow.stdout).toContain('│128×28×28 86.7M│');
    expect(draw(['v2', '--ascii'], 80).stdout).toContain('|128x28x28 86.7M|');
    expect(draw(['v2'], 40).stdout).toContain('as a table:\n');
  });

  it('shades the boxes where there is colour, and not in a file', () => {
    const isTerminal = () => true;
    const { stdout } = runInProcess(['draw', 'v2'], { isTerminal, terminalWidth: () => 80 });
    expect(stdout).toContain('\u001b[38;5;16;48;5;202m');
    const file = join(folder, 'v2.txt');
    expect(runInProcess(['draw', 'v2', '-o', file], { isTerminal }).status).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
  });

  it.each([
    ['v2.mmd', /^---\ntitle: "InceptionModuleV2 · 163,696 params · 128 M MACs"\n---\nflowchart TB\n/],
    ['v2.dot', /^digraph "InceptionModuleV2" \{\n/],
    ['v2.txt', /^InceptionModuleV2 · 163,696 params · 128 M MACs\n/],
    ['v2.svg', /^<svg /],
  ])('into %s writes what its name says', (name, beginning) => {
    const file = join(folder, name);
    const { status, stdout } = draw(['v2', '-o', file]);
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toMatch(beginning);
  });

  it('refuses a Mermaid flowchart that is too large, with what helps', () => {
    const { status, stderr } = draw(['densenet121', '--depth', '3', '--format', 'mermaid']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/the drawing of DenseNet has \d+ edges, and Mermaid draws at most 500/);
    expect(stderr).toContain('--depth 2');
  });
});

describe('inception draw --style volumes', () => {
  it('draws chains on one scale, as SVG', () => {
    const { status, stdout, stderr } = draw(['direct5x5', 'bottleneck5x5', '--style', 'volumes']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<svg /);
    expect(stdout).toContain('160,563,200 multiply-adds, 204,864 parameters');
    expect(stdout).toContain('43,352,064 multiply-adds, 55,392 parameters');
  });

  it('names networks of one name by their references', () => {
    const { stdout } = draw(['direct5x5', 'direct5x5@64x14x14', '--style', 'volumes']);
    expect(stdout).toContain('>direct5x5@64x14x14</text>');
  });

  it('refuses what is no chain, what is no SVG, and another style', () => {
    const mermaid = draw(['direct5x5', '--style', 'volumes', '--format', 'mermaid']);
    expect(mermaid.stderr).toContain('--format mermaid cannot be combined with --style volumes');
    const branches = draw(['v2', '--style', 'volumes']);
    expect([branches.status, branches.stdout]).toEqual([2, '']);
    expect(branches.stderr).toContain('error[draw/no-chain]: InceptionModuleV2 cannot be drawn as volumes');
    expect(draw(['direct5x5', '--style', 'volumes', '-o', join(folder, 'x.dot')]).status).toBe(2);
    expect(draw(['direct5x5', '--style', 'volumes', '--format', 'text']).status).toBe(2);
    expect(draw(['direct5x5', '--style', 'cubes']).stderr).toContain('volumes');
  });
});
