import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/cli/analyse';
import { createProcessIo } from '../../src/cli/io';
import { loadSource, openReference } from '../../src/cli/load-graph';
import type { ReadOptions } from '../../src/frontends/front-end';
import { createRepository } from '../support/git-repository';
import { inputShapesOf, outputOf } from '../support/graph-view';
import { createMemoryIo } from '../support/memory-io';
import { packageFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

const UNCHANGED: ReadOptions = { batch: null, maxLayers: null, inputs: [], vars: [], allowOutside: false };

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

const net = (name: string, more: object = {}) =>
  bytesOf({ name, input: [3, 8, 8], vars: { n: 4 }, layers: [convOfN], ...more });
const convOfN = { type: 'Conv2d', out_channels: '${n}', kernel_size: 3 };

/** What a reference comes to among these files; standard input is the file `-`. */
function load(
  reference: string,
  files: Readonly<Record<string, Uint8Array>> = {},
  options: Partial<ReadOptions> = {},
) {
  const { io } = createMemoryIo(new Map(Object.entries(files)), packageFolder, files['-']);
  const { graph, diagnostics, texts } = loadSource(
    openReference(reference, io),
    { ...UNCHANGED, ...options },
    io,
  );
  return {
    name: graph?.name ?? null,
    inputs: graph === null ? [] : inputShapesOf(graph).map(({ shape }) => shape),
    output: graph === null ? [] : outputOf(graph),
    codes: diagnostics.map(({ code }) => code),
    places: diagnostics.map(({ location }) => [location?.document, ...(location?.path ?? [])].join(' ')),
    texts: [...texts.keys()],
  };
}

describe('a reference', () => {
  it('is a preset before it is a file, and a path is always a file', () => {
    const files = { v2: net('Mine'), './v2': net('Mine'), mine: net('Mine') };
    expect(load('v2', files)).toMatchObject({ name: 'InceptionModuleV2', codes: [], texts: [] });
    for (const path of ['./v2', 'mine'])
      expect(load(path, files)).toMatchObject({ name: 'Mine', codes: [], texts: [path] });
  });

  it('is standard input as "-"', () => {
    expect(load('-', { '-': net('Piped') })).toMatchObject({ name: 'Piped', texts: ['-'] });
  });

  it('that is nothing is told as a preset, a path as a file', () => {
    const nothing = { name: null, output: [], texts: [] };
    for (const name of ['nothing', 'v22', '../v2x', '__proto__']) {
      const code = name.includes('/') ? 'file/not-found' : 'usage/unknown-preset';
      expect(load(name)).toMatchObject({ ...nothing, codes: [code] });
    }
    for (const path of ['nothing.json', 'a/nothing', './nothing'])
      expect(load(path)).toMatchObject({ ...nothing, codes: ['file/not-found'] });
  });

  it('of a kind that no front end knows is told', () => {
    const files = { 'weights.pt': Uint8Array.of(0x80, 2, 0), 'notes.txt': bytesOf('layers') };
    expect(load('notes.txt', files)).toMatchObject({ name: null, codes: ['file/unknown-kind'] });
    expect(load('weights.pt', files)).toMatchObject({ name: null, codes: ['onnx/not-a-model'] });
  });

  it('that is a JSON file of any name is a spec', () => {
    expect(load('net.spec', { 'net.spec': net('Other') }).name).toBe('Other');
  });
});

describe('what a preset cannot take', () => {
  it.each([
    { place: 'net.json layers 1', spec: { input: [3], layers: [{ type: 'ReLU' }, 'v2'] } },
    { place: 'net.json extends', spec: { extends: 'v2', input: [3] } },
  ])('is an error where a file names it: $place', ({ place, spec }) => {
    const { places } = load('net.json', { 'net.json': bytesOf(spec) });
    expect([...new Set(places)]).toEqual([place]);
  });

  it('is an error within the preset where no file is given', () => {
    const { places } = load('v2', {}, { inputs: ['3'] });
    expect(places).toContain('v2 modules BaseConv2D layers 0');
  });
});

describe('a reference to a revision', () => {
  const repository = createRepository();
  const earlier = process.cwd();
  beforeAll(() => {
    process.chdir(repository.folder);
    repository.write('net.json', { name: 'Old', input: [3], layers: [] });
    repository.write('sub/own.json', { extends: '../net.json', name: 'Extended' });
    repository.write('sub/below.json', { extends: 'own.json' });
    repository.commit();
    repository.write('net.json', { name: 'New', input: [3], layers: [] });
    repository.write('sub/own.json', { name: 'Rewritten', input: [4], layers: [] });
  });
  afterAll(() => {
    process.chdir(earlier);
    repository.remove();
  });

  const loadReal = (reference: string, allowOutside = false) => {
    const { graph, diagnostics } = loadSource(
      openReference(reference, createProcessIo(packageFolder)),
      { ...UNCHANGED, allowOutside },
      createProcessIo(packageFolder),
    );
    return [graph?.name ?? null, ...diagnostics.map(({ code }) => code)];
  };

  it('reads the file, and what it extends, as they were', () => {
    expect(loadReal('net.json')).toEqual(['New']);
    expect(loadReal('git:HEAD:net.json')).toEqual(['Old']);
    expect(loadReal('git:HEAD:sub/own.json', true)).toEqual(['Extended']);
    expect(loadReal('git:HEAD:sub/own.json')).toEqual([null, 'spec/extends']);
    expect(loadReal('git:HEAD:sub/below.json', true)).toEqual(['Extended']);
  });

  it('that is not there is told', () => {
    expect(loadReal('git:HEAD:nosuch.json')).toEqual([null, 'file/not-found']);
    expect(loadReal('git:nosuch:net.json')).toEqual([null, 'file/unreadable']);
  });
});

describe('what is changed of a network', () => {
  it.each<[string, Partial<ReadOptions>, object]>([
    ['nothing', {}, { inputs: [[1, 192, 28, 28]], output: [1, 256, 28, 28] }],
    ['an input', { inputs: ['64x14x14'] }, { inputs: [[1, 64, 14, 14]], output: [1, 256, 14, 14] }],
    ['a variable', { vars: ['out_3x3=64'] }, { output: [1, 192, 28, 28] }],
    ['the batch', { batch: 16 }, { output: [16, 256, 28, 28] }],
  ])('of a preset: %s', (_name, options, expected) => {
    expect(load('v2', {}, options)).toMatchObject({ codes: [], ...expected });
  });

  it('of a file: a variable, an input and the batch', () => {
    const changes = { vars: ['n=5'], inputs: ['1x5x5'], batch: 2 };
    expect(load('net.json', { 'net.json': net('Mine') }, changes)).toMatchObject({
      inputs: [[2, 1, 5, 5]],
      output: [2, 5, 3, 3],
    });
  });

  it('is held to the limit of layers', () => {
    expect(load('v2', {}, { maxLayers: 3 })).toMatchObject({ codes: ['limit/layers'], texts: ['v2'] });
  });

  it.each([
    ['out_3x3=-1', ['spec/invalid-value']],
    ['out_3x3=1.5', ['spec/invalid-value']],
    ['out_3x3="same"', ['spec/invalid-value']],
    ['out_3x3=32', []],
  ])('is checked: --set %s', (setting, codes) => {
    expect(load('v2', {}, { vars: [setting] }).codes).toEqual(codes);
  });
});

it('an analysis has the figures of the network, in the type and under the convention that are asked for', () => {
  const io = createProcessIo(packageFolder);
  const totalsWith = (options: object) => analyse('v2', options, io).report?.totals;
  expect(totalsWith({})).toMatchObject({ paramBytes: 4 * 163_696, count: 128_049_152 });
  expect(totalsWith({ dtype: 'float16', in: ['192x28x28'] })).toMatchObject({ paramBytes: 2 * 163_696 });
  expect(totalsWith({ convention: 'flops' })).toMatchObject({ count: 2 * 128_049_152 });
});
