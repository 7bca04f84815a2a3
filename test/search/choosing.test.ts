import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAim } from '../../src/search/aim';
import { meets, parseCondition } from '../../src/search/condition';
import { createParetoFront } from '../../src/search/pareto';
import { rowOf } from './figures-of';

describe('--keep', () => {
  it.each([
    ['macs<=100', 100, true],
    ['macs<100', 100, false],
    ['macs>=100', 100, true],
    ['macs>100', 101, true],
    ['macs=100', 100, true],
    ['macs==100', 99, false],
    ['macs!=100', 99, true],
    ['macs <= 1.5k', 1500, true],
    ['macs<=1Mi', 1_048_577, false],
    ['macs>=9007199254740993', 9007199254740992n, false],
    ['macs<=9007199254740993', 9007199254740993n, true],
  ])('%s for %s: %s', (text, macs, expected) => {
    const condition = parseCondition('--keep', text);
    if (!('operator' in condition)) throw new Error(condition.message);
    const { figures } = rowOf(0, { macs });
    expect(figures && meets(figures, condition)).toBe(expected);
  });

  it('keeps nothing whose figure is not known', () => {
    const condition = parseCondition('--keep', 'macs>=0');
    const { figures } = rowOf(0, {});
    expect('operator' in condition && figures && meets(figures, condition)).toBe(false);
  });

  it.each(['macs', 'macs<=', 'macs<=many', 'macs=<100', '100<=macs', 'mac<=1'])('refuses %s', (text) => {
    expect(parseCondition('--keep', text)).toMatchObject({ code: 'usage/invalid-option' });
  });
});

describe('a Pareto front', () => {
  it('holds the rows that no other betters, whatever the order in which they come', () => {
    const point = fc.record({ params: fc.nat(6), macs: fc.nat(6) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), fc.constantFrom('min', 'max'), (points, direction) => {
        const rows = points.map((figures, index) => rowOf(index, figures));
        const aims = [`${direction}:params`, 'macs'].map((text) => parseAim('--pareto', text, 'min'));
        const front = createParetoFront(aims.filter((aim) => 'metric' in aim));
        for (const row of rows) front.add(row);
        const sign = direction === 'min' ? 1 : -1;
        const isBettered = (own: (typeof points)[number]) =>
          points.some(
            (other) =>
              other.params * sign <= own.params * sign &&
              other.macs <= own.macs &&
              (other.params !== own.params || other.macs !== own.macs),
          );
        const expected = rows.filter((_, index) => !isBettered(points[index] ?? { params: 0, macs: 0 }));
        expect(front.rows().map(({ index }) => index)).toEqual(expected.map(({ index }) => index));
      }),
    );
  });

  it('leaves out what has no such figure', () => {
    const front = createParetoFront([{ metric: 'macs', direction: 'min' }]);
    front.add(rowOf(0, { params: 1 }));
    front.add({ ...rowOf(1, {}), figures: null, error: 'shape/mismatch' });
    expect(front.rows()).toEqual([]);
  });
});
