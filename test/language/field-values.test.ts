import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldSchema } from '../../src/language/field-schemas';
import { isValueOf } from '../../src/language/field-values';
import { allOps } from '../../src/ops/index';

const single: readonly unknown[] = [
  ...[0, 1, -1, 2, 3, 1.5, -0.5, 0.1, 1e6, 2 ** 31, 2 ** 40, 2 ** 53, -(2 ** 53)],
  ...[
    Number.NaN,
    Number.POSITIVE_INFINITY,
    3n,
    true,
    false,
    null,
    '',
    'same',
    'valid',
    'zeros',
    'mean',
    'none',
  ],
  { a: 1 },
];
const values = [
  ...single,
  [],
  ...single.map((one) => [one]),
  ...single.map((one) => [one, 1]),
  [1, 2, 3],
  [[1, 2]],
];

describe('a value is taken without a schema where the schema takes it', () => {
  it.each(allOps().map((op) => [op.type, op] as const))('%s', (_type, op) => {
    for (const [name, field] of Object.entries(op.fields)) {
      const schema = fieldSchema(z, field);
      const words = field.kind === 'words' ? field.words : [];
      for (const value of [...values, ...words, op.fields[name]?.default]) {
        if (value === undefined) continue;
        expect([name, value, isValueOf(field, value)]).toEqual([
          name,
          value,
          schema.safeParse(value).success,
        ]);
      }
    }
  });
});
