import { describe, expect, it } from 'vitest';
import { type Shade, shades, shareClasses, shareClassOf, workShades } from '../../src/drawing/palette';

/** The relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const boxFills: readonly (readonly [string, Shade])[] = [
  ...shareClasses.map((shade) => [shade.name, shade] as const),
  ...Object.entries(workShades),
  ['segment', shades.segment],
];

describe('the palette', () => {
  it('knows that white on black has a contrast of 21', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  });

  it.each(boxFills)('has a contrast of at least 4.5 between the text of a box and %s', (_, fill) => {
    expect(contrast(shades.text.light, fill.light)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades.text.dark, fill.dark)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ground', 'group', 'innerGroup'] as const)('has the same for both texts on the %s', (ground) => {
    for (const text of [shades.text, shades.faintText]) {
      expect(contrast(text.light, shades[ground].light)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text.dark, shades[ground].dark)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has lines and bars that stand out from what they are on by at least 3', () => {
    for (const ground of [shades.ground, shades.group, shades.innerGroup]) {
      expect(contrast(shades.line.light, ground.light)).toBeGreaterThanOrEqual(3);
      expect(contrast(shades.line.dark, ground.dark)).toBeGreaterThanOrEqual(3);
    }
    for (const fill of shareClasses) {
      expect(contrast(shades.bar.light, fill.light)).toBeGreaterThanOrEqual(3);
      expect(contrast(shades.bar.dark, fill.dark)).toBeGreaterThanOrEqual(3);
    }
  });

  it('grows darker, and on a dark screen lighter, from class to class', () => {
    const light = shareClasses.map((shade) => luminance(shade.light));
    const dark = shareClasses.map((shade) => luminance(shade.dark));
    expect(light).toEqual([...light].sort((a, b) => b - a));
    expect(dark).toEqual([...dark].sort((a, b) => a - b));
  });

  it.each([
    [null, 's0'],
    [0, 's0'],
    [1e-12, 's1'],
    [0.0099, 's1'],
    [0.01, 's2'],
    [0.05, 's3'],
    [0.15, 's4'],
    [0.2999, 's4'],
    [0.3, 's5'],
    [1, 's5'],
    [2.4, 's5'],
  ])('puts a share of %s into the class %s', (share, name) => {
    expect(shareClassOf(share).name).toBe(name);
  });
});
