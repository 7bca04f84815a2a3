import { describe, expect, it } from 'vitest';
import { streamBytes } from '../../src/cli/stream-bytes';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';

const tooLarge: Diagnostic = { code: 'file/unreadable', severity: 'error', message: 'it is too large' };

/** A stream of so many bytes, each the last digits of its position, which gives some at a time. */
function streamOf(length: number, { atOnce = 10_000, most = Number.MAX_SAFE_INTEGER } = {}) {
  let given = 0;
  const heard: number[] = [];
  const bytes = streamBytes(
    (chunk) => {
      const count = Math.min(atOnce, chunk.length, length - given);
      for (let at = 0; at < count; at += 1) chunk[at] = (given + at) % 251;
      given += count;
      return count;
    },
    { most, tooLarge: () => tooLarge, onRead: (so) => heard.push(so) },
  );
  const read = (position: number, count: number) => {
    const target = new Uint8Array(count);
    return [...target.subarray(0, bytes.read(target, position))];
  };
  return { ...bytes, read, given: () => given, heard };
}

const expected = (position: number, count: number) =>
  Array.from({ length: count }, (_, at) => (position + at) % 251);

describe('the bytes of a stream', () => {
  it.each([
    ['from its start', [[0, 5]]],
    ['over several chunks', [[9_990, 30_000]]],
    [
      'again',
      [
        [100, 20],
        [0, 50],
        [100, 20],
      ],
    ],
    [
      'between what was read',
      [
        [50_000, 10],
        [25_000, 10],
        [49_995, 20],
      ],
    ],
    [
      'behind what was passed over',
      [
        [0, 10],
        [300_000, 40],
      ],
    ],
  ])('are read %s', (_how, reads) => {
    const stream = streamOf(400_000);
    for (const [position = 0, count = 0] of reads)
      expect(stream.read(position, count)).toEqual(expected(position, count));
  });

  it.each([
    ['at its end', 95, 20, 5],
    ['behind its end', 200, 20, 0],
    ['of none', 10, 0, 0],
  ])('are as many as there are %s', (_where, position, count, found) => {
    expect(streamOf(100).read(position, count)).toEqual(expected(position, found));
  });

  it('that were passed over in one large step are not kept', () => {
    const stream = streamOf(400_000);
    stream.read(300_000, 10);
    expect(stream.read(0, 10)).toEqual([]);
    expect(stream.read(100_000, 10)).toEqual([]);
    // the last chunk of 65,536 bytes before it is
    expect(stream.read(299_990, 10)).toEqual(expected(299_990, 10));
  });

  it('are pulled as far as they are asked for', () => {
    const stream = streamOf(400_000);
    stream.read(0, 10);
    expect([stream.given(), stream.heard]).toEqual([10_000, [10_000]]);
  });

  it('are counted to the end, which drops them', () => {
    const stream = streamOf(123_456);
    expect([stream.size(), stream.knownSize, stream.heard.at(-1)]).toEqual([123_456, null, 123_456]);
    expect(stream.all()).toBe(tooLarge);
  });

  it('are given whole, also after some were read', () => {
    const stream = streamOf(30_000);
    stream.read(5, 10);
    expect(stream.all()).toEqual(Buffer.from(expected(0, 30_000)));
    stream.close();
  });

  it.each([
    ['that is longer than the limit', 30_001, 30_000],
    ['of which some were dropped', 400_000, Number.MAX_SAFE_INTEGER],
  ])('are refused whole of a stream %s', (_which, length, most) => {
    const stream = streamOf(length, { most });
    if (length > 100_000) stream.read(300_000, 10);
    expect(stream.all()).toBe(tooLarge);
  });
});
