import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAt, positionsAt, shardOf, sizeOfProduct, valuesAt } from '../../src/search/product';

describe('the product of what varies', () => {
  it('has the last axis vary fastest', () => {
    const axes = [
      { name: 'a', values: [1, 2] },
      { name: 'b', values: ['x', 'y', 'z'] },
    ];
    expect(sizeOfProduct(axes)).toBe(6);
    expect([0, 1, 2, 3, 4, 5].map((index) => valuesAt(axes, index).join(''))).toEqual([
      '1x',
      '1y',
      '1z',
      '2x',
      '2y',
      '2z',
    ]);
  });

  it('numbers every variant once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), (sizes) => {
        const axes = sizes.map((size) => ({ values: Array.from({ length: size }, (_, value) => value) }));
        const size = sizeOfProduct(axes);
        const positions = Array.from({ length: size }, (_, index) => positionsAt(axes, index));
        expect(new Set(positions.map(String)).size).toBe(size);
        expect(positions.map((each) => indexAt(axes, each))).toEqual(positions.map((_, index) => index));
      }),
    );
  });

  it('is covered by its parts, each variant once', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 12 }), (size, parts) => {
        let next = 0;
        for (let part = 1; part <= parts; part += 1) {
          const { first, end } = shardOf(size, { part, parts });
          expect(first).toBe(next);
          expect([Math.floor(size / parts), Math.ceil(size / parts)]).toContain(end - first);
          next = end;
        }
        expect(next).toBe(size);
      }),
    );
  });
});
