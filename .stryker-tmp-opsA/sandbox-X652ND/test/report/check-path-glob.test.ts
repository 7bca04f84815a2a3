// @ts-nocheck
import { describe, expect, it } from 'vitest';
import { isPathGlob, matchesPathGlob } from '../../src/report/path-glob';

describe('matchesPathGlob', () => {
  it.each([
    ['conv5x5.1.conv', '**'],
    ['', '**'],
    ['conv5x5', 'conv5x5.**'],
    ['conv5x5.1.conv', 'conv5x5.**'],
    ['conv5x5.1', 'conv5x5.*'],
    ['conv5x5.1.conv', 'conv5x5.*.conv'],
    ['conv5x5.1.conv', '**.conv'],
    ['conv', '**.conv'],
    ['a.conv.b.conv', '**.conv'],
    ['a.b.c.d', 'a.**.d'],
    ['a.d', 'a.**.d'],
    ['a.b.c', '**.b.**'],
    ['denselayer12.conv', 'denselayer*.conv'],
    ['conv3x3', 'conv?x?'],
    ['conv3x3', '*'],
  ])('%j fits %s', (path, glob) => expect(matchesPathGlob(path, glob)).toBe(true));

  it.each([
    ['', '*'],
    ['conv5x5.1.conv', 'conv5x5.*'],
    ['conv5x5', 'conv5x5.*'],
    ['conv5x5b.1', 'conv5x5.**'],
    ['conv5x5.1.relu', '**.conv'],
    ['conv13x3', 'conv?x?'],
    ['Conv3x3', 'conv*'],
    ['a.b', 'a'],
  ])('%j does not fit %s', (path, glob) => expect(matchesPathGlob(path, glob)).toBe(false));

  it('is quick on patterns that regular expressions choke on', () => {
    const path = `${'a'.repeat(199)}.`.repeat(20);
    expect(matchesPathGlob(path, `${'*a'.repeat(90)}b.${'**.'.repeat(50)}x`)).toBe(false);
  });

  it('knows a pattern from a path', () => {
    expect(isPathGlob('conv5x5.*')).toBe(true);
    expect(isPathGlob('conv5x5.1')).toBe(false);
  });
});
