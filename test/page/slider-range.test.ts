import { expect, test } from 'vitest';
import { rangeWith, sliderRange } from '../../src/page/slider-range';

test.each([
  ['a whole number, from 1 to twice as much', 64, { least: 1, most: 128, step: 1 }],
  ['a small whole number, at least to 8', 3, { least: 1, most: 8, step: 1 }],
  ['nothing, from there to 8', 0, { least: 0, most: 8, step: 1 }],
  ['a whole number below 0, on both sides', -1, { least: -8, most: 8, step: 1 }],
  ['a fraction below 1, from 0 to 1 by its last decimal', 0.25, { least: 0, most: 1, step: 0.01 }],
  ['a fraction above 1, to twice as much', 1.1, { least: 0, most: 2.2, step: 0.1 }],
  ['a tiny fraction', 0.00001, { least: 0, most: 1, step: 0.00001 }],
  ['a fraction below 0', -0.5, { least: -1, most: 1, step: 0.1 }],
])('the range of %s', (_title, written, range) => {
  expect(sliderRange(written)).toEqual(range);
});

test.each([
  ['nothing, from 0 to 1', 0, { least: 0, most: 1, step: 0.05 }],
  ['a factor, from 0 to twice as much', 1, { least: 0, most: 2, step: 0.05 }],
])('the range of a fraction that is written as %s', (_title, written, range) => {
  expect(sliderRange(written, 'fractions')).toEqual(range);
});

test.each([
  ['above it', 200, { least: 1, most: 200, step: 1 }],
  ['below it', -3, { least: -3, most: 128, step: 1 }],
  ['between its steps', 64.5, { least: 1, most: 128, step: 'any' }],
  ['inside of it', 80, { least: 1, most: 128, step: 1 }],
])('a range takes in a value %s', (_title, value, range) => {
  expect(rangeWith(sliderRange(64), value)).toEqual(range);
});
