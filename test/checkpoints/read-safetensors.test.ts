import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../../src/checkpoints/read-safetensors';
import { bytesInMemory, type DocumentBytes } from '../../src/frontends/document-bytes';
import { safetensorsFile, withLength } from '../support/safetensors-file';

const read = (bytes: Uint8Array) => readSafetensors('w.safetensors', bytesInMemory(bytes));

const whole = (header: string, dataBytes = 0): Uint8Array =>
  Buffer.concat([withLength(header), Buffer.alloc(dataBytes)]);

const tensor = (dtype: string, shape: readonly unknown[], from: unknown, to: unknown): string =>
  JSON.stringify({ dtype, shape, data_offsets: [from, to] });

/** What is said of a file that is refused. */
function refusal(bytes: Uint8Array): string {
  const answer = read(bytes);
  if (!('severity' in answer)) throw new Error('the file was read');
  return [answer.code, answer.message, answer.why].filter((text) => text !== undefined).join(' | ');
}

/** A file of any size of which only the beginning is there: a read after it fails the test. */
function sparse(head: Uint8Array, size: number): DocumentBytes {
  return {
    ...bytesInMemory(head),
    read: (target, position) => {
      if (position + target.length > head.length) throw new Error(`read at byte ${position} of the tensors`);
      target.set(head.subarray(position, position + target.length));
      return target.length;
    },
    size: () => size,
    knownSize: size,
  };
}

describe('a safetensors file', () => {
  it('gives names, shapes, element types and bytes in the order of its header', () => {
    const header = `{"__metadata__":{"format":"pt"},"b":${tensor('F32', [2, 3], 0, 24)},"a":${tensor('BF16', [], 24, 26)}}`;
    expect(read(whole(`${header}   `, 26))).toEqual([
      { key: 'b', shape: [2, 3], dtype: 'float32', bytes: 24 },
      { key: 'a', shape: [], dtype: 'bfloat16', bytes: 2 },
    ]);
  });

  it('may hold no tensor, and tensors without elements', () => {
    expect(read(whole('{}'))).toEqual([]);
    expect(read(whole(`{"x":${tensor('I64', [0, 5], 0, 0)}}`))).toHaveLength(1);
    const header = `{"b":${tensor('U8', [4], 4, 8)},"a":${tensor('U8', [4], 0, 4)},"none":${tensor('U8', [0], 0, 0)}}`;
    expect(read(whole(header, 8))).toHaveLength(3);
  });

  it('of half-byte elements takes half as many bytes', () => {
    expect(read(whole(`{"x":${tensor('F4', [4, 2], 0, 4)}}`, 4))).toHaveLength(1);
    expect(refusal(whole(`{"x":${tensor('F4', [3], 0, 2)}}`, 2))).toContain('takes no whole number of bytes');
  });

  it('keeps names that objects of JavaScript have', () => {
    const header = `{"__proto__":${tensor('U8', [1], 0, 1)},"constructor":${tensor('U8', [1], 1, 2)}}`;
    expect(read(whole(header, 2))).toMatchObject([{ key: '__proto__' }, { key: 'constructor' }]);
  });

  it('is never read beyond its header, whatever it weighs', () => {
    const { head, dataBytes } = safetensorsFile([['w', 'float32', [70_000, 1_000_000]]]);
    const answer = readSafetensors('w', sparse(head, head.length + dataBytes));
    expect(answer).toEqual([
      { key: 'w', shape: [70_000, 1_000_000], dtype: 'float32', bytes: 280_000_000_000 },
    ]);
  });

  it('of 20,000 tensors is read', () => {
    const entries = Array.from({ length: 20_000 }, (_, index) => [`layer.${index}.w`, 'uint8', [1]] as const);
    const { head, dataBytes } = safetensorsFile(entries);
    expect(readSafetensors('w', sparse(head, head.length + dataBytes))).toHaveLength(20_000);
  });
});

describe('a file that is no safetensors file', () => {
  const length = (bytes: bigint): Buffer => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64LE(bytes);
    return buffer;
  };

  it.each<readonly [string, Uint8Array, string]>([
    ['shorter than its length', Buffer.from([1, 2, 3]), 'is cut off: it has 3 bytes'],
    [
      'with a header of 2^64 - 1 bytes',
      Buffer.concat([length(2n ** 64n - 1n), Buffer.from('{}')]),
      'would have 18446744073709551615 bytes',
    ],
    [
      'with a header of more than 100 MB',
      Buffer.concat([length(100_000_001n), Buffer.from('{}')]),
      'the limit is 100000000',
    ],
    [
      'cut in its header',
      withLength('{"a":1}').subarray(0, 12),
      'its header goes on to byte 15, the file has 12',
    ],
    ['with an empty header', length(0n), 'it does not begin with {'],
    ['with a list for a header', whole('[]'), 'it does not begin with {'],
    ['with blanks before its header', whole(' {}'), 'it does not begin with {'],
    ['with a header that is no JSON', whole('{"a":}'), 'has a header that is no JSON object'],
    [
      'with a header that is no UTF-8',
      Buffer.concat([length(4n), Buffer.from([0x7b, 0x22, 0xff, 0x7d])]),
      'no JSON object',
    ],
    ['with a number for a tensor', whole('{"a":1}'), '"a" must be an object with'],
    [
      'with a tensor without offsets',
      whole('{"a":{"dtype":"F32","shape":[]}}'),
      '"a"."data_offsets" must be two places',
    ],
    [
      'with three offsets',
      whole('{"a":{"dtype":"F32","shape":[],"data_offsets":[0,2,4]}}', 4),
      '"data_offsets" must be two places',
    ],
    [
      'with a size of NaN',
      whole('{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,4]}}'),
      'no JSON object',
    ],
    [
      'with a size as a text',
      whole(`{"a":${tensor('F32', ['1'], 0, 4)}}`, 4),
      '"a"."shape"."0" must be a list of sizes',
    ],
    ['with a negative size', whole(`{"a":${tensor('F32', [-1], 0, 4)}}`, 4), '"shape"'],
    ['with half a size', whole(`{"a":${tensor('F32', [0.5], 0, 2)}}`, 2), '"shape"'],
    [
      'with a size beyond 2^53',
      whole('{"a":{"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,1]}}', 1),
      '"shape"',
    ],
    [
      'with sizes whose product is beyond 2^64',
      whole(`{"a":${tensor('F64', [2 ** 40, 2 ** 40], 0, 8)}}`, 8),
      'takes 9671406556917033397649408 bytes',
    ],
    ['with a negative offset', whole(`{"a":${tensor('U8', [1], -1, 0)}}`), '"data_offsets"'],
    ['with offsets in the wrong order', whole(`{"a":${tensor('U8', [1], 1, 0)}}`, 1), '"a" has -1 bytes'],
    [
      'with fewer bytes than its shape',
      whole(`{"a":${tensor('F32', [2], 0, 4)}}`, 4),
      'F32 of shape [2] takes 8 bytes',
    ],
    [
      'with an element type of its own',
      whole(`{"a":${tensor('Q4_K', [2], 0, 4)}}`, 4),
      'stores "a" as "Q4_K"',
    ],
    [
      'with tensors that overlap',
      whole(`{"a":${tensor('U8', [4], 0, 4)},"b":${tensor('U8', [4], 2, 6)}}`, 6),
      '"b" overlaps the tensor before it',
    ],
    [
      'with a gap',
      whole(`{"a":${tensor('U8', [4], 0, 4)},"b":${tensor('U8', [4], 5, 9)}}`, 9),
      '"b" leaves a gap before it',
    ],
    [
      'with a first byte that belongs to none',
      whole(`{"a":${tensor('U8', [1], 1, 2)}}`, 2),
      '"a" leaves a gap before it',
    ],
    [
      'cut in its tensors',
      whole(`{"a":${tensor('U8', [4], 0, 4)}}`, 3),
      'its tensors take 4 bytes after the header, there are 3',
    ],
    [
      'with bytes after its tensors',
      whole(`{"a":${tensor('U8', [4], 0, 4)}}`, 6),
      'has 2 bytes after its last tensor',
    ],
    [
      'with a name twice',
      whole(
        `{"a":${tensor('U8', [1], 0, 1)},"b":${tensor('U8', [1], 1, 2)},"\\u0061":${tensor('U8', [1], 0, 1)}}`,
        2,
      ),
      'names "a" twice',
    ],
    [
      'with a field twice',
      whole('{"a":{"dtype":"F32","dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
      'names "dtype" twice',
    ],
    [
      'with numbers for metadata',
      whole('{"__metadata__":{"epoch":1}}'),
      'has __metadata__ in its header that is not an object of strings',
    ],
    [
      'with 100,000 brackets',
      whole(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      '"a" must be an object',
    ],
  ])('is refused: one %s', (_what, bytes, said) => {
    expect(refusal(bytes)).toContain(said);
    expect(refusal(bytes)).toMatch(/^checkpoint\/damaged \| w\.safetensors /);
  });
});
