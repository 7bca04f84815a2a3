import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';
import { runInception } from '../support/run-inception';

const folder = mkdtempSync(join(tmpdir(), 'inception-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('inception compare', () => {
  it('prints plain tables in a pipe', async () => {
    const { status, stdout, stderr } = await runInFolder(['compare', 'v1', 'v2', '--in', '192x28x28']);
    expect([status, stderr]).toEqual([0, '']);
    for (const part of ['393,472', '163,696', '-229,776', '2.40x', '308,281,344', '128,049,152', '2.41x'])
      expect(stdout).toContain(part);
    expect(stdout).toMatch(/^conv3x3 +221,312 .* 129,248 /m);
    expect(stdout).toMatch(/^conv5x5 +153,632 .* 15,920 /m);
    expect(stdout).toContain(
      'v2 computes the same [256, 28, 28] with 58.4 % fewer parameters (2.40x) and 58.5 % fewer multiply-adds (2.41x)\n',
    );
    expect(stdout).not.toContain('│');
  });

  it('draws boxes with colour, fitted to the width, no number broken', async () => {
    for (const COLUMNS of ['60', '80', '120', '200']) {
      const { status, stdout } = await runInception(['compare', 'v1', 'v2', '--color'], { env: { COLUMNS } });
      expect(status).toBe(0);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of colour are taken out
      const plain = stdout.replace(/\u001b\[\d+m/g, '');
      expect(plain).not.toBe(stdout);
      const boxes = plain.split('\n').filter((line) => /^[│┌├└]/.test(line));
      expect(Math.max(...boxes.map((line) => line.length))).toBeLessThanOrEqual(Number(COLUMNS));
      for (const part of [
        '308,281,344',
        '128,049,152',
        '-180,232,192',
        '-58.5 %',
        '2.41x',
        '██████░░  79.0 %',
      ])
        expect(plain).toContain(` ${part} │`);
    }
  });

  it('gives a spec an input of its own', async () => {
    const { status, stdout } = await runInFolder([
      'compare',
      'direct5x5',
      'bottleneck5x5',
      'bottleneck5x5@192x28x28',
      '--metric',
      'macs',
      '--json',
    ]);
    expect(status).toBe(0);
    const { specs, metrics } = JSON.parse(stdout);
    expect(specs.map(({ name }: { name: string }) => name)).toEqual([
      'direct5x5',
      'bottleneck5x5',
      'bottleneck5x5@192x28x28',
    ]);
    expect(metrics.macs.values).toEqual([160563200, 43352064, 44957696]);
    expect(Object.keys(metrics)).toEqual(['macs']);
  });

  it('prints the problems of every spec, and of the options', async () => {
    writeFileSync(join(folder, 'one.json'), '{"input": [3, 8, 8], "layers": [{"type": "Conv2"}]}');
    writeFileSync(join(folder, 'two.json'), '{"input": [3, 8, 8], "layers": [{"type": "Linea"}]}');
    const { status, stdout, stderr } = await runInFolder(
      ['compare', 'one.json', 'two.json', 'v2', 'v3', '--metric', 'param', '--format', 'jsn', '--set', 'x=1'],
      { cwd: folder },
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('one.json:1:');
    expect(stderr).toContain('two.json:1:');
    expect(stderr).toContain('no preset and no file is named "v3"');
    expect(stderr).toContain('did you mean "params"');
    expect(stderr).toContain('did you mean "json"?');
    expect(stderr).toContain('v2: --set: the spec has no variable "x"');
  });

  it('needs two specs', async () => {
    const { status, stderr } = await runInFolder(['compare', 'v1']);
    expect(status).toBe(2);
    expect(stderr).toContain('missing required argument "others"');
  });
});
