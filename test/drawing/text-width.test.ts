import { describe, expect, it } from 'vitest';
import { fittedText, textWidth } from '../../src/drawing/text-width';

describe('the width of a text', () => {
  it.each([
    ['', 12, 'regular', 0],
    // DejaVu Sans: digits 0.637, M 0.863 (DejaVu Serif 1.024); Sans Bold digits 0.696.
    ['0000', 10, 'regular', 25.48],
    ['0000', 10, 'bold', 27.84],
    ['M', 100, 'regular', 102.4],
    ['×', 10, 'regular', 8.38],
    ['畳み', 10, 'regular', 28],
  ] as const)('is that of the widest font: "%s" at %i, %s', (text, size, weight, width) => {
    expect(textWidth(text, size, weight)).toBeCloseTo(width, 5);
  });

  it('counts a character beyond the first plane once', () => {
    expect(textWidth('🙂', 10)).toBe(14);
  });

  it('shortens a text that is too long, and no other', () => {
    expect(fittedText('short', 100, 10)).toBe('short');
    const fitted = fittedText('x'.repeat(1000), 100, 10);
    expect(fitted).toMatch(/^x+…$/);
    expect(textWidth(fitted, 10)).toBeLessThanOrEqual(100);
    expect(textWidth(`x${fitted}`, 10)).toBeGreaterThan(100);
  });
});
