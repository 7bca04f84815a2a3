import { describe, expect, test } from 'vitest';
import { expectedInstead } from '../../src/language/arguments';
import type { Field } from '../../src/ops/field';
import {
  ANY_WHOLE,
  coefficient,
  DIMENSION,
  DIMENSIONS,
  dimension,
  either,
  field,
  flag,
  inferred,
  nullable,
  optional,
  POSITIVE,
  perAxis,
  probability,
  sizes,
  sizesOrMinusOne,
  whole,
  words,
} from '../../src/ops/fields';
import { allOps } from '../../src/ops/index';

interface Row {
  readonly title: string;
  readonly field: Field;
  readonly taken: readonly unknown[];
  readonly refused: readonly (readonly [value: unknown, expected: string])[];
}

const AT_LEAST_1 = 'a whole number of at least 1';
const ONE_OR_MORE = 'a whole number of at least 1, or a list of them';

const rows: readonly Row[] = [
  {
    title: 'a positive whole number',
    field: whole(1, ''),
    taken: [1, 2 ** 31 - 1],
    refused: [
      [0, AT_LEAST_1],
      [1.5, AT_LEAST_1],
      ['1', AT_LEAST_1],
      [null, AT_LEAST_1],
      [[1], AT_LEAST_1],
      [2 ** 31, 'a whole number of at most 2147483647'],
    ],
  },
  {
    title: 'a whole number from 0 on',
    field: whole(0, ''),
    taken: [0],
    refused: [[-1, 'a whole number of at least 0']],
  },
  {
    title: 'a shared kind with a lower bound above',
    field: field({ ...POSITIVE, most: 10 }, ''),
    taken: [1, 10],
    refused: [
      [0, AT_LEAST_1],
      [11, 'a whole number of at most 10'],
    ],
  },
  {
    title: 'a whole number of either sign',
    field: field(ANY_WHOLE, ''),
    taken: [-(2 ** 31 - 1), 0],
    refused: [
      [0.5, 'a whole number'],
      [-(2 ** 31), 'a whole number of at least -2147483647'],
    ],
  },
  {
    title: 'a whole number with words of its own',
    field: field({ ...ANY_WHOLE, expected: 'a row' }, ''),
    taken: [0],
    refused: [
      ['x', 'a row'],
      [-(2 ** 31), 'a row'],
      [2 ** 31, 'a row'],
    ],
  },
  {
    title: 'a dimension',
    field: dimension(''),
    taken: [-16, 15],
    refused: [
      [0.5, 'a dimension number, such as 1 or -1'],
      [-17, 'a dimension number of at least -16'],
      [16, 'a dimension number of at most 15'],
    ],
  },
  {
    title: 'a number',
    field: coefficient(1, ''),
    taken: [-1e9, 0.5],
    refused: [
      ['x', 'a number'],
      [null, 'a number'],
    ],
  },
  {
    title: 'a probability',
    field: probability(0.5, ''),
    taken: [0, 1],
    refused: [
      [-0.1, 'a number from 0 to 1'],
      [1.1, 'a number from 0 to 1'],
    ],
  },
  {
    title: 'a number above a bound',
    field: field({ kind: 'number', above: 0, most: 9 }, ''),
    taken: [0.001, 9],
    refused: [
      [0, 'a number above 0'],
      ['x', 'a number above 0'],
      [9.5, 'a number of at most 9'],
    ],
  },
  { title: 'a flag', field: flag(true, ''), taken: [false], refused: [[0, 'true or false']] },
  {
    title: 'words',
    field: words(['a', 'b'], 'a', ''),
    taken: ['b'],
    refused: [
      ['c', 'one of "a", "b"'],
      [1, 'one of "a", "b"'],
    ],
  },
  {
    title: 'words with words of their own',
    field: { ...words(['a', 'b'], 'a', ''), expected: '"a" or "b"' },
    taken: ['b'],
    refused: [['c', '"a" or "b"']],
  },
  {
    title: 'a value per axis',
    field: perAxis(2, 0, ''),
    taken: [0, [0, 3]],
    refused: [
      [-1, 'a whole number of at least 0'],
      [[1, -1], 'a whole number of at least 0'],
      [[1], 'a whole number of at least 0, or a list of 2 of them'],
      ['x', 'a whole number of at least 0, or a list of 2 of them'],
    ],
  },
  {
    title: 'a value or null per axis',
    field: field({ kind: 'per axis', axes: 1, of: { ...POSITIVE, nullable: true }, expected: 'sizes' }, ''),
    taken: [null, 1, [null], [2]],
    refused: [
      [[1, 1], 'sizes'],
      [0, AT_LEAST_1],
    ],
  },
  {
    title: 'sizes',
    field: sizes(''),
    taken: [[], Array(16).fill(1)],
    refused: [
      [1, 'a list of whole numbers of at least 1'],
      [[0], AT_LEAST_1],
      [Array(17).fill(1), 'a list of at most 16 sizes'],
    ],
  },
  {
    title: 'sizes or -1',
    field: sizesOrMinusOne(''),
    taken: [[-1, 1]],
    refused: [
      [[], 'a list, each a whole number of at least 1, or -1'],
      [[0], 'a whole number of at least 1, or -1'],
      [[2 ** 31], 'a whole number of at most 2147483647'],
    ],
  },
  {
    title: 'a list without a name for its values',
    field: field({ kind: 'list', of: POSITIVE, least: 1, most: 2, expected: 'one or two' }, ''),
    taken: [[1], [1, 2]],
    refused: [
      [[], 'one or two'],
      [[1, 2, 3], 'one or two'],
    ],
  },
  {
    title: 'words or a value per axis',
    field: either(
      [
        { kind: 'words', words: ['same'] },
        { kind: 'per axis', axes: 3, of: POSITIVE },
      ],
      '',
    ),
    taken: ['same', 1, [1, 2, 3]],
    refused: [
      ['x', '"same", a whole number of at least 1, or a list of 3 of them'],
      [[1], 'a whole number of at least 1, or a list of 3 of them'],
      [0, AT_LEAST_1],
    ],
  },
  {
    title: 'one value or a list that expects the same',
    field: either([POSITIVE, { kind: 'list', of: POSITIVE, least: 1 }], ''),
    taken: [1, [1, 2]],
    refused: [
      ['x', ONE_OR_MORE],
      [[], ONE_OR_MORE],
      [[0], AT_LEAST_1],
    ],
  },
  {
    title: 'one value or a list that has words of its own',
    field: either([DIMENSION, DIMENSIONS], ''),
    taken: [-1, [0, 1]],
    refused: [
      ['x', 'a dimension number, or a list of them'],
      [[], 'a list of dimension numbers'],
    ],
  },
  { title: 'null too', field: nullable(coefficient(1, '')), taken: [null, 2], refused: [['x', 'a number']] },
  { title: 'an optional', field: optional(whole(1, '')), taken: [null, 1], refused: [[0, AT_LEAST_1]] },
  { title: 'an inferred', field: inferred('Size'), taken: [null, 1], refused: [[0, AT_LEAST_1]] },
];

describe.each(rows)('$title', ({ field, taken, refused }) => {
  test.each(taken.map((value) => ({ value })))('takes $value', ({ value }) => {
    expect(expectedInstead(field, value)).toBeNull();
  });

  test.each(refused)('refuses %j: %s', (value, expected) => {
    expect(expectedInstead(field, value)).toBe(expected);
  });
});

test('every default is a value that its field takes', () => {
  for (const { type, fields } of allOps()) {
    for (const [name, field] of Object.entries(fields)) {
      if (field.default !== undefined)
        expect(expectedInstead(field, field.default), `${type} ${name}`).toBeNull();
    }
  }
});

test('the fields of every op are plain data', () => {
  for (const { fields } of allOps()) expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
});
