import { describe, expect, test } from 'vitest';
import { typeOfValue } from '../../src/graph/graph';
import { built, type Document } from '../support/built';

const embedding = { type: 'Embedding', num_embeddings: 50, embedding_dim: 4 };

/** The element types of the inputs, and below the name of each step that of its output. */
function dtypes(document: Document): Readonly<Record<string, string>> {
  const graph = built(document);
  const inputs = graph.sources.map(({ name, type }) => [`@${name}`, type.dtype ?? 'float']);
  const steps = graph.nodes.map(({ path }, node) => [
    path,
    typeOfValue(graph, { node, slot: 0 }).dtype ?? 'float',
  ]);
  return Object.fromEntries([...inputs, ...steps]);
}

describe('what an Embedding reads is int64', () => {
  test('and what it gives is not', () => {
    const layers = [{ ...embedding, name: 'word' }];
    expect(dtypes({ input: { ids: [7] }, layers })).toEqual({ '@ids': 'int64', word: 'float' });
  });

  const ops: readonly Readonly<Record<string, unknown>>[] = [
    { type: 'Flatten', start_dim: 0 },
    { type: 'Reshape', shape: [-1] },
    { type: 'Permute', dims: [1, 0] },
    { type: 'Unsqueeze', dim: 1 },
    { type: 'Narrow', dim: 1, start: 0, length: 3 },
    { type: 'Chunk', chunks: 2, dim: 1, index: 0 },
    { type: 'Roll', shifts: 1, dims: 1 },
    { type: 'Pad', padding: [1, 2] },
    { type: 'Expand', sizes: [3, -1] },
    { type: 'Identity' },
    { type: 'Concat', from: ['@ids', '@ids'] },
    { type: 'Add', from: ['@ids', '@ids'] },
  ];
  test.each(ops)('through $type, which keeps elements', (op) => {
    const layers = [
      { ...op, name: 'moved' },
      { ...embedding, name: 'word' },
    ];
    expect(dtypes({ input: { ids: [8] }, layers })).toEqual({
      '@ids': 'int64',
      moved: 'int64',
      word: 'float',
    });
  });

  test('and so is all else that keeps its elements', () => {
    const layers = [
      { ...embedding, name: 'word' },
      { type: 'Unsqueeze', name: 'column', dim: 2, from: '@ids' },
      { type: 'Add', name: 'sum', from: ['word', 'column'] },
    ];
    expect(dtypes({ input: { ids: [7] }, layers })).toEqual({
      '@ids': 'int64',
      word: 'float',
      column: 'int64',
      sum: 'float',
    });
  });

  test('but not what other inputs hold, nor what is behind a layer that computes', () => {
    const layers = [
      { type: 'Linear', name: 'fc', out_features: 3, from: '@numbers' },
      { ...embedding, name: 'word', from: 'fc' },
      { ...embedding, name: 'other', from: '@ids' },
    ];
    expect(dtypes({ input: { numbers: [5], ids: [7] }, layers })).toEqual({
      '@numbers': 'float',
      '@ids': 'int64',
      fc: 'float',
      word: 'float',
      other: 'float',
    });
  });
});

test('equal calls on indexes share one computation again', () => {
  const layers = [
    { type: 'Flatten', name: 'a', from: '@ids' },
    { type: 'Flatten', name: 'b', from: '@ids' },
    { ...embedding, name: 'c', from: 'a' },
    { ...embedding, name: 'd', from: 'b' },
  ];
  const { nodes } = built({ input: { ids: [7] }, layers });
  const [a, b, c, d] = nodes.map(({ computation }) => computation);
  expect(a).toBe(b);
  expect(c).toBe(d);
});

test('a counter and a table of indexes are int64, and other buffers are not', () => {
  const layers = [
    { type: 'BatchNorm2d', name: 'norm' },
    { type: 'Buffer', name: 'table', shape: [6], dtype: 'int64', called: false },
    { type: 'Buffer', name: 'scale', shape: [6], called: false },
  ];
  const { parameters } = built({ input: [8, 2, 2], layers });
  expect(parameters.map(({ name, dtype }) => [name, dtype])).toEqual([
    ['norm.weight', undefined],
    ['norm.bias', undefined],
    ['norm.running_mean', undefined],
    ['norm.running_var', undefined],
    ['norm.num_batches_tracked', 'int64'],
    ['table.buffer', 'int64'],
    ['scale.buffer', undefined],
  ]);
});
