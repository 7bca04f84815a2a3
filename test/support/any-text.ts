import fc from 'fast-check';

/** The surrogates, which are halves of code points. */
const [FIRST_HALF, HALVES] = [0xd800, 0x800];

const codePoint = fc
  .nat(0x10ffff - HALVES)
  .map((number) => String.fromCodePoint(number < FIRST_HALF ? number : number + HALVES));

/**
 * A text of any code points. `fc.string({ unit: 'binary' })` draws the same and first puts a million of them into a map,
 * which takes seconds.
 */
export const anyText: fc.Arbitrary<string> = fc.array(codePoint).map((letters) => letters.join(''));
