import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import { field, onnxModel, varint, whole, words } from '../../support/onnx-model';
import { readBytes } from '../../support/onnx-report';

type Bytes = readonly number[];

/** Version 8 of the format, operator set 17: 6 bytes. */
const START = [...whole(1, 8), ...field(8, whole(2, 17))];
const model = (...graph: readonly Bytes[]): Bytes => [...START, ...field(7, graph.flat())];
const read = (bytes: Bytes, maxLayers: number | null = null) =>
  readBytes(bytesInMemory(Uint8Array.from(bytes)), { maxLayers });

/** A field of a number that the format does not have. */
const UNKNOWN = 100;
const tag = (number: number, kind: number): Bytes => varint(number * 8 + kind);
const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];
const initializer = (...bytes: readonly Bytes[]): Bytes => field(5, bytes.flat());
const input = (...dims: readonly Bytes[]): Bytes =>
  field(11, [
    ...words(1, 'x'),
    ...field(
      2,
      field(
        1,
        field(
          2,
          dims.flatMap((dim) => field(1, dim)),
        ),
      ),
    ),
  ]);

describe('the bytes of a model', () => {
  // START takes 6 bytes, the tag and the length of a short graph 2: what is in a graph begins at byte 8.
  it.each([
    [
      'a number of eleven bytes',
      [8, ...new Array<number>(11).fill(0xff)],
      'byte 11: a number is longer than ten bytes',
    ],
    ['a field of number 0', [...START, 0, 0], 'byte 7: a field has no number'],
    ['a negative length', [...START, 58, ...varint(-1)], 'byte 17: a length is negative'],
    [
      'a text longer than its graph',
      [...model([18, 9]), ...EIGHT, ...EIGHT],
      'byte 10: a value is longer than the message around it',
    ],
    [
      'eight bytes in a graph of six',
      [...model([...tag(UNKNOWN, 1), 1, 2, 3, 4]), ...EIGHT],
      'byte 10: a number is longer than the message around it',
    ],
    [
      'four bytes in a graph of five',
      [...model([...tag(UNKNOWN, 5), 1, 2, 3]), ...EIGHT],
      'byte 10: a number is longer than the message around it',
    ],
    [
      'a number that goes on beyond its graph',
      [...START, 58, 2, ...tag(UNKNOWN, 0), 0x80, 0x80, 1],
      'byte 13: a message does not end where its length says',
    ],
    [
      'a tensor with a size of -1',
      model(initializer(whole(1, -1))),
      'byte 21: a tensor has a dimension of -1',
    ],
    [
      'a tensor of 65 dimensions',
      model(initializer(...new Array<Bytes>(65).fill(whole(1, 1)))),
      // 3 bytes more for the lengths of the graph and of the tensor, and 65 dimensions of 2
      'byte 142: a tensor has more than 64 dimensions',
    ],
    [
      'a list of numbers of three bytes',
      [...model(field(1, field(5, field(7, [0, 0, 0])))), ...EIGHT],
      'byte 18: a message does not end where its length says',
    ],
    [
      'a sparse tensor without values',
      model(field(15, whole(3, 4))),
      'byte 12: a sparse tensor has no values',
    ],
    [
      'an input with a size of 2^60',
      model(input(whole(1, 2 ** 60))),
      'byte 31: a value has a dimension of 1152921504606847000',
    ],
    [
      'an input of 65 dimensions',
      model(input(...new Array<Bytes>(65).fill(whole(1, 1)))),
      'a value has more than 64 dimensions',
    ],
    [
      'a name of more than a megabyte',
      model([...tag(2, 2), ...varint(2 ** 20 + 1), ...new Array<number>(2 ** 20 + 1).fill(97)]),
      'a name of 1048577 bytes',
    ],
  ])('with %s are damaged', (_name, bytes, problem) => {
    const { graph, diagnostics } = read(bytes);
    expect(graph).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'onnx/damaged' }]);
    expect(diagnostics[0]?.message).toContain(problem);
  });

  it.each([
    ['within a number', [...START, ...tag(UNKNOWN, 0), 0x80], 'it goes on to byte 10, the file has 9'],
    ['within eight bytes', [...START, ...tag(UNKNOWN, 1), 1], 'it goes on to byte 16, the file has 9'],
    ['within four bytes', [...START, ...tag(UNKNOWN, 5), 1], 'it goes on to byte 12, the file has 9'],
    ['before the value of a field', [...START, ...tag(UNKNOWN, 0)], 'it goes on to byte 9, the file has 8'],
  ])('that end %s are cut off', (_name, bytes, problem) => {
    expect(read(bytes).diagnostics.map(({ message }) => message)).toEqual([`m.onnx is cut off: ${problem}`]);
  });

  it('with more nodes than the limit are refused', () => {
    expect(read(model([10, 0, 10, 0, 10, 0, 10, 0]), 3).diagnostics).toMatchObject([
      { code: 'limit/layers', message: 'm.onnx has more than 3 nodes' },
    ]);
  });

  // The list itself is never read: its length is said, and more than 64 MB are not kept.
  it('with more numbers in attributes than memory is for are refused', () => {
    const length = 2 ** 26 + 1;
    let start = [...tag(8, 2), ...varint(length)];
    for (const number of [5, 1, 7]) start = [...tag(number, 2), ...varint(start.length + length), ...start];
    const written = bytesInMemory(Uint8Array.from([...START, ...start]));
    const size = written.size() + length;
    const { diagnostics } = readBytes({ ...written, size: () => size, knownSize: size });
    expect(diagnostics).toMatchObject([
      { code: 'limit/size', message: 'm.onnx has more than 67108864 bytes of names and of other structure' },
    ]);
  });

  const relu = onnxModel({
    inputs: { x: [2, 3] },
    outputs: ['y'],
    nodes: [{ op: 'Relu', reads: ['x'], gives: ['y'] }],
  });

  it.each([
    ['a number', [...tag(UNKNOWN, 0), 0x80, 1]],
    ['eight bytes', [...tag(UNKNOWN, 1), ...EIGHT]],
    ['a length', [...tag(UNKNOWN, 2), 3, 1, 2, 3]],
    ['four bytes', [...tag(UNKNOWN, 5), 1, 2, 3, 4]],
  ])('may have a field that the format does not have, of %s', (_name, unknown) => {
    const { graph, diagnostics } = read([...relu, ...unknown]);
    expect(diagnostics).toEqual([]);
    expect(graph?.nodes.map(({ computation }) => computation.op?.type)).toEqual(['ReLU']);
  });
});

describe('a model from a stream, whose length is not known', () => {
  const streamed = (bytes: Bytes) =>
    readBytes({ ...bytesInMemory(Uint8Array.from(bytes)), knownSize: null }, {}, '-');

  it('is read as a file is', () => {
    expect(streamed(model(words(2, 'Net'))).graph?.name).toBe('Net');
  });

  it.each([
    ['within a text', [...START, 58, 10, ...tag(2, 2), 8, 97], 'it goes on to byte 18, the file has 11'],
    [
      'within what is passed over',
      [...model(), ...tag(UNKNOWN, 2), 100],
      'it goes on to byte 111, the file has 11',
    ],
    [
      'within a long text',
      [...START, ...tag(2, 2), ...varint(5000), 97],
      'it goes on to byte 5009, the file has 10',
    ],
  ])('that ends %s is cut off', (_what, bytes, problem) => {
    expect(streamed(bytes).diagnostics.map(({ message }) => message)).toEqual([
      `standard input is cut off: ${problem}`,
    ]);
  });
});

describe('the operator sets of a model', () => {
  const graph = field(7, []);

  it.each([
    ['the first one where the format had no list of them', [...whole(1, 2), ...graph], 1],
    [
      'those of ai.onnx by that name',
      [...whole(1, 8), ...field(8, [...words(1, 'ai.onnx'), ...whole(2, 15)]), ...graph],
      15,
    ],
    [
      'the first one where only others are listed',
      [...whole(1, 8), ...field(8, [...words(1, 'com.microsoft'), ...whole(2, 3)]), ...graph],
      1,
    ],
  ])('are %s', (_name, bytes, opset) => {
    const { graph: network } = read(bytes);
    expect(network?.file).toMatchObject({ opset });
  });

  it('must be listed from version 3 of the format on', () => {
    expect(read([...whole(1, 3), ...graph]).diagnostics).toMatchObject([
      { code: 'onnx/damaged', message: 'm.onnx does not state the version of its operators (opset_import)' },
    ]);
  });
});
