import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../src/language/parse-spec-text';
import type { Aim, Bound } from '../../src/report/best-fit';
import type { ComparableFigures } from '../../src/report/compare-figures';
import type { Axis } from '../../src/search/axis';
import { resolveAxis } from '../../src/search/axis-choices';
import { findBestFit } from '../../src/search/best-fit';
import { sizeOfProduct } from '../../src/search/product';
import { specEvaluator } from '../../src/search/spec-evaluator';
import { rowOf } from './figures-of';

const METRICS = ['params', 'macs', 'peak_activation_bytes'] as const;

/** A chain whose figures depend on a width, a depth and a kernel; not all of them grow with each. */
const network = fc.record({
  channels: fc.constantFrom(
    '${width}',
    '${width * 2}',
    '${divisible(width * 3, 4)}',
    '${max(4, width - depth)}',
    '${width % 3 + 1}',
  ),
  last: fc.constantFrom(10, '${width}', '${12 // depth + 1}'),
  padding: fc.constantFrom(0, 'same'),
});

const problem = fc.record({
  network,
  widths: fc.integer({ min: 1, max: 5 }),
  depths: fc.integer({ min: 1, max: 3 }),
  kernels: fc.integer({ min: 1, max: 3 }),
  aim: fc.record({ metric: fc.constantFrom(...METRICS), direction: fc.constantFrom('min', 'max') }),
  bounds: fc.array(
    fc.record({
      metric: fc.constantFrom(...METRICS),
      kind: fc.constantFrom('min', 'max'),
      of: fc.nat(70),
      shift: fc.integer({ min: -1, max: 1 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

function specOf({
  channels,
  last,
  padding,
}: {
  channels: string;
  last: number | string;
  padding: number | string;
}) {
  const conv = { type: 'Conv2d', out_channels: channels, kernel_size: '${kernel}', padding };
  const document = {
    input: [3, 9, 9],
    vars: { width: 1, depth: 1, kernel: 1 },
    layers: [
      { type: 'Repeat', times: '${depth}', layers: [conv, { type: 'ReLU' }] },
      { type: 'AdaptiveAvgPool2d', output_size: 1 },
      { type: 'Flatten' },
      { type: 'Linear', out_features: last },
    ],
  };
  const { spec } = parseSpec(JSON.stringify(document), { document: 'net.json', defaultName: 'Net' });
  if (spec === null) throw new Error('the network must be accepted');
  return spec;
}

function axis(name: string, count: number, step: number): Axis {
  return { name, values: Array.from({ length: count }, (_, index) => 1 + index * step) };
}

describe('the best fit', () => {
  it('is that of all variants, in 60 random problems, though not all are evaluated', () => {
    let evaluations = 0;
    let variants = 0;
    fc.assert(
      fc.property(problem, ({ network, widths, depths, kernels, aim, bounds }) => {
        const spec = specOf(network);
        const axes = [axis('width', widths, 3), axis('depth', depths, 1), axis('kernel', kernels, 1)];
        const resolved = axes.map((each) => resolveAxis(each, [])).filter((each) => 'choiceAt' in each);
        const evaluate = specEvaluator(spec, resolved, { batch: null });
        const all = Array.from({ length: sizeOfProduct(axes) }, (_, index) => evaluate(index).figures);
        const limits = bounds.map(({ metric, kind, of, shift }): Bound => {
          const figure = all[of % all.length]?.[metric] ?? 0;
          return { metric, kind, limit: Math.max(0, Number(figure) + shift) };
        });
        const expected = bestOf(all, limits, aim);
        const answer = findBestFit(
          { axes, evaluate, bounds: limits, aim },
          { exhaustive: 0, most: 1_000_000 },
        );
        evaluations += answer.evaluations;
        variants += answer.variants;
        expect(answer.fits).toBe(expected !== null);
        if (expected !== null) expect(answer.row?.figures?.[aim.metric]).toBe(expected);
        if (answer.fits) expect(isWithin(answer.row?.figures ?? null, limits)).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(evaluations).toBeLessThan(variants);
  });

  /** 200 x 200 x 200 variants whose parameters are the sum of three positions, and multiply-adds their product. */
  const axes = ['a', 'b', 'c'].map((name) => axis(name, 200, 1));
  const cube = (index: number) => {
    const [a, b, c] = [
      Math.floor(index / 40_000) + 1,
      (Math.floor(index / 200) % 200) + 1,
      (index % 200) + 1,
    ];
    return { ...rowOf(index, { params: a + b + c, macs: a * b * c }), problem: null };
  };

  it('is found in eight million variants by some of them', () => {
    const aim: Aim = { metric: 'params', direction: 'max' };
    const bounds: readonly Bound[] = [{ metric: 'macs', kind: 'max', limit: 1000 }];
    const answer = findBestFit({ axes, evaluate: cube, bounds, aim }, { exhaustive: 2000, most: 1_000_000 });
    // Next to the largest value, 200, the other two may have a product of 5, and then at most the sum of 1 and 5.
    expect(answer.row?.figures).toMatchObject({ params: 206, macs: 1000 });
    expect(answer).toMatchObject({ fits: true, method: 'monotone' });
    expect(answer.evaluations).toBeLessThan(100_000);
  });

  it('says what is nearest where nothing fits', () => {
    const bounds: readonly Bound[] = [{ metric: 'params', kind: 'max', limit: 2 }];
    const aim: Aim = { metric: 'macs', direction: 'max' };
    const answer = findBestFit({ axes, evaluate: cube, bounds, aim }, { exhaustive: 2000, most: 1_000_000 });
    expect(answer.fits).toBe(false);
    expect(answer.row).toMatchObject({ index: 0, figures: { params: 3 } });
  });

  it('says that there may be a better one where only some could be evaluated', () => {
    const wild = (index: number) => ({
      ...rowOf(index, { params: (index * 7919) % 1009, macs: 1 }),
      problem: null,
    });
    const bounds: readonly Bound[] = [{ metric: 'macs', kind: 'max', limit: 1 }];
    const aim: Aim = { metric: 'params', direction: 'max' };
    const answer = findBestFit({ axes, evaluate: wild, bounds, aim }, { exhaustive: 100, most: 3000 });
    expect(answer).toMatchObject({ fits: true, method: 'search' });
    expect(answer.evaluations).toBeLessThan(4000);
  });
});

function isWithin(figures: ComparableFigures | null, bounds: readonly Bound[]): boolean {
  return bounds.every(({ metric, kind, limit }) => {
    const figure = figures?.[metric] ?? null;
    return figure !== null && (kind === 'max' ? figure <= limit : figure >= limit);
  });
}

/** The best figure of those within bounds, by looking at all; null where there is none. */
function bestOf(
  all: readonly (ComparableFigures | null)[],
  bounds: readonly Bound[],
  { metric, direction }: Aim,
) {
  const fitting = all
    .filter((figures) => isWithin(figures, bounds))
    .map((figures) => Number(figures?.[metric]));
  if (fitting.length === 0) return null;
  return direction === 'max' ? Math.max(...fitting) : Math.min(...fitting);
}
