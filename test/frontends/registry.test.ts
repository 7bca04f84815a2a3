import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFrontEnd, frontEnds } from '../../src/frontends/index';

const folder = join(import.meta.dirname, '../../src/frontends');

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('each folder of front ends is one of them', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(frontEnds.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
});

describe('a document is a spec', () => {
  it.each([
    ['net.json', 'no JSON at all'],
    ['NET.JSONC', ''],
    ['git:HEAD:nets/net.json', '?'],
    ['-', 'no JSON at all'],
    ['nets.d/mine', 'no JSON at all'],
    ['.hidden', 'no JSON at all'],
    ['net.txt', ' \r\n\t{"layers": []}'],
    ['net.txt', '\ufeff{"layers": []}'],
    ['net.txt', '// a comment'],
    ['net.txt', '[1]'],
    ['net.txt', ''],
  ])('%s with %j', (path, text) => expect(findFrontEnd(path, bytes(text))?.name).toBe('spec'));
});

describe('a document is an ONNX model, or one that its reader says what it is instead', () => {
  it.each([
    ['net.onnx', 'no model at all'],
    ['git:HEAD:NET.ONNX', ''],
    ['-', '\u0008\u0007\u0012\u0007pytorch'],
    ['model', '\u0008\u0008\u003a\u0002\u0012\u0000'],
    ['net.pt', 'PK\u0003\u0004'],
  ])('%s with %j', (path, text) => expect(findFrontEnd(path, bytes(text))?.name).toBe('onnx'));
});

describe('a document is of no known kind', () => {
  it.each([
    ['notes.txt', 'a net'],
    ['nets/net.v2', '\u0000{}'],
  ])('%s with %j', (path, text) => expect(findFrontEnd(path, bytes(text))).toBeUndefined());
});
