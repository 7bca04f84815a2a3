import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic';
import type { FrontEndIo } from '../../../src/frontends/front-end';
import { loadSpec } from '../../../src/frontends/spec/load-spec';
import { parseSpec } from '../../../src/language/parse-spec-text';

const preset = parseSpec('{"input": [3], "vars": {"n": 2}, "layers": []}', { document: 'v2' }).spec;

type Files = Readonly<Record<string, unknown>>;

/** A world of a few files and one preset; each file lies beside the others, or none does. */
function world(files: Files, isBeside: boolean): FrontEndIo {
  const notFound: Diagnostic = { code: 'file/not-found', severity: 'error', message: 'not there' };
  return {
    presetNames: () => ['v2'],
    readPreset: (name) => (name === 'v2' && preset !== null ? preset : undefined),
    readDocument: (path) => (Object.hasOwn(files, path) ? bytesOf(files[path]) : notFound),
    resolvePath: (from, reference) => posix.join(posix.dirname(from), reference),
    isBeside: () => isBeside,
    foldersBelow: () => [],
    fileExists: (path) => Object.hasOwn(files, path),
  };
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function load(path: string, files: Files, { isBeside = true, allowOutside = false } = {}) {
  const document = { path, bytes: bytesOf(files[path]) };
  const { spec, diagnostics, texts } = loadSpec(document, { allowOutside }, world(files, isBeside));
  return {
    name: spec?.name ?? null,
    codes: diagnostics.map(({ code, location }) => `${code} ${location?.document ?? ''}`),
    texts: [...texts.keys()],
  };
}

const net = { input: [3], layers: [] };

it('a document names its spec where the spec does not', () => {
  expect(load('./v2', { './v2': net })).toMatchObject({ name: 'v2', texts: ['./v2'] });
  expect(load('mine', { mine: net })).toMatchObject({ name: 'mine' });
  expect(load('-', { '-': net })).toMatchObject({ name: 'spec' });
});

describe('extends', () => {
  it('goes from file to file, each relative to the one that names it, to a preset', () => {
    const files = {
      'a.json': { extends: 'sub/b.json', name: 'A' },
      'sub/b.json': { extends: 'c.json', vars: { n: 4 } },
      'sub/c.json': { extends: 'v2' },
    };
    expect(load('a.json', files)).toEqual({
      name: 'A',
      codes: [],
      texts: ['a.json', 'sub/b.json', 'sub/c.json'],
    });
  });

  it('goes in no circle, not too far, and not outside', () => {
    expect(load('a.json', { 'a.json': { extends: 'a.json' } }).codes).toEqual(['spec/extends a.json']);
    expect(
      load('a.json', { 'a.json': { extends: './b.json' }, 'b.json': { extends: './a.json' } }).codes,
    ).toEqual(['spec/extends b.json']);
    const chain = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`${index}.json`, { extends: `${index + 1}.json` }]),
    );
    expect(load('0.json', chain).codes).toEqual([expect.stringMatching(/^spec\/extends \d+\.json$/)]);
    const outside = { 'a.json': { extends: 'b.json' }, 'b.json': net };
    expect(load('a.json', outside, { isBeside: false }).codes).toEqual(['spec/extends a.json']);
    expect(load('a.json', outside, { isBeside: false, allowOutside: true }).codes).toEqual([]);
  });

  it('of what is not there is told where it is named', () => {
    expect(load('a.json', { 'a.json': { extends: 'v22' } }).codes).toEqual(['spec/extends a.json']);
    expect(load('a.json', { 'a.json': { extends: 'b.json' } }).codes).toEqual([
      expect.stringMatching(/a\.json$/),
    ]);
  });
});
