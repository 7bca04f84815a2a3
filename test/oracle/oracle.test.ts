import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range } from '../support/combinations';
import { anyPlan, slidingPlan } from './arbitrary-plan';
import { differenceOf, fieldOf, reportOf, spanAlong } from './compare';
import type { Plan } from './plan';
import { type Outcome, runPlan } from './run-plan';

/**
 * A second opinion on whole networks that knows no formula: it lays every window on a tiny input, counts each use
 * of a weight, and marks which input elements change which outputs.
 */
describe('a network is as doing it says', () => {
  it('in its shapes, parameters and multiply-adds, and sees no more than its field', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyPlan, (plan) => {
        if (runPlan(plan) !== null) accepted += 1;
        expect(differenceOf(plan)).toBeNull();
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(40);
  });

  it('in its receptive field, where the border is far: its size and stride exactly', () => {
    let judged = 0;
    fc.assert(
      fc.property(slidingPlan, (plan) => {
        const report = reportOf(plan);
        const field = report === null ? null : fieldOf(report);
        const outcome = runPlan(plan);
        if (field === null || outcome === null) return;
        const inner = innerSpans(plan, outcome);
        const spans = inner.map(({ first, last }) => last - first + 1);
        if (spans.length === 0) return;
        judged += 1;
        expect(new Set(spans)).toEqual(new Set(field.size));
        const steps = inner.slice(1).map(({ first }, index) => first - (inner[index]?.first ?? 0));
        for (const step of steps) expect([step]).toEqual(field.stride);
      }),
      { numRuns: 100 },
    );
    expect(judged).toBeGreaterThan(25);
  });
});

/** Nearer to an end, padding and what strides leave over can hide that an output sees the end. */
const BORDER = 15;

/** What neighbouring outputs see, all channels together, for those that see neither end of the input. */
function innerSpans(plan: Plan, { sizes: [channels = 0, length = 0], seen }: Outcome) {
  const end = (plan.input[1] ?? 0) - BORDER;
  return range(length)
    .map((place) =>
      range(channels).reduce((all, channel) => all | (seen[channel * length + place] ?? 0n), 0n),
    )
    .filter((all) => all !== 0n)
    .map((all) => spanAlong(plan, all, 0))
    .filter(({ first, last }) => first > BORDER && last < end);
}
