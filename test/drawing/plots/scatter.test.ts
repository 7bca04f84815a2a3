import { describe, expect, it } from 'vitest';
import { scaleFor, tickText } from '../../../src/drawing/plots/axis-scale';
import { type ScatterPoint, scatterPlot } from '../../../src/drawing/plots/scatter';
import { elementsOf, numberAt, textFaults, textsOf, xmlFault } from '../../support/svg-texts';

const options = { title: 'Variants', xTitle: 'multiply-adds', yTitle: 'parameters' };

const point = (name: string, x: number, y: number, kind: ScatterPoint['kind'] = 'other'): ScatterPoint => ({
  name,
  x,
  y,
  kind,
});

/** Points in a fixed order that looks like none: multiples of a number modulo a prime. */
const scattered = (count: number): readonly ScatterPoint[] =>
  Array.from({ length: count }, (_, index) =>
    point(`v${index}`, 1 + ((index * 7919) % 104_729), 1 + ((index * 6007) % 99_991)),
  );

describe('an axis', () => {
  it.each([
    [[3, 9], 'linear', [3, 4, 5, 6, 7, 8, 9]],
    [[0, 100], 'linear', [0, 20, 40, 60, 80, 100]],
    [[0.1, 0.35], 'linear', [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]],
    [[5, 5], 'linear', [5, 6]],
    [[], 'linear', [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[3e6, 4e7], 'log', [2e6, 5e6, 1e7, 2e7, 5e7]],
    [[1, 1000], 'log', [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
    [[1, 1e9], 'log', [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]],
  ])('over %j is %s with round ticks', (values, kind, ticks) => {
    const scale = scaleFor(values);
    expect(scale.kind).toBe(kind);
    expect(scale.ticks).toHaveLength(ticks.length);
    for (const [at, tick] of ticks.entries()) expect(scale.ticks[at]).toBeCloseTo(tick, 9);
  });

  it.each([[[17, 4]], [[1e-7, 3e-5, 2]], [[123_456_789, 9]], [[-5, 20]], [[7]], [[0, 1e12]], [[999, 1001]]])(
    'holds all of %j between its ends',
    (values) => {
      const { positionOf, ticks } = scaleFor(values);
      for (const value of values) {
        expect(positionOf(value)).toBeGreaterThanOrEqual(-1e-9);
        expect(positionOf(value)).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(positionOf(ticks[0] ?? 0)).toBeCloseTo(0, 9);
      expect(positionOf(ticks.at(-1) ?? 0)).toBeCloseTo(1, 9);
    },
  );

  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [500, '500'],
    [1000, '1 k'],
    [1500, '1.5 k'],
    [2e6, '2 M'],
    [5e8, '500 M'],
    [1e9, '1 G'],
    [1e12, '1 T'],
  ])('writes %d as %s', (value, text) => {
    expect(tickText(value)).toBe(text);
  });
});

describe('a scatter plot', () => {
  const few = [
    point('small', 1e6, 9e6, 'front'),
    point('middle', 5e6, 4e6, 'front'),
    point('large', 9e7, 1e6, 'front'),
    point('worse', 6e7, 8e6),
    point('worst & <last>', 9e7, 9e6),
  ];

  it('places points by their values, the front larger and joined by its steps', () => {
    const svg = scatterPlot(few, options);
    expect(xmlFault(svg)).toBeNull();
    const circles = elementsOf(svg, 'circle').slice(2);
    expect(circles).toHaveLength(few.length);
    const front = circles.filter((circle) => circle.get('class') === 'scatter-front');
    expect(front.map((circle) => circle.get('r'))).toEqual(['5', '5', '5']);
    const [first, second, third] = front.map((circle) => [numberAt(circle, 'cx'), numberAt(circle, 'cy')]);
    expect(svg).toContain(`d="M${first?.join(' ')}H${second?.join('V')}H${third?.join('V')}"`);
    // By powers of ten: as far from 1 M to 5 M as the logarithm of 5 is of that of 90.
    const share = ((second?.[0] ?? 0) - (first?.[0] ?? 0)) / ((third?.[0] ?? 0) - (first?.[0] ?? 0));
    expect(share).toBeCloseTo(Math.log(5) / Math.log(90), 2);
    expect(svg).toContain('<title>worst &amp; &lt;last&gt;: 90000000, 9000000</title>');
    expect(textsOf(svg).map(({ text }) => text)).toEqual(expect.arrayContaining(few.map(({ name }) => name)));
  });

  it('joins no front that is not one of these two figures', () => {
    const front = few.map((drawn) => ({ ...drawn, kind: 'front' as const }));
    expect(elementsOf(scatterPlot(front, options), 'path')).toHaveLength(0);
  });

  it.each([0, 1, 2, 30, 400])('of %d points has no text over another or over a point', (count) => {
    const svg = scatterPlot(scattered(count), options);
    expect(xmlFault(svg)).toBeNull();
    expect(textFaults(svg)).toEqual([]);
    const names = textsOf(svg).filter(({ text }) => text.startsWith('v'));
    for (const circle of elementsOf(svg, 'circle')) {
      const [x, y] = [numberAt(circle, 'cx'), numberAt(circle, 'cy')];
      const covered = names.filter(
        (name) => x > name.x && x < name.x + name.width && y > name.y && y < name.y + name.height,
      );
      expect(covered).toEqual([]);
    }
  });

  it('draws points on one pixel once and says how many they are', () => {
    const svg = scatterPlot(
      Array.from({ length: 50 }, (_, index) => point(`v${index}`, 3, 4)),
      options,
    );
    expect(elementsOf(svg, 'circle')).toHaveLength(1);
    expect(svg).toContain('<title>v0 and 49 more: 3, 4</title>');
  });

  it('draws very many points as one path, each pixel once', () => {
    const svg = scatterPlot([...scattered(20_000), ...scattered(20_000)], options);
    expect(elementsOf(svg, 'circle')).toHaveLength(0);
    const [path] = elementsOf(svg, 'path');
    const places = path?.get('d')?.match(/M\d+ \d+h0/g) ?? [];
    expect(places.length).toBeGreaterThan(10_000);
    expect(new Set(places).size).toBe(places.length);
  });
});
