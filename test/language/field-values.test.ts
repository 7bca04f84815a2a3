import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldSchema } from '../../src/language/field-schemas';
import { isValueOf, refusalOfValue } from '../../src/language/field-values';
import { LARGEST_SIZE } from '../../src/ops/fields';
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

describe('a value is taken or refused without a schema as by the schema, in its words', () => {
  it.each(allOps().map((op) => [op.type, op] as const))('%s', (_type, op) => {
    for (const [name, field] of Object.entries(op.fields)) {
      const schema = fieldSchema(z, field);
      const words = field.kind === 'words' ? field.words : [];
      for (const value of [...values, ...words, op.fields[name]?.default]) {
        if (value === undefined) continue;
        const { success, error } = schema.safeParse(value);
        const [issue] = error?.issues ?? [];
        const index = typeof issue?.path[0] === 'number' ? issue.path[0] : null;
        const { expected, index: item } = refusalOfValue(field, value) ?? {};
        expect([name, value, isValueOf(field, value)]).toEqual([name, value, success]);
        // Where many ops have a kind in common, the schema names the bound of that kind before the field's own.
        if (issue?.message.endsWith(String(LARGEST_SIZE))) continue;
        expect([name, value, expected, item ?? null]).toEqual([name, value, issue?.message, index]);
      }
    }
  });
});
