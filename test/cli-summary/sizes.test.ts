import { beforeAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

async function printed(...args: readonly string[]) {
  const { status, stdout, stderr } = await runInFolder(['summary', ...args]);
  expect(status).toBe(0);
  return { stdout, stderr };
}

/** The lines about sizes, by what they are of. */
function sizesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+) \(MB\): (.+)$/gm)].map(([, name = '', size = '']) => [name, size]),
  );
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(2);

describe.concurrent('the sizes that summary prints', () => {
  it('agree with its JSON', async () => {
    const { totals } = JSON.parse((await printed('vit_b_16', '--json')).stdout);
    for (const format of ['text', 'tree']) {
      const { stdout, stderr } = await printed('vit_b_16', '--format', format);
      // What all modules but Sequentials and the root give in torch 1.13, and 12 tensors of attention weights, 197 x 197,
      // which torchvision's blocks ask their attention not to give.
      const passes = 2 * (140_403_616 + 12 * 197 * 197 * 4);
      expect(sizesIn(stdout)).toEqual({
        'Input size': mebibytes(totals.input_bytes),
        'Forward/backward pass size': mebibytes(passes),
        'Params size': mebibytes(totals.param_bytes),
        'Estimated Total Size': mebibytes(totals.input_bytes + passes + totals.param_bytes),
      });
      expect(stderr).toBe('');
    }
  });

  it('follow --dtype and --param-dtype in every format', async () => {
    // 192 x 28 x 28 numbers of input and 163,696 parameters
    const half = sizesIn((await printed('v2', '--dtype', 'float16')).stdout);
    const whole = sizesIn((await printed('v2')).stdout);
    const tools = sizesIn((await printed('v2', '--dtype', 'float16', '--format', 'torchsummary')).stdout);
    const quarter = sizesIn((await printed('v2', '--param-dtype', 'int8')).stdout);
    expect([whole['Input size'], half['Input size'], quarter['Input size']]).toEqual([
      '0.57',
      '0.29',
      '0.57',
    ]);
    expect([whole['Params size'], half['Params size'], quarter['Params size']]).toEqual([
      '0.62',
      '0.31',
      '0.16',
    ]);
    expect(tools).toEqual(half);
  });

  it('are those of buffers too where these have a type of their own', async () => {
    // resnet18 has 20 norms, of 4,800 channels together: two numbers for each of these, and 20 counters of 8 bytes.
    const args = ['resnet18', '--param-dtype', 'float16'];
    const { stdout } = await printed(...args, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      model: { dtype: 'float32', param_dtype: 'float16' },
      totals: { param_bytes: 2 * 11_689_512, buffer_bytes: 2 * 2 * 4_800 + 8 * 20 },
    });
    expect(sizesIn((await printed(...args)).stdout)['Buffers size']).toBe('0.02');
    expect(sizesIn((await printed('resnet18')).stdout)['Buffers size']).toBeUndefined();
  });

  it('take the element types that there are', async () => {
    const { status, stderr } = await runInFolder(['summary', 'v2', '--param-dtype', 'int5']);
    expect(status).toBe(2);
    expect(stderr).toContain('--param-dtype');
    expect(stderr).toContain('int4');
  });
});

describe.concurrent("torchsummary's own sizes", () => {
  it('have a note on standard error where they are absurd', async () => {
    const { stdout, stderr } = await printed('vit_b_16', '--format', 'torchsummary');
    expect(sizesIn(stdout)['Forward/backward pass size']).toBe('537311.34');
    expect(stderr).toMatch(
      /^note: the forward\/backward pass size is 271\.35 MB, not 537311\.34; the total is 602\.16 MB, not 537642\.15: .+\n$/,
    );
  });

  it('have none where they are right, and none of the other formats has one', async () => {
    for (const args of [['resnet18', '--format', 'torchsummary'], ['vit_b_16'], ['vit_b_16', '--json']])
      expect((await printed(...args)).stderr).toBe('');
  });
});
