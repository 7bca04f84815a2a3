import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runInFolder } from '../support/run-in-process';

/** 8 x 10 x 10 through a 1x1 convolution: 8 x width + width parameters, 800 x width multiply-adds. */
const point = JSON.stringify({
  input: [8, 10, 10],
  vars: { width: 1, act: 'ReLU', with_act: true },
  layers: [
    { type: 'Conv2d', out_channels: '${width}', kernel_size: 1 },
    { type: 'ReLU', when: '${with_act}' },
  ],
});

/** A sweep of v2 with 5 x 6 x 2 variants, as lines of JSON. */
export const V2 = [
  'v2',
  '--vary',
  'out_3x3=64..80:4',
  '--vary',
  'pool=8..13',
  '--vary',
  'in=28,14',
  '--format',
  'json',
];

/** A folder with `point.json` for the tests of a file, and sweeps that are run in it in this process. */
export function sweepFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'inception-sweep-'));
  writeFileSync(join(folder, 'point.json'), point);
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    sweep: (...args: readonly string[]) => runInFolder(['sweep', ...args], { cwd: folder }),
    text: (file: string) => readFileSync(join(folder, file), 'utf8'),
  };
}

export interface Row {
  readonly index: number;
  readonly values: Readonly<Record<string, number | string>>;
  readonly error?: string;
  readonly [figure: string]: unknown;
}

/** The variants in lines of JSON. */
export const rowsOf = (stdout: string): readonly Row[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((line) => 'index' in line);
