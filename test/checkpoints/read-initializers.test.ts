import { describe, expect, it } from 'vitest';
import { readInitializers } from '../../src/checkpoints/read-initializers';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import { field, type ModelText, onnxModel, whole, words } from '../support/onnx-model';

const read = (bytes: readonly number[] | Uint8Array, path = 'm.onnx') =>
  readInitializers(path, bytesInMemory(Uint8Array.from(bytes)));

const model = (stored: NonNullable<ModelText['stored']>) => onnxModel({ outputs: [], stored, nodes: [] });

/** A model whose graph has these initializers. */
const graphOf = (...tensors: readonly (readonly number[])[]): readonly number[] => [
  ...whole(1, 8),
  ...field(8, whole(2, 17)),
  ...field(
    7,
    tensors.flatMap((tensor) => field(5, tensor)),
  ),
];

const TEXTS = 8;

describe('the initializers of an ONNX model', () => {
  it('have names, shapes, element types and bytes', () => {
    expect(
      read(
        model({
          'fc.weight': { float: [4, 3] },
          half: { half: [5] },
          sizes: { whole: [1, 2] },
          sparse: { sparse: [9, 9], values: 4 },
        }),
      ),
    ).toEqual([
      { key: 'fc.weight', shape: [4, 3], dtype: 'float32', bytes: 48 },
      { key: 'half', shape: [5], dtype: 'float16', bytes: 10 },
      { key: 'sizes', shape: [2], dtype: 'int64', bytes: 16, isGraphData: true },
      // after those that store all: 4 values of 81 take 16 bytes
      { key: 'sparse', shape: [9, 9], dtype: 'float32', bytes: 16 },
    ]);
  });

  it('of texts take a number of bytes that is not known', () => {
    const texts = [...whole(1, 2), ...whole(2, TEXTS), ...words(8, 'labels')];
    expect(read(graphOf(texts))).toEqual([
      { key: 'labels', shape: [2], dtype: 'unknown', bytes: null, isGraphData: true },
    ]);
  });

  it.each<readonly [what: string, bytes: readonly number[], path: string, message: string]>([
    [
      'of one name are refused',
      graphOf(words(8, 'w'), words(8, 'w')),
      'm.onnx',
      'm.onnx has two initializers of one name',
    ],
    [
      'of one name on standard input are refused',
      graphOf(words(8, 'w'), words(8, 'w')),
      '-',
      'standard input has two initializers of one name',
    ],
    [
      'of a model that is cut off are refused',
      graphOf(words(8, 'w')).slice(0, -1),
      'm.onnx',
      'm.onnx is cut off: it goes on to byte 13, the file has 12',
    ],
  ])('%s', (_what, bytes, path, message) => {
    expect(read(bytes, path)).toMatchObject({ message });
  });
});
