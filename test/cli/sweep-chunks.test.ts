import { describe, expect, it } from 'vitest';
import { chunksInTurn } from '../../src/cli/sweep-chunks';
import type { VariantRange } from '../../src/cli/sweep-job';
import { NO_COUNTS } from '../../src/search/chunk';

/** The chunks that are taken of so many variants, at most some of them. */
async function taken(
  range: VariantRange,
  { most = Number.POSITIVE_INFINITY, stopAfter = Number.POSITIVE_INFINITY } = {},
) {
  const found: (readonly [first: number, end: number])[] = [];
  let evaluated = 0;
  const evaluate = () => {
    evaluated += 1;
    return { counts: NO_COUNTS, examples: [], text: '', rows: [] };
  };
  await chunksInTurn(range, evaluate, {
    take: (_chunk, { first, end }) => found.push([first, end]) < most,
    isStopped: () => found.length >= stopAfter,
  });
  return { found, evaluated };
}

describe('the chunks of a sweep in one thread', () => {
  it.each([
    ['none', { first: 5, end: 5 }, []],
    ['less than one', { first: 0, end: 42 }, [[0, 42]]],
    ['a whole one', { first: 0, end: 100 }, [[0, 100]]],
    [
      'several, the last one shorter',
      { first: 30, end: 250 },
      [
        [30, 130],
        [130, 230],
        [230, 250],
      ],
    ],
  ])('are %s', async (_what, range, chunks) => {
    expect((await taken(range)).found).toEqual(chunks);
  });

  it.each([
    ['no more are wanted', { most: 2 }],
    ['it is stopped', { stopAfter: 2 }],
  ])('end where %s', async (_why, options) => {
    const { found, evaluated } = await taken({ first: 0, end: 1000 }, options);
    expect([found.length, evaluated]).toEqual([2, 2]);
  });
});
