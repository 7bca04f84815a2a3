import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import { readElements } from '../../../src/frontends/onnx/model/read-elements';
import { readSparseTensor, readTensor } from '../../../src/frontends/onnx/model/read-tensor';
import { openWire } from '../../../src/frontends/onnx/wire/wire';
import { field, whole } from '../../support/onnx-model';

type Row = readonly [
  name: string,
  elementType: number,
  form: string,
  short: string,
  long: string,
  elements: readonly (number | boolean | string)[],
];

const rows: readonly Row[] = JSON.parse(
  readFileSync(join(__dirname, '../../golden/onnx/tensors.json'), 'utf8'),
);

/** A tensor's type, sizes and elements, no more than so many. */
function read(bytes: Uint8Array, most: number) {
  const wire = openWire(bytesInMemory(bytes));
  const tensor = readTensor(wire, bytes.length);
  return { ...tensor, elements: readElements(wire, tensor, most) };
}

describe('the elements of a tensor', () => {
  it.each(rows)(
    '%s (%i), %s, are those that numpy reads',
    (_name, elementType, _form, short, long, texts) => {
      const expected = texts.map((text) =>
        Number(text === 'inf' ? Infinity : text === '-inf' ? -Infinity : text),
      );
      const few = read(Buffer.from(short, 'base64'), 4096);
      expect([few.elementType, few.dims, few.elements]).toEqual([elementType, [expected.length], expected]);
      const repeated = Array.from({ length: 100 }, (_, index) => expected[index % expected.length]);
      expect(read(Buffer.from(long, 'base64'), 4096).elements).toEqual(repeated);
    },
  );

  // Folding asks for as many as the sizes say, whatever the file has.
  it.each(rows)('%s (%i), %s, are no more than are asked for', (_name, _type, _form, short, long) => {
    for (const bytes of [short, long]) expect(read(Buffer.from(bytes, 'base64'), 2).elements).toHaveLength(2);
  });

  // Texts, complex numbers, numbers of 8 bits with an exponent, two of 4 bits in a byte.
  it.each([8, 14, 17, 22])('of type %i are not read as numbers', (elementType) => {
    const bytes = [...whole(1, 1), ...whole(2, elementType), ...field(9, [0x0f, 0, 0, 0, 0, 0, 0, 0])];
    expect(read(Uint8Array.from(bytes), 1).elements).toEqual([]);
  });

  // The format fixes no order of fields; elements may come in more than one, in several values or each by itself.
  it.each([
    ['before the type', [...field(9, [5, 0, 6, 0]), ...whole(1, 2), ...whole(2, 5)], [5, 6]],
    ['in two fields', [...whole(2, 7), ...field(7, [5, 6]), ...field(7, [7]), ...field(1, [3])], [5, 6, 7]],
    ['each by itself', [...whole(2, 7), ...whole(7, 5), ...whole(7, -6), ...whole(1, 2)], [5, -6]],
  ])('may come %s', (_what, bytes, expected) => {
    const tensor = read(Uint8Array.from(bytes), 4096);
    expect([tensor.dims, tensor.elements]).toEqual([[expected.length], expected]);
  });
});

describe('a sparse tensor', () => {
  const values = field(1, [...whole(1, 3), ...whole(2, 1)]);

  it.each([
    ['each by itself', [...whole(3, 4), ...whole(3, 6)]],
    ['together', field(3, [4, 6])],
  ])('has the sizes of the whole, %s', (_what, dims) => {
    const bytes = Uint8Array.from([...values, ...field(2, []), ...dims]);
    const tensor = readSparseTensor(openWire(bytesInMemory(bytes)), bytes.length);
    expect([tensor.dims, tensor.nonZero]).toEqual([[4, 6], 3]);
  });
});
