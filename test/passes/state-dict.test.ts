import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import { stateDict } from '../../src/passes/state-dict';
import { loadPreset } from '../support/load-preset';
import { readSource, readTruth, type Truth } from '../support/pytorch-truth';
import type { GoldenEntry } from '../support/safetensors-file';

const golden = join(import.meta.dirname, '../golden');

function readGolden(name: string): Readonly<Record<string, readonly GoldenEntry[]>> {
  return JSON.parse(readFileSync(join(golden, 'state-dicts', name), 'utf8'));
}

const entriesOf = (graph: Graph): GoldenEntry[] =>
  stateDict(graph).map(({ key, dtype, shape }) => [key, dtype ?? 'float32', shape]);

const lineOf = ([key, dtype, shape]: GoldenEntry): string => [key, dtype, shape.join('x')].join('\t');

const lines = (entries: readonly GoldenEntry[]): readonly string[] => entries.map(lineOf).sort();

const graphOf = (preset: string): Graph => buildGraph(loadPreset(preset)).graph;

describe('the state_dict of a preset', () => {
  const whole = Object.entries(readGolden('torchvision.json'));

  it.each(whole)("has torchvision's entries, shapes and element types: %s", (name, entries) => {
    expect(lines(entriesOf(graphOf(name)))).toEqual(lines(entries));
  });

  const summaries: Readonly<Record<string, { readonly entries: number; readonly sha256: string }>> =
    JSON.parse(readFileSync(join(golden, 'state-dicts/presets.json'), 'utf8'));

  it.each(Object.entries(summaries))(
    "has torchvision's number of entries, and their sum: %s",
    (name, summary) => {
      const found = lines(entriesOf(graphOf(name)));
      const sha256 = createHash('sha256').update(found.join('\n')).digest('hex');
      expect({ entries: found.length, sha256 }).toEqual(summary);
    },
  );

  it('has a tied weight under both keys', () => {
    const entries = stateDict(graphOf('gpt2')).filter(({ key }) => /^(?:wte|lm_head)\./.test(key));
    expect(entries.map(({ key }) => key)).toEqual(['wte.weight', 'lm_head.weight']);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1);
  });
});

describe('the state_dict of Python source', () => {
  const folders = ['pytorch', 'pytorch/breadth'].map((folder) => join(golden, folder));

  it.each(Object.entries(readGolden('sources.json')))("has torch's entries: %s", (name, entries) => {
    const folder = folders.find((each) => existsSync(join(each, 'truth', `${name}.json`))) ?? '';
    const truth: Truth = JSON.parse(readFileSync(join(folder, 'truth', `${name}.json`), 'utf8'));
    const { graph } = readTruth(join(folder, 'files'), truth);
    expect(graph && lines(entriesOf(graph))).toEqual(lines(entries));
  });

  it.each(Object.entries(readGolden('recurrent.json')))("has torch's entries: %s", (name, entries) => {
    const calls: Readonly<Record<string, string>> = {
      lstm_bidirectional: 'LSTM(8, 16, num_layers=2, bidirectional=True)',
      lstm_projection: 'LSTM(8, 16, proj_size=4, bias=False)',
      gru: 'GRU(8, 16, num_layers=2)',
    };
    const text = `from torch import nn\nmake = lambda: nn.${calls[name]}\n`;
    const { graph } = readSource(text, 'make()', ['[4, 1, 8]']);
    expect(graph && entriesOf(graph)).toEqual(entries);
  });

  // torch 1.13: list(Net().state_dict()) is ['first.0.weight', 'first.1.weight', 'second.0.weight', 'second.1.weight',
  // 'alias.weight'] with the two modules of `first` the same one, and `alias` it too; the buffers are not persistent.
  it('has what modules share under each path, and no buffer that is not persistent', () => {
    const text = `
import copy
import torch
from torch import nn

class Table(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mask", torch.ones(3), persistent=False)
        self.register_buffer("again", torch.ones(3), persistent=False)
        self.register_buffer("again", torch.ones(3))

    def forward(self, x):
        return x + self.mask + self.again

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        one = nn.Linear(3, 3, bias=False)
        self.first = nn.Sequential(one, one)
        self.second = self.first
        self.alias = one
        self.tables = nn.ModuleList([Table(), copy.deepcopy(Table())])

    def forward(self, x):
        return self.tables[1](self.tables[0](self.second(self.first(x))))
`;
    const { graph } = readSource(text, 'Net()', ['[1, 3]']);
    expect(graph && lines(entriesOf(graph))).toEqual(
      [
        'alias.weight\tfloat32\t3x3',
        'first.0.weight\tfloat32\t3x3',
        'first.1.weight\tfloat32\t3x3',
        'second.0.weight\tfloat32\t3x3',
        'second.1.weight\tfloat32\t3x3',
        'tables.0.again\tfloat32\t3',
        'tables.1.again\tfloat32\t3',
      ].sort(),
    );
  });
});
