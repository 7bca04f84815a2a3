import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../../support/run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'inception-arguments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The class of a spec without its docstring, from its constructor on. */
async function classOf(vars: Readonly<Record<string, number>>, layers: readonly object[]): Promise<string> {
  writeFileSync(join(folder, 'net.json'), JSON.stringify({ name: 'Net', input: [4, 8, 8], vars, layers }));
  const { stdout } = await runInFolder(['export', 'net.json'], { cwd: folder });
  return stdout.slice(stdout.indexOf('    def __init__'));
}

const conv = (name: string, out: string | number, more: object = {}) => ({
  ...{ type: 'Conv2d', name, out_channels: out, kernel_size: 1 },
  ...more,
});

/** The variables of a spec are arguments where what the spec computes of them is a sum, as the expressions beside each say. */
describe('the numbers that a network is made by', () => {
  it.each([
    [
      'in sums, and in halves without a rest',
      { width: 4, classes: 10 },
      [
        conv('a', '${width}'),
        conv('b', '${2 * width}'),
        conv('c', '${width // 2}'),
        conv('d', '${3 * width + classes - 1}'),
        conv('e', '${width + 5}'),
      ],
      [
        'self, in_channels: int = 4, width: int = 4, classes: int = 10',
        'nn.Conv2d(in_channels, width, kernel_size=1)',
        'nn.Conv2d(width, 2 * width, kernel_size=1)',
        'nn.Conv2d(2 * width, width // 2, kernel_size=1)',
        'nn.Conv2d(width // 2, 3 * width + classes - 1, kernel_size=1)',
        'nn.Conv2d(3 * width + classes - 1, width + 5, kernel_size=1)',
      ],
    ],
    [
      'in lists',
      { rows: 4 },
      [
        { type: 'AdaptiveAvgPool2d', name: 'p', output_size: ['${rows}', 2] },
        { type: 'Upsample', name: 'u', size: ['${2 * rows}', '${rows}'] },
        { type: 'Mean', dim: 1 },
        { type: 'Reshape', name: 'r', shape: [-1, '${rows}', '${2 * rows}'] },
      ],
      [
        'nn.AdaptiveAvgPool2d((rows, 2))',
        'nn.Upsample((2 * rows, rows))',
        'self.rows = rows',
        'reshape(*(-1, self.rows, 2 * self.rows))',
      ],
    ],
  ] as const)('are arguments %s', async (_what, vars, layers, expected) => {
    const text = await classOf(vars, layers);
    for (const code of expected) expect(text).toContain(code);
  });

  /** 4 x 4 is 16, and 12 x 4 - 32 too, as at 8: it is 8 x 8 all the same. */
  it.each([
    ['in a product with itself', { width: 4 }, [conv('a', '${width * width}')], 'nn.Conv2d(in_channels, 16,'],
    [
      'in a difference',
      { width: 4 },
      [conv('a', '${width}'), conv('b', '${20 - width}')],
      'nn.Conv2d(4, 16,',
    ],
    ['in a part with a rest', { width: 8 }, [conv('a', '${width * 3 // 4}')], 'nn.Conv2d(in_channels, 6,'],
    [
      'in other layers',
      { depth: 2 },
      [{ type: 'Repeat', times: '${depth}', layers: [conv('a${i}', 4)] }],
      'self, in_channels: int = 4)',
    ],
    [
      'in a product with another one',
      { width: 4, times: 2 },
      [conv('a', '${width * times}')],
      'nn.Conv2d(4, 8,',
    ],
    [
      'in a list whose other number is no sum',
      { rows: 4 },
      [{ type: 'AdaptiveAvgPool2d', name: 'p', output_size: ['${rows}', '${rows * rows}'] }],
      'nn.AdaptiveAvgPool2d((4, 16))',
    ],
    ['in a flag', { width: 4 }, [conv('a', 4, { bias: '${width > 6}' })], 'kernel_size=1, bias=False'],
  ] as const)('are none %s', async (_what, vars, layers, expected) => {
    expect(await classOf(vars, layers)).toContain(expected);
  });
});
