import { describe, expect, it, test } from 'vitest';
import { changesNoInput, parseInput } from '../../src/cli/input-option';

describe('parseInput', () => {
  it('reads sizes, with a name or without', () => {
    expect(parseInput('192x28x28')).toEqual({ name: null, shape: [192, 28, 28] });
    expect(parseInput('image=3X8')).toEqual({ name: 'image', shape: [3, 8] });
    expect(parseInput('=3')).toEqual({ name: '', shape: [3] });
    expect(parseInput('ids=many')).toEqual({ name: 'ids', shape: null });
  });
});

describe('changesNoInput', () => {
  const image = { name: 'image', shape: [1, 3, 8, 8] };
  const ids = { name: 'ids', shape: [1, 20] };

  test.each([
    [[image], []],
    [[image], ['3x8x8']],
    [[image], ['image=3x8x8', '3x8x8']],
    [
      [image, ids],
      ['ids=20', 'image=3x8x8'],
    ],
  ])('%j are what %j says', (inputs, texts) => expect(changesNoInput(inputs, texts)).toBe(true));

  test.each([
    [[image], ['3x8x9']],
    [[image], ['3x8']],
    [[image], ['ids=3x8x8']],
    [[image], ['3x8x8', '1x8x8']],
    [[image], ['many']],
    [[image, ids], ['20']],
    [[], ['20']],
  ])('%j are not what %j says', (inputs, texts) => expect(changesNoInput(inputs, texts)).toBe(false));
});
