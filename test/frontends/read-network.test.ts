import { describe, expect, it } from 'vitest';
import type { Presets } from '../../src/frontends/contents-io';
import { type NetworkOptions, readNetwork } from '../../src/frontends/read-network';
import { parseSpec } from '../../src/functions';
import { createReport } from '../../src/report/report';
import { onnxFixtures } from '../support/onnx-fixtures';
import { HEAD, net } from '../support/python-files';

/** A preset of one linear layer of 5 x 7 multiply-adds. */
const { spec: tiny } = parseSpec(
  '{ "input": [5], "layers": [{ "type": "Linear", "name": "fc", "out_features": 7 }] }',
);
const PRESETS: Presets = {
  presetNames: () => ['tiny'],
  readPreset: (name) => (name === 'tiny' ? (tiny ?? undefined) : undefined),
};

/** What a network among documents in memory comes to, and which documents were asked for. */
function readOf(
  documents: Readonly<Record<string, string | Uint8Array>>,
  reference: string,
  options: NetworkOptions = {},
) {
  const asked: string[] = [];
  const readContents = (path: string): string | Uint8Array | null => {
    asked.push(path);
    return documents[path] ?? null;
  };
  const { graph, diagnostics } = readNetwork(reference, readContents, PRESETS, options);
  return {
    macs: graph === null ? null : createReport(graph).totals.macs,
    codes: diagnostics.map(({ code }) => code),
    asked,
  };
}

describe('a network is read from', () => {
  it('a preset, before a document of its name', () => {
    expect(readOf({ tiny: '{}' }, 'tiny')).toEqual({ macs: 35, codes: [], asked: [] });
    expect(readOf({}, 'tiny', { inputs: ['2'] }).macs).toBe(14);
  });

  it('a spec with what it extends, each document asked for once', () => {
    const base =
      '{ "vars": { "width": 2 }, "input": [4], "layers": [{ "type": "Linear", "out_features": "${width}" }] }';
    const net = '{ "extends": "./base.json", "vars": { "width": 3 } }';
    expect(readOf({ 'net.json': net, 'base.json': base }, 'net.json')).toEqual({
      macs: 4 * 3,
      codes: [],
      asked: ['net.json', 'base.json'],
    });
    expect(readOf({ 'net.json': '{ "extends": "tiny", "input": [3] }' }, 'net.json').macs).toBe(3 * 7);
  });

  it('no document outside of the folder of the first', () => {
    const documents = { 'nets/net.json': '{ "extends": "../base.json" }', 'base.json': '{}' };
    expect(readOf(documents, 'nets/net.json')).toEqual({
      macs: null,
      codes: ['spec/extends'],
      asked: ['nets/net.json'],
    });
  });

  it('PyTorch source with what it imports, a class and its arguments named', () => {
    const documents = {
      'pkg/__init__.py': '',
      'pkg/layers.py': `${HEAD}${net('Block', '4', '6')}`,
      'pkg/model.py': `${HEAD}from .layers import Block\n\nclass Net(nn.Module):\n    def __init__(self, width):\n        super().__init__()\n        self.block = Block()\n        self.fc = nn.Linear(6, width)\n\n    def forward(self, x):\n        return self.fc(self.block(x))\n`,
    };
    expect(readOf(documents, 'pkg/model.py:Net(10)', { inputs: ['4'] })).toMatchObject({
      macs: 4 * 6 + 6 * 10,
      codes: [],
    });
    expect(readOf(documents, 'pkg/model.py:Net', { inputs: ['4'], vars: ['width=2'] }).macs).toBe(
      4 * 6 + 6 * 2,
    );
  });

  it('an ONNX file', () => {
    const bytes = onnxFixtures().get('inline/tiny_unet.onnx') ?? new Uint8Array();
    expect(readOf({ 'unet.onnx': bytes }, 'unet.onnx')).toEqual({
      macs: 27_164_672,
      codes: [],
      asked: ['unet.onnx'],
    });
  });
});

it.each([
  ['a document that is not there', 'gone.onnx', 'file/not-found'],
  ['a document of no known kind', 'notes.txt', 'file/unknown-kind'],
])('%s is a diagnostic', (_, reference, code) => {
  expect(readOf({ 'notes.txt': 'a list of things' }, reference)).toMatchObject({ macs: null, codes: [code] });
});
