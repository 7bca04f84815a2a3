import { describe, expect, it } from 'vitest';
import type { Verification } from '../../src/report/verification';
import { hints, notes, subjectLines, verdictSentence } from '../../src/views/verification-words';

const same: Verification = {
  model: { name: 'Net', source: 'net.json', entries: 2, params: 6, buffers: 0 },
  checkpoint: {
    source: 'w.safetensors',
    format: 'safetensors',
    files: ['w.safetensors'],
    tensors: 2,
    elements: 6,
    bytes: 24,
  },
  matched: 2,
  missing: [],
  unexpected: [],
  mismatched: [],
  tied: [],
  defaulted: [],
  graphData: 0,
  otherDtypes: [],
  prefix: null,
  renamed: [],
  allowed: [],
  verdict: 'same',
};

const missing = (...keys: readonly string[]) => keys.map((key) => ({ key, shape: [1] }));
const unexpected = (...keys: readonly string[]) =>
  keys.map((key) => ({ key, shape: [1], dtype: 'float32' as const, bytes: 4 }));

describe('a verification says', () => {
  it.each<
    readonly [what: string, changes: Partial<Verification>, lines: readonly (readonly [string, string])[]]
  >([
    [
      'what both hold',
      {},
      [
        ['Checkpoint', 'w.safetensors: 2 tensors, 6 elements, 24 bytes'],
        ['Network', 'Net (net.json): 2 entries, 6 parameters'],
      ],
    ],
    [
      'no name twice, and one of each in the singular',
      {
        model: { name: 'resnet18', source: 'resnet18', entries: 1, params: 1, buffers: 1 },
        checkpoint: { ...same.checkpoint, files: ['a', 'b'], tensors: 1, elements: 1, bytes: null },
      },
      [
        ['Checkpoint', 'w.safetensors: 1 tensor in 2 files, 1 element'],
        ['Network', 'resnet18: 1 entry, 1 parameter, 1 element of buffers'],
      ],
    ],
  ])('%s', (_what, changes, lines) => {
    expect(subjectLines({ ...same, ...changes })).toEqual(lines);
  });

  it.each<readonly [changes: Partial<Verification>, sentence: string]>([
    [{}, '2 of 2 entries match'],
    [
      { matched: 1, missing: missing('a'), unexpected: unexpected('b', 'c') },
      '1 of 2 entries match: 1 missing, 2 unexpected',
    ],
    [
      { matched: 1, mismatched: [{ key: 'a', checkpoint: [2], model: [3] }] },
      '1 of 2 entries match: 1 of another shape',
    ],
  ])('its verdict: %#', (changes, sentence) => {
    expect(verdictSentence({ ...same, ...changes })).toBe(sentence);
  });

  it.each<readonly [changes: Partial<Verification>, lines: readonly string[]]>([
    [{}, []],
    [
      { tied: [{ key: 'head.weight', sameAs: 'wte.weight' }] },
      ['head.weight is left out: it is the same tensor as wte.weight'],
    ],
    [
      { defaulted: ['norm.num_batches_tracked'] },
      ['1 num_batches_tracked left out: PyTorch sets it to 0 where a checkpoint has none'],
    ],
    [{ graphData: 1 }, ['1 initializer of whole numbers not counted: sizes and axes of the graph']],
    [{ graphData: 2 }, ['2 initializers of whole numbers not counted: sizes and axes of the graph']],
    [
      { otherDtypes: [{ checkpoint: 'float16', model: 'float32', tensors: 2 }] },
      ['2 tensors of float16 where the network has float32'],
    ],
  ])('what is no difference: %#', (changes, lines) => {
    expect(notes({ ...same, ...changes })).toEqual(lines);
  });

  const pairs = Array.from({ length: 12 }, (_, index) => ({
    missing: `new.${index}`,
    unexpected: `old.${index}`,
  }));

  it.each<readonly [what: string, changes: Partial<Verification>, lines: readonly string[]]>([
    [
      'that all keys of the checkpoint have a prefix',
      {
        prefix: { prefix: 'module.', side: 'checkpoint', matches: 2 },
        unexpected: unexpected('module.a', 'module.b'),
      },
      ['all unexpected keys begin with "module.": with --prefix module. 2 match'],
    ],
    [
      'that some have',
      {
        prefix: { prefix: 'module.', side: 'checkpoint', matches: 1 },
        unexpected: unexpected('module.a', 'b'),
      },
      ['some unexpected keys begin with "module.": with --prefix module. 1 match'],
    ],
    [
      'that keys of the network have one',
      {
        prefix: { prefix: 'backbone.', side: 'model', matches: 2 },
        missing: missing('backbone.a', 'backbone.b'),
      },
      ['all missing keys begin with "backbone.": with --add-prefix backbone. 2 match'],
    ],
    ['which may be renamed', { renamed: pairs.slice(0, 1) }, ['old.0 may be new.0']],
    [
      'how many more of these there are',
      { renamed: pairs },
      [
        ...pairs.slice(0, 10).map((pair) => `${pair.unexpected} may be ${pair.missing}`),
        '2 more of the kind: --json has all',
      ],
    ],
  ])('%s', (_what, changes, lines) => {
    expect(hints({ ...same, ...changes })).toEqual(lines);
  });
});
