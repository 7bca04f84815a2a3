import { expect, it } from 'vitest';
import { parseInput } from '../../src/frontends/given-input';

it('an input is given by its sizes, with its name or without', () => {
  expect(parseInput('192x28x28')).toEqual({ name: null, shape: [192, 28, 28] });
  expect(parseInput('image=3X8')).toEqual({ name: 'image', shape: [3, 8] });
  expect(parseInput('=3')).toEqual({ name: '', shape: [3] });
  expect(parseInput('ids=many')).toEqual({ name: 'ids', shape: null });
});
