import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { parsed } from '../support/built';
import { loadPreset, presetText } from '../support/load-preset';

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

/** Non-blank lines of the PyTorch next to each spec and preset, as its formatter writes it: lines.py counts them. */
const torchLines: Readonly<Record<'lines' | 'presets', Readonly<Record<string, number>>>> = JSON.parse(
  read('torch-lines.json'),
);

const LONGEST_RATIO = 1.6;

/** The non-blank lines of a text that is formatted as all JSON of the project is. */
function linesOf(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

function reportOf(text: string): Report {
  const { spec, diagnostics } = parsed(text, {
    resolveBase: (name) => ({ spec: loadPreset(name), diagnostics: [] }),
  });
  expect(diagnostics).toEqual([]);
  if (spec === null) throw new Error('there is nothing to build');
  const { graph, diagnostics: problems } = buildGraph(spec);
  expect(problems).toEqual([]);
  return createReport(graph);
}

describe('a network that was written by hand', () => {
  it.each(names)('%s has the figures that torch gives', (name) => {
    const { totals, model } = reportOf(read('specs', `${name}.json`));
    const truth: Truth = JSON.parse(read('truth', `${name}.json`));
    const outputs = Array.isArray(truth.output[0]) ? truth.output : [truth.output];
    expect(totals.complete).toBe(true);
    expect([totals.params, totals.buffers, totals.macs]).toEqual([truth.params, truth.buffers, truth.macs]);
    expect(model.outputs.map(({ shape }) => shape)).toEqual(outputs);
  });

  it.each(names)('%s takes at most 1.6 x the lines of its PyTorch', (name) => {
    const lines = linesOf(read('specs', `${name}.json`));
    expect(lines / (torchLines.lines[name] ?? 0)).toBeLessThanOrEqual(LONGEST_RATIO);
  });
});

describe('a preset of a network that torchvision does not have', () => {
  it.each(Object.entries(torchLines.presets))(
    '%s takes at most 1.6 x the lines of its PyTorch, which are %i',
    (name, torch) => {
      expect(linesOf(presetText(name)) / torch).toBeLessThanOrEqual(LONGEST_RATIO);
    },
  );
});
