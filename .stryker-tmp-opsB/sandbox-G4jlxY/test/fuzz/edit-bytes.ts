// @ts-nocheck
import fc from 'fast-check';

/** One change of a document's bytes. */
export type ByteEdit =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'repeat-key'; readonly at: number }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number };

const place = fc.nat(100_000);

export const byteEdit: fc.Arbitrary<ByteEdit> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: place,
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 3 }),
      fc
        .constantFrom(
          '"',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '//',
          '/*',
          '\\',
          '\n',
          '1e400',
          '-0',
          'null',
          '\\u0000',
          '\ufeff',
        )
        .map((text) => new TextEncoder().encode(text)),
    ),
  }),
  fc.record({ kind: fc.constant('repeat-key' as const), at: place }),
  fc.record({ kind: fc.constant('remove' as const), at: place, length: fc.integer({ min: 1, max: 8 }) }),
);

/** The bytes with one change, wherever its place falls. */
export function withByteEdit(bytes: Uint8Array, change: ByteEdit): Uint8Array {
  const at = change.at % (bytes.length + 1);
  switch (change.kind) {
    case 'cut':
      return bytes.subarray(0, at);
    case 'flip':
      return bytes.map((byte, index) => (index === at ? byte ^ (1 << change.bit) : byte));
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), change.bytes, bytes.subarray(at)]);
    case 'repeat-key':
      return withKeyTwice(bytes, change.at);
    case 'remove':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + change.length)]);
  }
}

/** Writes one of the keys once more before itself, with the value 1. */
function withKeyTwice(bytes: Uint8Array, number: number): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  const keys = [...text.matchAll(/"\w+":/g)];
  const found = keys[number % Math.max(1, keys.length)];
  if (found === undefined) return bytes;
  return Buffer.from(`${text.slice(0, found.index)}${found[0]}1,${text.slice(found.index)}`);
}
