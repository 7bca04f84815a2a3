import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import type { AttributeValue } from '../../../src/frontends/onnx/model/model';
import { readAttribute } from '../../../src/frontends/onnx/model/read-graph';
import { openWire } from '../../../src/frontends/onnx/wire/wire';
import { field, single, varint, whole, words } from '../../support/onnx-model';

/** An attribute of these bytes behind its name. */
function read(bytes: readonly number[]): AttributeValue | undefined {
  const whole = Uint8Array.from([...words(1, 'name'), ...bytes]);
  const wire = openWire(bytesInMemory(whole));
  const attributes = new Map<string, AttributeValue>();
  readAttribute({ wire, maxNodes: 1, nodes: 0, graphs: 0, depth: 0 }, whole.length, attributes);
  return attributes.get('name');
}

/** The type of an attribute, as the format numbers it. */
const type = (number: number) => whole(20, number);
const FLOAT = 1;
const INT = 2;
const STRING = 3;
const FLOATS = 6;
const INTS = 7;
const STRINGS = 8;

const float = (value: number) => [...new Uint8Array(Float32Array.of(value).buffer)];

describe('an attribute', () => {
  it.each<readonly [what: string, bytes: readonly number[], value: unknown]>([
    ['a number', [...single(2, 1.5), ...type(FLOAT)], 1.5],
    ['a whole number', [...whole(3, -7), ...type(INT)], -7],
    ['a text', [...words(4, 'SAME_UPPER'), ...type(STRING)], 'SAME_UPPER'],
    ['whole numbers, each by itself', [...whole(8, 3), ...whole(8, -1), ...type(INTS)], [3, -1]],
    ['whole numbers together', [...field(8, [...varint(3), ...varint(-1)]), ...type(INTS)], [3, -1]],
    ['numbers, each by itself', [...single(7, 0.5), ...single(7, -2), ...type(FLOATS)], [0.5, -2]],
    ['numbers together', [...field(7, [...float(0.5), ...float(-2)]), ...type(FLOATS)], [0.5, -2]],
    ['texts', [...words(9, 'a'), ...words(9, ''), ...type(STRINGS)], ['a', '']],
    ['a reference', [...words(21, 'axis'), ...type(INT)], 'axis'],
    // Writers of the third version of the wire format leave out what is 0 or empty.
    ['a number that is 0', type(FLOAT), 0],
    ['a whole number that is 0', type(INT), 0],
    ['a text that is empty', type(STRING), ''],
    ['numbers, of which there are none', type(FLOATS), []],
    ['whole numbers, of which there are none', type(INTS), []],
    ['texts, of which there are none', type(STRINGS), []],
    // Before version 2 of the format an attribute had no type.
    ['whole numbers without a type', whole(8, 4), [4]],
    ['texts without a type', words(9, 'a'), ['a']],
    ['a text of more than 64 KB, which is passed over', words(4, 'a'.repeat(65_537)), ''],
    ['a name of more than a window of the file', words(4, 'ä'.repeat(3000)), 'ä'.repeat(3000)],
  ])('may be %s', (_what, bytes, value) => {
    expect(read(bytes)).toMatchObject({ value });
  });

  // A graph or a type, of which no rule asks anything, and a documentation behind the value.
  it.each<readonly [what: string, bytes: readonly number[], kind: string]>([
    ['of a kind that no rule reads', [...field(14, []), ...type(13)], 'other'],
    ['with documentation', [...whole(3, 1), ...words(13, 'why'), ...type(INT)], 'number'],
  ])('%s is %s', (_what, bytes, kind) => {
    expect(read(bytes)).toMatchObject({ kind });
  });
});
