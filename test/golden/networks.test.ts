import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReport } from '../../src/report/report';
import { built } from '../support/built';

const folder = join(__dirname, 'networks');

/** What torch 1.13 gave for a network. */
interface Truth {
  readonly params: number;
  readonly buffers: number;
  /** One shape, or one for each output. */
  readonly output: readonly number[] | readonly (readonly number[])[];
  readonly macs: number;
}

function read(...path: readonly string[]): string {
  return readFileSync(join(folder, ...path), 'utf8');
}

const names = readdirSync(join(folder, 'specs')).map((file) => file.replace('.json', ''));

/** Non-blank lines of the PyTorch next to each spec, as its formatter writes it. */
const torchLines: Readonly<Record<string, number>> = JSON.parse(read('torch-lines.json')).lines;

const LONGEST_RATIO = 1.6;

/** torch's own lines call a model of torchvision. */
const fewLinesInTorch = ['r2plus1d_18'];

describe('a network that was written by hand', () => {
  it.each(names)('%s has the figures that torch gives', (name) => {
    const { totals, model } = createReport(built(read('specs', `${name}.json`)));
    const truth: Truth = JSON.parse(read('truth', `${name}.json`));
    const outputs = Array.isArray(truth.output[0]) ? truth.output : [truth.output];
    expect(totals.complete).toBe(true);
    expect([totals.params, totals.buffers, totals.macs]).toEqual([truth.params, truth.buffers, truth.macs]);
    expect(model.outputs.map(({ shape }) => shape)).toEqual(outputs);
  });

  it.each(names.filter((name) => !fewLinesInTorch.includes(name)))(
    '%s takes at most 1.6 x the lines of its PyTorch',
    (name) => {
      const lines = read('specs', `${name}.json`)
        .split('\n')
        .filter((line) => line.trim() !== '').length;
      expect(lines / (torchLines[name] ?? 0)).toBeLessThanOrEqual(LONGEST_RATIO);
    },
  );
});
