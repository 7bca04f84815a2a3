import type * as Zod from 'zod/mini';
import { AMOUNT_TEXT } from '../../counts/amount';
import { COUNT_TEXT } from '../../counts/parse-count';
import { POSITIVE } from '../../ops/fields';
import {
  keysAgainstBase,
  limitKeys,
  metricNames,
  sizesMetrics,
  WHOLE_PART,
} from '../../report/check-definition';
import { positive, wholeSchema } from '../field-schemas';
import { inputs } from '../input-schema';
import { INPUT_SHAPE_TEXT } from '../input-shape';
import { loadSchemaWriter } from '../load-schema-writer';
import type { ZodModule } from '../load-zod';
import { optionalKey } from '../optional-key';

/** The schema that a document of checks names. */
export const CHECKS_SCHEMA = 'inception.checks/1';

const GROWTH_TEXT = new RegExp(`^\\+${AMOUNT_TEXT.source.slice(1)}`);
const SHRINKAGE_TEXT = new RegExp(`^-${AMOUNT_TEXT.source.slice(1)}`);
const SHRINKAGE = '"-0", "-1k" or "-2%": how much smaller than at the base it may be';
const GROWTH = '"+0", "+1k" or "+2%": how much larger than at the base it may be';

/** One check of a document. */
export function checkSchema(z: ZodModule) {
  const set = z.record(z.string(), settingValue(z), { error: 'an object of variables' });
  const equals = z.union([count(z), sizes(z)], {
    error: 'a whole number, a string such as "44.8M", or a list of sizes',
  });
  const amount = numberOrText(z, AMOUNT_TEXT, 'a whole number, or a string such as "1k" or "0.5%"');
  const growth = numberOrText(z, GROWTH_TEXT, GROWTH);
  const shrinkage = numberOrText(z, SHRINKAGE_TEXT, SHRINKAGE);
  return z.strictObject({
    name: text(z, 'a name').check(z.describe('What is checked, in words')),
    spec: text(z, 'a preset or a path').check(z.describe('A preset, or a path relative to this file')),
    in: inputs(z).apply(z.optional),
    set: optionalKey(z, set, "Values in the place of the spec's variables"),
    batch: optionalKey(z, positive(z), 'Samples at once; 1 when not given'),
    dtype: optionalKey(z, text(z, 'an element type'), 'Element type, for bytes; float32 when not given'),
    param_dtype: optionalKey(
      z,
      text(z, 'an element type'),
      'Element type of parameters and buffers; that of "dtype" when not given',
    ),
    metric: z
      .enum(metricNames, { error: `one of ${metricNames.join(', ')}` })
      .check(z.describe('The figure that is checked')),
    convention: optionalKey(
      z,
      text(z, 'the name of a convention'),
      'The convention of the metric "count"; macs when not given',
    ),
    at: text(z, '"total", a path or a pattern of paths')
      .apply(z._default, WHOLE_PART)
      .check(
        z.describe(
          '"total", a branch, the path of a module or layer, or a pattern: * within a name, ** for any number of names',
        ),
      ),
    equals: optionalKey(
      z,
      equals,
      'The exact figure; for output the shape with or without the batch, for receptive_field the size along each axis',
    ),
    tolerance: optionalKey(
      z,
      amount,
      'How far the figure may be from "equals": a number or a share of it; 0 when not given',
    ),
    max: optionalKey(z, count(z), 'The largest figure that passes'),
    min: optionalKey(z, count(z), 'The smallest figure that passes'),
    no_more_than_base: optionalKey(
      z,
      growth,
      'How much larger than at the base revision the figure may be: "+0", "+1k", "+2%"',
    ),
    no_less_than_base: optionalKey(
      z,
      shrinkage,
      'How much smaller than at the base revision the figure may be: "-0", "-1k", "-2%"',
    ),
    base: optionalKey(
      z,
      text(z, 'a revision of git'),
      'The revision for "no_more_than_base" and "no_less_than_base"; --base of the command line comes first',
    ),
    severity: z
      .enum(['error', 'warn'], { error: '"error" or "warn"' })
      .apply(z._default, 'error')
      .check(z.describe('"warn" for a check that is shown when it is broken, but fails nothing')),
    note: optionalKey(z, text(z, 'a string'), 'Where the limit is from, for people'),
  });
}

/** A document of checks; `z.unknown()` for checks that are parsed one by one. */
export function checksDocumentSchema(z: ZodModule, check: Zod.ZodMiniType) {
  return z.strictObject({
    $schema: optionalKey(z, z.string(), 'Where an editor finds the JSON Schema'),
    schema: z.literal(CHECKS_SCHEMA, { error: `"${CHECKS_SCHEMA}"` }),
    checks: z
      .array(check, { error: 'a list of checks' })
      .check(
        z.minLength(1, { error: 'a list of at least one check' }),
        z.describe('The checks; all of them are evaluated'),
      ),
  });
}

/** The JSON Schema (draft 2020-12) of a document of checks as a user writes it. */
export function checksJsonSchema(): Readonly<Record<string, unknown>> {
  const z = loadSchemaWriter();
  const check = checkSchema(z).register(z.globalRegistry, { ...LIMIT_RULES });
  const schema = z.toJSONSchema(checksDocumentSchema(z, check), { io: 'input', reused: 'ref' });
  return { title: 'inception checks', ...schema };
}

/** The rules of `parseLimit` as JSON Schema: one limit, and one that the metric can have. */
const LIMIT_RULES = {
  oneOf: limitKeys.map((key) => ({ required: [key] })),
  dependentRequired: { tolerance: ['equals'] },
  anyOf: [
    {
      properties: {
        metric: { enum: [...sizesMetrics] },
        equals: { type: ['array', 'string'], pattern: INPUT_SHAPE_TEXT.source },
        tolerance: false,
      },
      required: ['equals'],
    },
    {
      properties: {
        metric: { not: { enum: [...sizesMetrics] } },
        equals: { type: ['number', 'string'], pattern: COUNT_TEXT.source },
      },
    },
  ],
  dependentSchemas: {
    base: { anyOf: keysAgainstBase.map((key) => ({ required: [key] })) },
    convention: { properties: { metric: { const: 'count' } } },
  },
};

function text(z: ZodModule, expected: string) {
  return z.string({ error: expected }).check(z.minLength(1, { error: `${expected} that is not empty` }));
}

function settingValue(z: ZodModule) {
  const scalar = z.union([z.number(), z.string()]);
  return z.union([scalar, z.boolean(), z.array(scalar)], {
    error: 'a number, a string, true, false or a list of numbers or strings',
  });
}

const SIZES_TEXT = /^\d+(x\d+)+$/;
const SIZES = 'a list of sizes, [1, 64, 28, 28], or "1x64x28x28"';

function sizes(z: ZodModule) {
  const list = z
    .array(wholeSchema(z, POSITIVE))
    .check(z.minLength(1, { error: SIZES }), z.maxLength(16, { error: 'a list of at most 16 sizes' }));
  return z.union([list, z.string().check(z.regex(SIZES_TEXT, { error: SIZES }))], { error: SIZES });
}

function count(z: ZodModule) {
  return numberOrText(z, COUNT_TEXT, 'a whole number, or a string such as "200k", "44.8M" or "1.5Gi"');
}

function numberOrText(z: ZodModule, pattern: RegExp, expected: string) {
  const number = z.int({ error: expected }).check(z.gte(0, { error: expected }));
  return z.union([number, z.string().check(z.regex(pattern, { error: expected }))], { error: expected });
}
