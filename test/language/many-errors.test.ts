import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/diagnostics/nearest';
import { readJson } from '../../src/language/read-json';
import { attempt, parsed } from '../support/built';

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function told(document: Readonly<Record<string, unknown>>): readonly string[] {
  return attempt(document).diagnostics.map(({ code, message }) => `${code} ${message}`);
}

describe('a spec with more errors than anyone reads', () => {
  it('is told of a hundred, and how many more there are', () => {
    const layers = many(3000, (index) => ({ type: `Relu${index}` }));
    const errors = told({ input: [3], layers });
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toBe('limit/errors and 2900 more errors');
  });

  it('is told of a hundred also where the network is built, and of keys that stand twice', () => {
    const layers = many(300, (index) => ({ type: 'ReLU', from: `nothing${index}` }));
    const errors = told({ input: [3], layers });
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toMatch(/^limit\/errors /);
    const { diagnostics } = readJson(`{${many(500, () => '"a": 1').join(',')}}`, 'spec');
    expect(diagnostics.map(({ code }) => code).slice(99)).toEqual(['json/duplicate-key', 'limit/errors']);
  });

  it('is told of just a hundred without a word on more', () => {
    const layers = many(100, (index) => ({ type: `Relu${index}` }));
    expect(parsed({ input: [3], layers }).diagnostics.map(({ code }) => code)).not.toContain('limit/errors');
  });

  it('with thousands of names is told of a hundred', () => {
    const modules = Object.fromEntries(many(5000, (index) => [`Block${index}xyz`, { layers: [] }]));
    const layers = many(3000, (index) => ({ type: `Blokc${index}xzy` }));
    expect(told({ input: [3], modules, layers })).toHaveLength(101);
  });

  it('has no name of any length printed whole', () => {
    const long = 'n'.repeat(200_000);
    const { diagnostics } = attempt({
      input: [3],
      modules: { [long]: { layers: 5 } },
      layers: [
        { type: `${long}x` },
        { type: 'ReLU', name: long },
        { type: 'ReLU', [long]: 1 },
        { reuse: long },
      ],
    });
    expect(diagnostics.length).toBeGreaterThan(4);
    for (const { message, help = '' } of diagnostics) expect(`${message}${help}`.length).toBeLessThan(1000);
  });
});

describe('the nearest names', () => {
  it.each([
    ['widht', ['width', 'width', 'height'], ['width']],
    ['Conv', ['Conv2d', 'Conv1d', 'ReLU'], ['Conv2d', 'Conv1d']],
    ['kernal_size', ['kernel_size', 'stride'], ['kernel_size']],
    ['relu', ['ReLU', 'ReLU6', 'PReLU', 'SELU'], ['ReLU', 'ReLU6', 'PReLU']],
    ['ab', ['ba', 'cd'], ['ba']],
    ['n'.repeat(100), ['n'.repeat(99)], []],
    ['', ['a', 'abc'], ['a']],
  ])('of %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toEqual(expected);
  });
});
