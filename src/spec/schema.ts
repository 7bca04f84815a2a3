import type * as Zod from 'zod';
import { LARGEST_SIZE } from '../ops/fields';
import { allOps } from '../ops/index';
import type { Fields, Op, ZodModule } from '../ops/op';
import { IDENTIFIER } from './expression';

/** The containers of the spec language, which stand beside the ops as layer types. */
export const containerTypes = ['Sequential', 'Branches', 'Repeat'] as const;
export type ContainerType = (typeof containerTypes)[number];

/** The words that every layer knows beside its arguments. */
export const stepKeys = ['type', 'name', 'from', 'when', 'functional', 'frozen'] as const;

const EXPRESSION_TEXT = /\$\{/;

/** A string that is exactly one expression, or a list in which some items are. */
export function expression(z: ZodModule) {
  return z.union([expressionText(z), z.array(z.unknown())], { error: 'an expression "${...}"' });
}

function expressionText(z: ZodModule) {
  return z.string().regex(EXPRESSION_TEXT, { error: 'an expression "${...}"' });
}

/** A value that may also be given as an expression, whose result is then checked by the same schema. */
function orExpression<S extends Zod.ZodType>(z: ZodModule, schema: S, expected: string) {
  return z.union([schema, expressionText(z)], { error: expected });
}

function text(z: ZodModule) {
  return z.string({ error: 'a name' }).min(1, { error: 'a name that is not empty' });
}

function truth(z: ZodModule) {
  return orExpression(z, z.boolean(), 'true, false or an expression "${...}"');
}

/** What every step of a body has in common. */
function stepFields(z: ZodModule) {
  return {
    name: text(z).optional().describe('Name in module paths; its index in the list when not given'),
    from: z
      .union([text(z), z.array(text(z)).min(1)], { error: 'a name or a list of names' })
      .optional()
      .describe('Earlier steps whose outputs are its inputs, or "@input"; the step before it when not given'),
    when: truth(z).default(true).describe('Left out when this is false'),
    functional: truth(z)
      .optional()
      .describe(
        'Computed by a function, not by a module: no row in torchsummary; true when not given for what PyTorch has only as a function',
      ),
    frozen: truth(z).default(false).describe('Its parameters are not trained'),
  };
}

/** One layer of an op: its arguments, each as itself; `computed` fields as expressions. */
export function layerSchema(z: ZodModule, op: Op, computed: ReadonlySet<string>) {
  const fields: Record<string, Zod.ZodType> = { type: z.literal(op.type), ...stepFields(z) };
  for (const [name, field] of Object.entries(op.fields(z))) {
    fields[name] = computed.has(name) ? expression(z) : field;
  }
  return z.strictObject(fields);
}

/** The same layer as the JSON Schema shows it: each argument as itself or as an expression. */
export function documentedLayerSchema(z: ZodModule, op: Op) {
  return z
    .strictObject({ type: z.literal(op.type), ...stepFields(z), ...withExpressions(z, op.fields(z)) })
    .describe(op.summary);
}

function withExpressions(z: ZodModule, fields: Fields): Record<string, Zod.ZodType> {
  const described: Record<string, Zod.ZodType> = {};
  for (const [name, field] of Object.entries(fields)) {
    const either = orExpression(z, field, 'a value or an expression');
    const named = either.describe(field.description ?? '');
    described[name] = field.safeParse(undefined).success ? named.optional() : named;
  }
  return described;
}

/** A use of a module: its arguments are checked against the module's own. */
export function moduleUseSchema(z: ZodModule) {
  return z.looseObject({ type: text(z), ...stepFields(z) });
}

export function sequentialSchema<S extends Zod.ZodType>(z: ZodModule, step: S) {
  return z.strictObject({
    type: z.literal('Sequential'),
    ...stepFields(z),
    layers: z.array(step, { error: 'a list of layers' }).describe('The steps, in order'),
  });
}

export function branchesSchema<S extends Zod.ZodType>(z: ZodModule, step: S) {
  return z.strictObject({ type: z.literal('Branches'), ...stepFields(z), ...branchFields(z, step) });
}

export function repeatSchema<S extends Zod.ZodType>(z: ZodModule, step: S) {
  const { name: _unnamed, functional: _notOne, ...fields } = stepFields(z);
  return z.strictObject({
    type: z.literal('Repeat'),
    ...fields,
    times: orExpression(
      z,
      z.int().min(0).max(LARGEST_SIZE),
      'a whole number of at least 0 or an expression "${...}"',
    ).describe('How often the steps are written out'),
    index: z
      .string({ error: 'a name' })
      .regex(IDENTIFIER, { error: 'a name of letters, digits and _' })
      .default('i')
      .describe('Name of the counter, from 0'),
    layers: z.array(step, { error: 'a list of layers' }).describe('The steps, in order'),
  });
}

export function reuseSchema(z: ZodModule) {
  const { functional: _same, frozen: _too, ...fields } = stepFields(z);
  return z.strictObject({
    reuse: text(z).describe('Name of an earlier step that is called again'),
    ...fields,
  });
}

function branchFields<S extends Zod.ZodType>(z: ZodModule, step: S) {
  return {
    branches: z
      .record(z.string(), z.union([z.array(step), step]), { error: 'an object of branches' })
      .describe('Each branch by its name: a list of steps, or one step; an empty list is the identity'),
    merge: z
      .union([z.enum(['concat', 'add', 'mul']), step], { error: '"concat", "add", "mul" or a merging layer' })
      .describe('How the outputs of the branches become one'),
  };
}

function bodyFields<S extends Zod.ZodType>(z: ZodModule, step: S) {
  const { branches, merge } = branchFields(z, step);
  return {
    layers: z.array(step, { error: 'a list of layers' }).optional().describe('The steps, in order'),
    branches: branches.optional(),
    merge: merge.optional(),
  };
}

function base(z: ZodModule) {
  return z
    .enum(['Module', 'Sequential'], { error: '"Module" or "Sequential"' })
    .default('Module')
    .describe(
      '"Sequential" for one that PyTorch writes as a subclass of nn.Sequential: it has no row in torchsummary',
    );
}

/** The schemas of the parts that a document nests; `z.unknown()` for those that are parsed one by one. */
export interface Parts {
  readonly step: Zod.ZodType;
  readonly value: Zod.ZodType;
}

export function moduleSchema(z: ZodModule, { step, value }: Parts) {
  return z.strictObject({
    description: z.string({ error: 'a text' }).optional(),
    base: base(z),
    args: z
      .record(z.string(), value, { error: 'an object of arguments' })
      .default({})
      .describe('Arguments with their defaults; null must be given where the module is used'),
    ...bodyFields(z, step),
  });
}

/** The value of a variable or of a module's argument. */
function argValue(z: ZodModule): Zod.ZodType {
  const scalar = z.union([z.number(), z.string(), z.boolean(), z.null()]);
  return z.union([scalar, z.array(scalar), z.array(z.array(scalar))], {
    error: 'a number, a text, true, false, null or a list of them',
  });
}

function inputShape(z: ZodModule) {
  const size = z.int({ error: 'a whole number of at least 1' }).min(1).max(LARGEST_SIZE);
  return z.union([z.array(size).min(1).max(15), z.string().regex(/^\d+(x\d+)*$/)], {
    error: 'a list of sizes without the batch, [192, 28, 28], or "192x28x28"',
  });
}

/** The shape of an input, or an object of shapes for several inputs. */
export function inputs(z: ZodModule) {
  return z
    .union([inputShape(z), z.record(z.string(), inputShape(z))], {
      error: 'a list of sizes without the batch, [192, 28, 28], "192x28x28", or an object of named ones',
    })
    .describe('Shape of the input without the batch; an object for several inputs');
}

/** The keys of a document that stand beside its layers. */
function headFields(z: ZodModule, value: Zod.ZodType) {
  return {
    $schema: z.string().optional().describe('Where an editor finds the JSON Schema'),
    name: z
      .string({ error: 'a name' })
      .min(1)
      .optional()
      .describe("The root's class name; the file's name when not given"),
    description: z.string({ error: 'a text' }).optional().describe('One line for people'),
    input: inputs(z).optional(),
    vars: z
      .record(z.string(), value, { error: 'an object of variables' })
      .default({})
      .describe('Values that expressions use; --set changes them'),
  };
}

export function documentSchema(
  z: ZodModule,
  { step, value, module }: Parts & { readonly module: Zod.ZodType },
) {
  return z.strictObject({
    ...headFields(z, value),
    base: base(z),
    modules: z
      .record(z.string(), module, { error: 'an object of modules' })
      .default({})
      .describe('Blocks with arguments, used by their names as layer types'),
    ...bodyFields(z, step),
  });
}

/** A document that takes another one and changes its variables, input, name or description. */
export function extensionSchema(z: ZodModule, value: Zod.ZodType) {
  return z.strictObject({
    ...headFields(z, value),
    extends: z
      .string({ error: 'the name of a preset or a path' })
      .min(1)
      .describe('A preset, or a path relative to this file'),
  });
}

/** The schema of a whole spec with its layers, as `inception schema` prints it. */
export function specSchema(z: ZodModule): Zod.ZodType {
  const step: Zod.ZodType = z.lazy(() => z.union([...documentedSteps(z, step)]));
  const value = argValue(z);
  return z.union([
    documentSchema(z, { step, value, module: moduleSchema(z, { step, value }) }),
    extensionSchema(z, value),
  ]);
}

function documentedSteps(z: ZodModule, step: Zod.ZodType): readonly Zod.ZodType[] {
  return [
    ...allOps().map((op) => documentedLayerSchema(z, op)),
    sequentialSchema(z, step),
    branchesSchema(z, step),
    repeatSchema(z, step),
    reuseSchema(z),
    moduleUseSchema(z).extend({
      type: z.string().regex(otherThan([...allOps().map(({ type }) => type), ...containerTypes])),
    }),
  ];
}

/** Matches every text but these words, so that a misspelt key of a known layer is not taken for a module's. */
function otherThan(words: readonly string[]): RegExp {
  return new RegExp(`^(?!(?:${words.join('|')})$)`);
}
