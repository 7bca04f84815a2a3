import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';
import { elementsOf, parseXml } from '../support/xml';

let cwd: string;

beforeAll(() => {
  buildIfMissing();
  cwd = mkdtempSync(join(tmpdir(), 'inception-draw-'));
});

afterAll(() => rmSync(cwd, { recursive: true }));

const draw = (...args: readonly string[]) => runInFolder(['draw', ...args], { cwd });

const textsOf = (svg: string) =>
  elementsOf(parseXml(svg)).flatMap(({ name, text }) => (name === 'text' ? [text] : []));

describe('inception draw', () => {
  it('writes the file that it is asked for, and prints nothing', async () => {
    expect(await draw('v2', '-o', 'v2.svg')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(textsOf(readFileSync(join(cwd, 'v2.svg'), 'utf8'))).toContain('163,696 params · 128 M MACs');
  });

  it('prints what has no file, for --format and for -o -', async () => {
    const { stdout } = await draw('v2', '--format', 'svg');
    expect(textsOf(stdout)).toContain('110,720 params');
    expect((await draw('v2', '-o', '-', '--format', 'svg')).stdout).toBe(stdout);
  });

  it('takes the options of specs, an input of its own for each, and a convention', async () => {
    // 5x5x192x64 at 28x28 positions, and at 14x14: 240,844,800 and 60,211,200.
    const one = await draw('direct5x5', '--in', '192x28x28', '--format', 'svg');
    expect(textsOf(one.stdout)).toContain('241 M MACs');
    const two = await draw('direct5x5@192x28x28', 'direct5x5@192x14x14', '--format', 'svg');
    expect(textsOf(two.stdout)).toEqual(expect.arrayContaining(['241 M MACs', '60.2 M MACs', '25.0 %']));
    const flops = await draw('v2', '--convention', 'flops', '--format', 'svg');
    expect(textsOf(flops.stdout)).toContain('163,696 params · 256 M FLOPs');
  });

  it('reads a spec from standard input', async () => {
    const stdin = '{ "input": [4, 2, 2], "layers": [{ "type": "ReLU", "name": "<b>" }] }';
    const { status, stdout } = await runInFolder(['draw', '-', '--format', 'svg'], { cwd, stdin });
    expect(status).toBe(0);
    expect(textsOf(stdout)).toEqual(expect.arrayContaining(['ReLU', '4×2×2']));
  });

  it.each([
    [['--depth', '1'], 'Sequential'],
    [['--no-fold'], 'ReLU'],
    [['--color', 'params'], 'share of parameters'],
    [['--color', 'type'], 'pooling'],
    [['--columns', '2'], 'Output'],
  ])('takes %s', async (options, text) => {
    const { status, stdout } = await draw('v2', ...options, '--format', 'svg');
    expect(status).toBe(0);
    expect(textsOf(stdout)).toContain(text);
  });

  it.each([
    [['v2', '-o', 'v2.png'], '-o must be a file whose name ends with .svg'],
    [['v2', '--format', 'pdf'], '--format must be one of'],
    [['v2', '--depth', 'deep'], '--depth must be a whole number of levels'],
    [['v2', '--color', 'macz'], 'did you mean "macs"'],
    [['v2', '--columns', '0'], '--columns must be a whole number from 1 to 20'],
    [['v2', '--columns', '2'], '--columns needs --format svg'],
    [['v2', '--columns', '2', '-o', 'v2.txt'], 'help: add --format svg, or leave --columns out'],
    [['v2', '--columns', '2', '-o', 'v2.mmd'], '--columns needs --format svg'],
    [['v2', '--columns', '2', '--format', 'dot'], '--columns needs --format svg'],
    [['direct5x5', '--columns', '2', '--style', 'volumes'], '--columns needs --style boxes'],
    [['v2', '--ascii', '--format', 'svg'], '--ascii needs --format text'],
    [['v2', '--ascii', '-o', 'v2.dot'], 'help: add --format text, or leave --ascii out'],
    [['direct5x5', '--ascii', '--style', 'volumes'], '--ascii needs --format text'],
    [['v3', '-o', 'v3.svg'], 'no preset and no file is named "v3"'],
    [['v2', '-o', 'absent/v2.svg'], 'absent/v2.svg cannot be written'],
  ])('refuses %j', async (args, message) => {
    const { status, stdout, stderr } = await draw(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('refuses more boxes than can be read, and says what helps', async () => {
    const layer = { type: 'Conv2d', out_channels: 4, kernel_size: 1 };
    const block = { type: 'Sequential', layers: [layer, { ...layer, kernel_size: 3, padding: 1 }] };
    const repeat = { type: 'Repeat', times: 300, layers: [block] };
    writeFileSync(join(cwd, 'long.json'), JSON.stringify({ input: [4, 8, 8], layers: [repeat] }));
    const all = ['long.json', '--no-collapse', '--format', 'svg'];
    expect((await draw(...all, '--depth', 'all')).stderr).toContain('without --no-collapse it has 2');
    expect((await draw(...all, '--depth', '1')).status).toBe(0);
    writeFileSync(
      join(cwd, 'wide.json'),
      JSON.stringify({
        input: [4, 8, 8],
        layers: Array.from({ length: 300 }, (_, index) => ({
          type: 'Sequential',
          layers: [
            { ...layer, out_channels: 4 + index },
            { ...layer, kernel_size: 3, padding: 1 },
          ],
        })),
      }),
    );
    const { status, stderr } = await draw('wide.json', '--depth', '2', '--format', 'svg');
    expect(status).toBe(2);
    expect(stderr).toContain('has 600 boxes, and at most 500 are drawn');
    expect(stderr).toContain('give --depth 1, at which it has 300');
  });
});
