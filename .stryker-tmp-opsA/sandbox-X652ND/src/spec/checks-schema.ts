// @ts-nocheck
import type * as Zod from 'zod';
import { AMOUNT_TEXT } from '../counts/amount';
import { COUNT_TEXT } from '../counts/parse-count';
import { LARGEST_SIZE, positive } from '../ops/fields';
import type { ZodModule } from '../ops/op';
import { metricNames, WHOLE_PART } from './checks';
import { loadZod } from './load-zod';
import { inputs } from './schema';

/** The schema that a document of checks names. */
export const CHECKS_SCHEMA = 'inception.checks/1';

const GROWTH_TEXT = new RegExp(`^\\+${AMOUNT_TEXT.source.slice(1)}`);

/** One check of a document. */
export function checkSchema(z: ZodModule) {
  return z.strictObject({
    name: text(z, 'a name').describe('What is checked, in words'),
    spec: text(z, 'a preset or a path').describe('A preset, or a path relative to this file'),
    in: inputs(z).optional(),
    set: z
      .record(z.string(), settingValue(z), { error: 'an object of variables' })
      .optional()
      .describe("Values in the place of the spec's variables"),
    batch: positive(z).optional().describe('Samples at once; 1 when not given'),
    dtype: text(z, 'an element type').optional().describe('Element type, for bytes; float32 when not given'),
    metric: z
      .enum(metricNames, { error: `one of ${metricNames.join(', ')}` })
      .describe('The figure that is checked'),
    convention: text(z, 'the name of a convention')
      .optional()
      .describe('The convention of the metric "count"; macs when not given'),
    at: text(z, '"total", a path or a pattern of paths')
      .default(WHOLE_PART)
      .describe(
        '"total", a branch, the path of a module or layer, or a pattern: * within a name, ** for any number of names',
      ),
    equals: z
      .union([count(z), sizes(z)], {
        error: 'a whole number, a text such as "44.8M", or a list of sizes',
      })
      .optional()
      .describe(
        'The exact figure; for output the shape with or without the batch, for receptive_field the size along each axis',
      ),
    tolerance: amount(z)
      .optional()
      .describe('How far the figure may be from "equals": a number or a share of it; 0 when not given'),
    max: count(z).optional().describe('The largest figure that passes'),
    min: count(z).optional().describe('The smallest figure that passes'),
    no_more_than_base: growth(z)
      .optional()
      .describe('How much larger than at the base revision the figure may be: "+0", "+1k", "+2%"'),
    base: text(z, 'a revision of git')
      .optional()
      .describe('The revision for "no_more_than_base"; --base of the command line comes first'),
    severity: z
      .enum(['error', 'warn'], { error: '"error" or "warn"' })
      .default('error')
      .describe('"warn" for a check that is shown when it is broken, but fails nothing'),
    note: text(z, 'a text').optional().describe('Where the limit is from, for people'),
  });
}

/** A document of checks; `z.unknown()` for checks that are parsed one by one. */
export function checksDocumentSchema(z: ZodModule, check: Zod.ZodType) {
  return z.strictObject({
    $schema: z.string().optional().describe('Where an editor finds the JSON Schema'),
    schema: z.literal(CHECKS_SCHEMA, { error: `"${CHECKS_SCHEMA}"` }),
    checks: z
      .array(check, { error: 'a list of checks' })
      .min(1, { error: 'a list of at least one check' })
      .describe('The checks; all of them are evaluated'),
  });
}

/** The JSON Schema (draft 2020-12) of a document of checks as a user writes it. */
export function checksJsonSchema(): Readonly<Record<string, unknown>> {
  const z = loadZod();
  const schema = z.toJSONSchema(checksDocumentSchema(z, checkSchema(z)), { io: 'input', reused: 'ref' });
  return { title: 'inception checks', ...schema };
}

function text(z: ZodModule, expected: string) {
  return z.string({ error: expected }).min(1, { error: `${expected} that is not empty` });
}

function settingValue(z: ZodModule) {
  const scalar = z.union([z.number(), z.string()]);
  return z.union([scalar, z.boolean(), z.array(scalar)], {
    error: 'a number, a text, true, false or a list of numbers or texts',
  });
}

const SIZES_TEXT = /^\d+(x\d+)+$/;
const SIZES = 'a list of sizes, [1, 64, 28, 28], or "1x64x28x28"';

function sizes(z: ZodModule) {
  const size = z
    .int({ error: 'a whole number of at least 1' })
    .min(1, { error: 'a whole number of at least 1' })
    .max(LARGEST_SIZE, { error: `a whole number of at most ${LARGEST_SIZE}` });
  const list = z.array(size).min(1, { error: SIZES }).max(16, { error: 'a list of at most 16 sizes' });
  return z.union([list, z.string().regex(SIZES_TEXT, { error: SIZES })], { error: SIZES });
}

function count(z: ZodModule) {
  return numberOrText(z, COUNT_TEXT, 'a whole number, or a text such as "200k", "44.8M" or "1.5Gi"');
}

function amount(z: ZodModule) {
  return numberOrText(z, AMOUNT_TEXT, 'a whole number, or a text such as "1k" or "0.5%"');
}

function growth(z: ZodModule) {
  return numberOrText(z, GROWTH_TEXT, '"+0", "+1k" or "+2%": how much larger than at the base it may be');
}

function numberOrText(z: ZodModule, pattern: RegExp, expected: string) {
  const number = z.int({ error: expected }).min(0, { error: expected });
  return z.union([number, z.string().regex(pattern, { error: expected })], { error: expected });
}
