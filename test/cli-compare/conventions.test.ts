import { beforeAll, describe, expect, it } from 'vitest';
import { conventions } from '../../src/conventions/index';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

const names = conventions.map(({ name }) => name);

async function compared(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runInFolder(['compare', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe.concurrent('inception compare --conventions', () => {
  it('prints the totals of one spec, a line a convention', async () => {
    const text = await compared('resnet50', '--conventions', 'all');
    const rows = text.split('\n').slice(2, 2 + names.length);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(names);
    expect(text).toMatch(/^macs +Mult-Adds +4,089,184,256$/m);
    expect(text).toMatch(/^fvcore +fvcore MACs +4,111,512,576$/m);
    expect(text).toContain('\nfvcore: Multiply-adds, with terms for normalisation');
  });

  it('prints the totals of several, each against the first', async () => {
    const text = await compared('v1', 'v2', '--conventions', 'fvcore,macs');
    expect(text).toMatch(/^Convention +Figure +v1 +v2 +Difference +Percent +v1 \/ v2$/m);
    expect(text).toMatch(/^macs +Mult-Adds +308,281,344 +128,049,152 +-180,232,192 +-58.5 % +2.41x$/m);
    expect(text).not.toContain('thop');
  });

  it('adds a key to JSON, in the order of the command line', async () => {
    const json = JSON.parse(await compared('v1', 'v2', '--json', '--conventions', 'flops,macs'));
    expect(json.schema).toBe('inception.comparison/1');
    expect(Object.keys(json.conventions)).toEqual(['flops', 'macs']);
    expect(json.conventions.macs).toEqual({
      title: 'Mult-Adds',
      values: [308281344, 128049152],
      changes: [{ difference: -180232192, percent: -58.463542, ratio: 2.407524 }],
    });
    expect(json.metrics.macs.values).toEqual([308281344, 128049152]);
    expect(JSON.parse(await compared('v1', 'v2', '--json')).conventions).toBeUndefined();
  });

  it('prints Markdown and CSV', async () => {
    const markdown = await compared('v1', 'v2', '--conventions', 'macs', '--format', 'markdown');
    expect(markdown.split('\n')).toHaveLength(4);
    expect(markdown).toContain(
      '| macs       | Mult-Adds | 308,281,344 | 128,049,152 | -180,232,192 | -58.5 % |   2.41x |',
    );
    const csv = await compared('v1', 'v2', '--conventions', 'macs', '--format', 'csv');
    expect(csv.split('\n')).toEqual([
      'convention,spec,value,difference,percent,ratio',
      'macs,v1,308281344,,,',
      'macs,v2,128049152,-180232192,-58.463542,2.407524',
      '',
    ]);
  });

  it('says what is wrong with them', async () => {
    const { status, stdout, stderr } = await runInFolder([
      'compare',
      'v1',
      '--conventions',
      'fvcor',
      '--metric',
      'params',
    ]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean "fvcore"?');
    expect(stderr).toContain('--metric cannot be combined with --conventions');
  });
});
