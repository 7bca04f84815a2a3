import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnevenWindow, Window } from '../../src/ops/op';
import {
  behindWindow,
  type FieldAxis,
  fieldSize,
  fieldStride,
  isCountable,
  isSameAxis,
  isSameWindow,
  OWN_POSITION,
  unionOfAxes,
  wholeAxis,
} from '../../src/passes/field-axis';
import { range } from '../support/combinations';

const TWICE = { step: 1, parts: 2, first: 0, last: 0 };

type AnyWindow = Window | UnevenWindow;

const plain: fc.Arbitrary<AnyWindow> = fc.record({
  size: fc.integer({ min: 1, max: 4 }),
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.integer({ min: 0, max: 3 }),
  dilation: fc.integer({ min: 1, max: 2 }),
});

function uneven(mostParts: number): fc.Arbitrary<AnyWindow> {
  return fc
    .record({
      step: fc.integer({ min: 1, max: 6 }),
      parts: fc.integer({ min: 1, max: mostParts }),
      first: fc.integer({ min: -5, max: 5 }),
      more: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ step, parts, first, more }) => ({ step, parts, first, last: first + more }));
}

/** The first and the last position that a window reads. */
function ends(window: AnyWindow, first: number, last: number): readonly [number, number] {
  if ('parts' in window) {
    const { step, parts } = window;
    return [
      Math.floor((first * step + window.first) / parts),
      Math.floor((last * step + window.last) / parts),
    ];
  }
  const { size, stride, padding, dilation } = window;
  return [first * stride - padding, last * stride - padding + dilation * (size - 1)];
}

/** What a position sees through a chain, found by going back window by window. */
function seenThrough(chain: readonly AnyWindow[], from: number, to: number): readonly [number, number] {
  return chain.reduceRight<readonly [number, number]>(
    ([first, last], window) => ends(window, first, last),
    [from, to],
  );
}

function behind(chain: readonly AnyWindow[], axis: FieldAxis = OWN_POSITION): FieldAxis {
  return chain.reduce(behindWindow, axis);
}

function sizeOf([first, last]: readonly [number, number]): number {
  return last - first + 1;
}

/** The most that one of many positions sees. */
function mostSeen(chains: readonly (readonly AnyWindow[])[], positions: number): number {
  return Math.max(
    ...range(positions).map((position) => {
      const seen = chains.map((chain) => seenThrough(chain, position, position));
      return sizeOf([Math.min(...seen.map(([first]) => first)), Math.max(...seen.map(([, last]) => last))]);
    }),
  );
}

/** More positions than any period of these chains. */
const MANY = 130;

/** Chains whose periods stay short enough to be kept: at most 2 x 3 x 5. */
const chains = fc
  .tuple(
    fc.array(plain, { maxLength: 2 }),
    uneven(2),
    fc.array(plain, { maxLength: 2 }),
    uneven(3),
    fc.array(plain, { maxLength: 1 }),
    uneven(5),
    fc.array(plain, { maxLength: 2 }),
  )
  .map((parts) => parts.flat());

describe('an axis of a field', () => {
  it('behind uneven windows is as large as the largest of its positions, and moves on as they do', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const axis = behind(chain);
        expect(fieldSize(axis)).toBe(Math.max(0, mostSeen([chain], MANY)));
        const turn = 2 ** 4 * 3 ** 2 * 5;
        const [first] = seenThrough(chain, 0, 0);
        const [later] = seenThrough(chain, turn, turn);
        expect(fieldStride(axis) * turn).toBeCloseTo(later - first, 6);
      }),
    );
  });

  it('of all positions goes from the first to the last', () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 1, max: 40 }), (chain, positions) => {
        const whole = wholeAxis(behind(chain), positions);
        const [first] = seenThrough(chain, 0, 0);
        const [, last] = seenThrough(chain, positions - 1, positions - 1);
        expect(whole).toEqual({ first, last, stride: 0, phases: null });
        expect(fieldStride(whole)).toBe(0);
        expect(behindWindow(whole, { step: 1, parts: 2, first: 0, last: 0 })).toEqual(whole);
      }),
    );
  });

  it('with more phases than are kept is never told too small, nor much too large', () => {
    const long = fc
      .tuple(uneven(97), fc.array(plain, { maxLength: 2 }), uneven(89))
      .map((parts) => parts.flat());
    fc.assert(
      fc.property(long, (chain) => {
        const size = fieldSize(behind(chain));
        const most = mostSeen([chain], 97 * 89 * 3);
        expect(size).toBeGreaterThanOrEqual(most);
        // Each such window may put an end between two of the positions that it reads.
        const between = 1 + fieldStride(behind(chain.slice(0, -1)));
        expect(size).toBeLessThanOrEqual(Math.max(0, most) + 2 * between);
      }),
      { numRuns: 30 },
    );
  });

  it('behind one window with more phases than are kept is exact, where each phase comes', () => {
    // 129 outputs of 65 inputs: two neighbours lie on one position or on two
    const upsampled = behind([{ step: 65, parts: 129, first: 0, last: 0 }]);
    expect(fieldSize(upsampled)).toBe(1);
    expect(fieldStride(upsampled)).toBeCloseTo(65 / 129, 12);
    const three = { size: 3, stride: 1, padding: 1, dilation: 1 };
    expect(fieldSize(behindWindow(upsampled, three))).toBe(3);
    expect(wholeAxis(upsampled, 129)).toEqual({ first: 0, last: 64, stride: 0, phases: null });
  });

  it('of branches is what they see together', () => {
    const sides = fc.record({ before: chains, left: fc.array(plain, { maxLength: 1 }), right: uneven(3) });
    fc.assert(
      fc.property(sides, ({ before, left, right }) => {
        const narrow = { step: 1, parts: 1, first: 0, last: 0 };
        const one = [...before, ...left];
        const strides = left.map((window) => ('stride' in window ? window.stride : 1));
        const other = [...before, { ...narrow, ...right, step: strides[0] ?? 1, parts: 1 }];
        const union = unionOfAxes(behind(one), behind(other));
        if (union === null) throw new Error('the strides are the same');
        expect(fieldSize(union)).toBe(Math.max(0, mostSeen([one, other], MANY)));
      }),
    );
  });

  it('of an enlarged branch and one that was never reduced is their hull, position by position', () => {
    const half = { size: 2, stride: 2, padding: 0, dilation: 1 };
    const twice = { step: 1, parts: 2, first: 0, last: 0 };
    const three = { size: 3, stride: 1, padding: 1, dilation: 1 };
    // Position p of the first sees the pair around it; of the other p - 1 to p + 1: 3 to 4 together by hand.
    const pairs = behind([half, twice]);
    const around = behind([three]);
    const union = unionOfAxes(pairs, around);
    expect(union === null ? null : [fieldSize(union), fieldStride(union)]).toEqual([3, 1]);
    const other = unionOfAxes(around, pairs);
    expect(other === null ? null : fieldSize(other)).toBe(3);
    const five = unionOfAxes(behind([half, three, twice]), behind([three]));
    expect(five === null ? null : fieldSize(five)).toBe(6);
  });

  it('of branches with too many phases together is never told too small', () => {
    const down = (by: number) => ({ size: 1, stride: by, padding: 0, dilation: 1 });
    const up = (by: number) => ({ step: 1, parts: by, first: 0, last: 0 });
    const [one, other] = [
      [down(61), up(61)],
      [down(59), up(59)],
    ];
    const union = unionOfAxes(behind(one), behind(other));
    const most = mostSeen([one, other], 61 * 59);
    expect(union === null ? 0 : fieldSize(union)).toBeGreaterThanOrEqual(most);
    expect(union === null ? 0 : fieldSize(union)).toBeLessThanOrEqual(most + 1);
    expect(union === null ? 0 : fieldStride(union)).toBeCloseTo(1, 9);
  });

  it('keeps at most 64 phases, and the same ones where nothing new comes', () => {
    const up = (by: number) => ({ step: 1, parts: by, first: 0, last: 0 });
    const down = (by: number) => ({ size: 1, stride: by, padding: 0, dilation: 1 });
    const three = { size: 3, stride: 1, padding: 1, dilation: 1 };
    const periods = (axis: FieldAxis | null) => axis?.phases?.period ?? null;
    expect([64, 65].map((by) => periods(behind([up(by)])))).toEqual([64, null]);
    // Every second of 4 phases is 2; each of those 3 times
    expect(periods(behind([up(4), down(2), up(3)]))).toBe(6);
    expect(behind([up(4), down(8)])).toEqual({ first: 0, last: 0, stride: 2, phases: null });
    expect(behind([{ step: 6, parts: 2, first: 1, last: 5 }])).toEqual({
      first: 0,
      last: 2,
      stride: 3,
      phases: null,
    });
    const enlarged = behind([up(4)]);
    const wider = behindWindow(enlarged, three);
    expect(wider.phases).toBe(enlarged.phases);
    expect(unionOfAxes(wider, enlarged)).toEqual(wider);
    expect(unionOfAxes(wider, enlarged)?.phases).toBe(enlarged.phases);
    const pooled = (by: number) => behind([down(by), up(by)]);
    expect(periods(unionOfAxes(pooled(8), pooled(16)))).toBe(16);
    expect(periods(unionOfAxes(pooled(64), pooled(32)))).toBe(64);
    expect(periods(unionOfAxes(pooled(13), pooled(5)))).toBeNull();
  });

  it('is the same as another only where all its figures are', () => {
    const axis = { first: 1, last: 2, stride: 3, phases: null };
    expect(isSameAxis(axis, { ...axis })).toBe(true);
    for (const other of [{ first: 0 }, { last: 0 }, { stride: 0 }, { phases: behind([TWICE]).phases }])
      expect(isSameAxis(axis, { ...axis, ...other })).toBe(false);
    expect(isSameAxis(axis, undefined)).toBe(false);
  });

  it('of branches of which one moves on faster is not told', () => {
    expect(unionOfAxes(OWN_POSITION, behind([{ size: 1, stride: 2, padding: 0, dilation: 1 }]))).toBeNull();
    expect(unionOfAxes(OWN_POSITION, wholeAxis(OWN_POSITION, 8))).toBeNull();
    expect(unionOfAxes(wholeAxis(OWN_POSITION, 8), OWN_POSITION)).toBeNull();
  });

  it('that sees nothing has no size', () => {
    // Every second position of a transposed convolution with kernel 1 and stride 2, and only those
    const gaps = behind([
      { step: 1, parts: 2, first: 1, last: 0 },
      { size: 1, stride: 2, padding: -1, dilation: 1 },
    ]);
    expect(fieldSize(gaps)).toBe(0);
  });

  it('is not told where its figures are beyond all numbers that are exact', () => {
    const thousand = { size: 1, stride: 1_000, padding: 0, dilation: 1 };
    expect(isCountable(behind(Array(5).fill(thousand)))).toBe(true);
    expect(isCountable(behind(Array(6).fill(thousand)))).toBe(false);
    expect(isCountable(behind(Array(500).fill(thousand)))).toBe(false);
    // 2^53 - 1 is 6361 x 69431 x 20394401
    const largest = [6361, 69431, 20394401].map((stride) => ({ ...thousand, stride }));
    expect(isCountable(behind(largest))).toBe(true);
    // Seven positions on, it is sixty times as far.
    expect(isCountable(behind([...Array(5).fill(thousand), { step: 60, parts: 7, first: 0, last: 0 }]))).toBe(
      false,
    );
    const far = { size: 1, stride: 1, padding: 2 ** 31, dilation: 1 };
    expect(isCountable(behind([...Array(5).fill(thousand), far]))).toBe(false);
    const wide = { size: 2, stride: 1, padding: 0, dilation: 2 ** 31 };
    expect(isCountable(behind([...Array(5).fill(thousand), wide]))).toBe(false);
  });
});

describe('windows', () => {
  const window = { size: 3, stride: 2, padding: 1, dilation: 1 };

  it.each(['size', 'stride', 'padding', 'dilation'])('are told apart by their %s', (name) => {
    expect(isSameWindow(window, { ...window, [name]: 4 })).toBe(false);
  });

  it('of the same numbers are equal, as a missing one is to a missing one', () => {
    expect(isSameWindow(window, { ...window })).toBe(true);
    expect(isSameWindow(undefined, undefined)).toBe(true);
    expect([isSameWindow(window, undefined), isSameWindow(undefined, window)]).toEqual([false, false]);
  });

  it('that are uneven are equal where they are one object', () => {
    expect(isSameWindow(TWICE, TWICE)).toBe(true);
    expect([
      isSameWindow(TWICE, { ...TWICE }),
      isSameWindow(TWICE, window),
      isSameWindow(window, TWICE),
    ]).toEqual([false, false, false]);
  });
});
