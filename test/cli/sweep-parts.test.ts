import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';
import { rowsOf, sweepFolder, V2 } from './sweep-folder';

const { folder, sweep, text } = sweepFolder();

describe('a sweep in parts', () => {
  it('is the whole byte for byte when they are joined, in whatever order they are given', async () => {
    await sweep(...V2, '-o', 'whole.jsonl');
    for (const part of ['1', '2', '3', '4'])
      await sweep(...V2, '--shard', `${part}/4`, '-o', `part${part}.jsonl`);
    const parts = ['part3.jsonl', 'part1.jsonl', 'part4.jsonl', 'part2.jsonl'];
    expect((await sweep('--merge', ...parts, '--format', 'json')).stdout).toBe(text('whole.jsonl'));
    const direct = await sweep(...V2.slice(0, -2), '--pareto', 'max:params,macs', '--format', 'csv');
    expect((await sweep('--merge', ...parts, '--pareto', 'max:params,macs', '--format', 'csv')).stdout).toBe(
      direct.stdout,
    );
    const kept = await sweep('--merge', ...parts, '--keep', 'macs<=20M', '--format', 'json');
    expect(rowsOf(kept.stdout)).toEqual(rowsOf((await sweep(...V2, '--keep', 'macs<=20M')).stdout));
  });

  it('is refused where a part is missing, given twice, not finished or of another sweep', async () => {
    await sweep(...V2, '--shard', '1/2', '-o', 'a.jsonl');
    await sweep(...V2, '--shard', '2/2', '-o', 'b.jsonl');
    await sweep(...V2, '--shard', '2/2', '--batch', '2', '-o', 'other.jsonl');
    writeFileSync(join(folder, 'cut.jsonl'), text('b.jsonl').split('\n').slice(0, 5).join('\n'));
    const problemOf = async (...parts: readonly string[]) => {
      const { status, stderr } = await sweep('--merge', ...parts, '--format', 'json');
      expect(status).toBe(2);
      return stderr;
    };
    expect(await problemOf('a.jsonl')).toContain('a part is missing: 2/2');
    expect(await problemOf('a.jsonl', 'b.jsonl', 'b.jsonl')).toContain('a part is there twice');
    expect(await problemOf('a.jsonl', 'cut.jsonl')).toContain('cut.jsonl is not finished');
    expect(await problemOf('a.jsonl', 'other.jsonl')).toContain('is of another sweep');
    const [head = '', , ...others] = text('b.jsonl').split('\n');
    writeFileSync(join(folder, 'hole.jsonl'), [head, ...others].join('\n'));
    expect(await problemOf('a.jsonl', 'hole.jsonl')).toContain(
      'hole.jsonl has fewer or more rows than its last line says',
    );
  });
});

describe('--merge', () => {
  it.each([
    ['--in', '192x14x14'],
    ['--set', 'pool=8'],
    ['--batch', '2'],
    ['--dtype', 'float16'],
    ['--param-dtype', 'int8'],
    ['--attention', 'math'],
    ['--convention', 'macs'],
    ['--vary', 'width=1,2'],
    ['--metric', 'params'],
    ['--shard', '1/2'],
    ['--resume', 'part.jsonl'],
    ['--max-layers', '9'],
    ['--root', '.'],
    ['--allow-outside'],
    ['--strict'],
    ['--train'],
    ['--jobs', '2'],
  ])('refuses %s, which changes nothing of what was evaluated', async (option, ...value) => {
    const { status, stdout, stderr } = await sweep('--merge', 'point.json', '--json', option, ...value);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const { diagnostics } = JSON.parse(stderr);
    expect(diagnostics).toMatchObject([{ code: 'usage/invalid-option' }]);
    expect(diagnostics[0].message).toContain(`${option} cannot be combined with --merge`);
  });
});

describe('a sweep that was stopped', () => {
  it('goes on where it was cut off, so that nothing is lost or doubled', async () => {
    await sweep(...V2, '-o', 'full.jsonl');
    const full = text('full.jsonl');
    const firstRow = full.indexOf('\n') + 1;
    for (const length of [
      firstRow,
      firstRow + 1,
      2000,
      5001,
      full.length - 30,
      full.length - 1,
      full.length,
    ]) {
      writeFileSync(join(folder, 'cut.jsonl'), full.slice(0, length));
      expect((await sweep(...V2, '--resume', 'cut.jsonl')).status).toBe(0);
      expect(text('cut.jsonl')).toBe(full);
    }
    rmSync(join(folder, 'cut.jsonl'));
    await sweep(...V2, '--resume', 'cut.jsonl');
    expect(text('cut.jsonl')).toBe(full);
  });

  it('is not gone on with by another sweep', async () => {
    await sweep(...V2, '-o', 'mine.jsonl');
    const before = text('mine.jsonl');
    const { status, stderr } = await sweep(...V2, '--batch', '2', '--resume', 'mine.jsonl');
    expect(status).toBe(2);
    expect(stderr).toContain('mine.jsonl is of another sweep');
    expect(text('mine.jsonl')).toBe(before);
  });

  it('by Ctrl-C keeps what is done, says how to go on and exits 130', async () => {
    const many = ['v2', '--vary', 'out_3x3=1..400', '--format', 'json', '--jobs', '1'];
    const onInterrupt = (handle: () => void) => {
      setImmediate(handle);
      return () => undefined;
    };
    const args = ['sweep', ...many, '--resume', 'stopped.jsonl'];
    const { status, stderr } = await runInFolder(args, { cwd: folder }, { onInterrupt });
    expect(status).toBe(130);
    expect(stderr).toMatch(
      /^stopped after \d+ of 400 variants; continue with the same command and --resume stopped.jsonl\n$/,
    );
    const done = rowsOf(text('stopped.jsonl'));
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(400);
    await sweep(...many, '--resume', 'stopped.jsonl');
    expect(rowsOf(text('stopped.jsonl')).map(({ index }) => index)).toEqual(
      Array.from({ length: 400 }, (_, index) => index),
    );
  });

  it('by Ctrl-C before the first row prints no table', async () => {
    const none = ['v2', '--vary', 'out_3x3=1..400', '--keep', 'macs<1', '--jobs', '1'];
    const onInterrupt = (handle: () => void) => {
      setImmediate(handle);
      return () => undefined;
    };
    const { status, stdout, stderr } = await runInFolder(
      ['sweep', ...none],
      { cwd: folder },
      { onInterrupt },
    );
    expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
    expect(stderr).toMatch(
      /^stopped after \d+ of 400 variants; use --resume FILE --format json to be able to continue\n$/,
    );
  });
});
