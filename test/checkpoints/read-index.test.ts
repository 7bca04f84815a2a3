import { describe, expect, it } from 'vitest';
import { readIndex } from '../../src/checkpoints/read-index';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { bytesInMemory } from '../../src/frontends/document-bytes';

const tooLarge: Diagnostic = {
  code: 'file/unreadable',
  severity: 'error',
  message: 'index.json is too large',
};
const notThere: Diagnostic = { code: 'file/not-found', severity: 'error', message: 'there is no such file' };
const folder: Diagnostic = {
  code: 'file/unreadable',
  severity: 'error',
  message: 'a.safetensors is a folder',
};

const bytesOf = (text: string) => bytesInMemory(Buffer.from(text, 'latin1'));
const index = (map: unknown) => bytesOf(JSON.stringify({ weight_map: map }));

describe('an index of several files is refused', () => {
  it.each([
    [
      'where it cannot be read whole',
      { ...bytesOf('{}'), all: () => tooLarge },
      notThere,
      'index.json is too large',
    ],
    [
      'where it is no text',
      bytesOf('{"weight_map": {"\\xff": 1}}'.replace('\\xff', '\xff')),
      notThere,
      'the document is not UTF-8',
    ],
    [
      'where it is no object',
      bytesOf('[]'),
      notThere,
      /it has no "weight_map" with a file name for each tensor/,
    ],
    [
      'where a file that it names is not there',
      index({ a: 'a.safetensors' }),
      notThere,
      'folder/a.safetensors, which index.json names, does not exist',
    ],
    [
      'where a file that it names cannot be read',
      index({ a: 'a.safetensors' }),
      folder,
      'a.safetensors is a folder',
    ],
    [
      'where a file is outside of its folder',
      index({ a: '../a.safetensors' }),
      notThere,
      /"\.\.\/a\.safetensors" is outside of its folder/,
    ],
    ['where a file is of another kind', index({ a: 'a.bin' }), notThere, /"a\.bin" is no safetensors file/],
  ])('%s', (_why, bytes, opened, message) => {
    const answer = readIndex('index.json', bytes, {
      openDocument: () => opened,
      resolvePath: (_from, file) => `folder/${file}`,
    });
    const messages = 'diagnostics' in answer ? answer.diagnostics.map((each) => each.message) : [];
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(message);
  });
});
