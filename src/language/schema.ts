import type * as Zod from 'zod/mini';
import { once } from '../graph/made-once';
import { LARGEST_SIZE } from '../ops/fields';
import { allOps } from '../ops/index';
import type { Op } from '../ops/op';
import { PARAMETRIZATIONS } from '../ops/parametrization';
import { IDENTIFIER } from './expression';
import { fieldSchema } from './field-schemas';
import type { ZodModule } from './load-zod';
import { optionalKey } from './optional-key';
import { orExpression, stepParts } from './step-fields';

/** The containers of the spec language: layer types that are not ops. */
export const containerTypes: readonly string[] = ['Sequential', 'Branches', 'Repeat'];

/** Every layer type of the spec language. */
export function knownTypes(): readonly string[] {
  return [...containerTypes, ...allOps().map(({ type }) => type)];
}

/** The keys of every layer that are not arguments. */
export const stepKeys: ReadonlySet<string> = new Set([
  'type',
  'name',
  'from',
  'when',
  'functional',
  'frozen',
  'called',
  'share',
]);

/** A layer of an op; the arguments that `computed` names are expressions. */
export function layerSchema(z: ZodModule, op: Op, computed: ReadonlySet<string>) {
  const fields: Record<string, Zod.ZodMiniType> = { type: z.literal(op.type), ...stepParts(z).fields };
  if (op.params !== undefined) fields.parametrization = parametrizationSchema(z);
  for (const [name, field] of Object.entries(op.fields)) {
    fields[name] = computed.has(name) ? stepParts(z).expression : fieldSchema(z, field);
  }
  return z.strictObject(fields);
}

/** How parameters of a layer are computed: a key of layers with parameters that is not an argument. */
export const parametrizationSchema = once((z: ZodModule): Zod.ZodMiniType => {
  const words = PARAMETRIZATIONS.map((word) => `"${word}"`).join(' or ');
  const how = z.enum(PARAMETRIZATIONS, { error: words });
  const byName = z
    .record(z.string(), how, { error: `${words} for each parameter` })
    .check(z.refine((given) => Object.keys(given).length > 0, { error: 'at least one parameter' }));
  const error = `${words}, or an object of one for each parameter`;
  return z.union([how, byName], { error }).apply(z.optional).register(z.globalRegistry, {
    id: 'parametrization',
    description: 'How its weight, or each parameter by its name, is computed, as by torch.nn.utils',
  });
});

/** A use of a module: its arguments are checked against the module's own. */
export function moduleUseSchema(z: ZodModule) {
  return z.looseObject({ type: stepParts(z).name, ...stepParts(z).fields });
}

/** A use of a preset or another document as a module. */
export function networkUseSchema(z: ZodModule, value: Zod.ZodMiniType) {
  const { name: path, fields } = stepParts(z);
  return z.strictObject({
    type: path,
    ...fields,
    vars: optionalKey(
      z,
      z.record(z.string(), value, { error: 'an object of variables' }),
      'Values of its variables',
    ),
    outputs: optionalKey(
      z,
      z.record(z.string(), path, { error: 'an object of outputs' }),
      'Inner layers that it gives, by names: {"c3": "layer2"}; what they do not need is not built',
    ),
  });
}

export function sequentialSchema(z: ZodModule, step: Zod.ZodMiniType) {
  const type = z.literal('Sequential');
  const layers = stepList(z, step).check(z.describe(STEPS));
  return z.strictObject({ type, ...stepParts(z).fields, layers });
}

const STEPS = 'The steps, in order';

function stepList(z: ZodModule, step: Zod.ZodMiniType) {
  return z.array(step, { error: 'a list of layers' });
}

export function branchesSchema(z: ZodModule, step: Zod.ZodMiniType, branch = step) {
  const type = z.literal('Branches');
  return z.strictObject({ type, ...stepParts(z).fields, ...branchFields(z, step, step, branch) });
}

const OVER = 'a list or an expression "${...}"';

const TIMES = 'a whole number of at least 0 or an expression "${...}"';

/** A Repeat in a list, whose steps are written out by `times` or by `over`. */
export function repeatSchema(z: ZodModule, step: Zod.ZodMiniType) {
  return z.strictObject({ ...repeatFields(z, step), ...roundFields(z) });
}

/** A Repeat as two schemas, by `times` and by `over`, which the JSON Schema distinguishes. */
export function repeatForms(z: ZodModule, step: Zod.ZodMiniType) {
  return roundForms(z).map((rounds) => z.strictObject({ ...repeatFields(z, step), ...rounds }));
}

function repeatFields(z: ZodModule, step: Zod.ZodMiniType) {
  const { from, when, frozen, called } = stepParts(z).fields;
  const type = z.literal('Repeat');
  return { type, from, when, frozen, called, layers: stepList(z, step).check(z.describe(STEPS)) };
}

/** All keys; the parser reports missing ones. */
function roundFields(z: ZodModule) {
  const [{ times, index }, { over, as }] = roundForms(z);
  return { times: times.apply(z.optional), over: over.apply(z.optional), as: as.apply(z.optional), index };
}

/** How often a Repeat is written out: by `times` or by `over`. */
function roundForms(z: ZodModule) {
  const tooLarge = `a whole number of at most ${LARGEST_SIZE}`;
  const number = z
    .int({ error: TIMES })
    .check(z.gte(0, { error: TIMES }), z.lte(LARGEST_SIZE, { error: tooLarge }));
  const list = z.array(z.unknown(), { error: OVER });
  const identifier = (byDefault: string) =>
    z
      .string({ error: 'a name' })
      .check(z.regex(IDENTIFIER, { error: 'a name of letters, digits and _' }))
      .apply(z._default, byDefault);
  const times = orExpression(z, number, TIMES).check(z.describe('How often the steps are written out'));
  const over = orExpression(z, list, OVER).check(
    z.describe('A list: the steps are written out for each of its items'),
  );
  const as = identifier('item').check(z.describe('Name of the item of the list'));
  const index = identifier('i').check(z.describe('Name of the counter, from 0'));
  return [
    { times, index },
    { over, as, index },
  ] as const;
}

/** A branch that is there only when an expression is true. */
export function branchSchema(z: ZodModule, step: Zod.ZodMiniType) {
  const layers = z.union([z.array(step), step], { error: 'a list of layers, or one layer' });
  return z.strictObject({
    when: stepParts(z).fields.when.check(
      z.describe('The branch is absent from the merge when this is false'),
    ),
    layers: layers.check(z.describe('A list of steps, or one step')),
  });
}

/** Branches that are written out in place, several times. */
export function repeatedBranchesSchema(z: ZodModule, branch: Zod.ZodMiniType) {
  return z.strictObject({
    ...repeatedBranchesFields(z, branch),
    ...roundFields(z),
  });
}

/** What may be written in place of a branch, as alternatives that the JSON Schema distinguishes. */
export function branchForms(z: ZodModule, step: Zod.ZodMiniType): Zod.ZodMiniType {
  // zod calls the function of a lazy schema again and again.
  let forms: Zod.ZodMiniType | undefined;
  const branch: Zod.ZodMiniType = z.lazy(() => {
    forms ??= z
      .union([
        z.array(step),
        step,
        branchSchema(z, step),
        ...roundForms(z).map((rounds) => z.strictObject({ ...repeatedBranchesFields(z, branch), ...rounds })),
      ])
      .register(z.globalRegistry, { id: 'branch' });
    return forms;
  });
  return branch;
}

function repeatedBranchesFields(z: ZodModule, branch: Zod.ZodMiniType) {
  return {
    type: z.literal('Repeat'),
    when: stepParts(z).fields.when,
    branches: z
      .record(z.string(), branch, { error: 'an object of branches' })
      .check(z.describe('The branches of one round; their names hold its counter or item')),
  };
}

export function reuseSchema(z: ZodModule) {
  const { fields, name: target } = stepParts(z);
  const { name, from, when } = fields;
  const reuse = target.check(z.describe('Name of an earlier step that is called again'));
  return z.strictObject({ reuse, name, from, when });
}

const MERGE = '"concat", "add", "mul" or a merging layer';

/** Branches and their merge. */
export function branchFields(z: ZodModule, step: Zod.ZodMiniType, merging = step, branch = step) {
  return {
    branches: z
      .record(z.string(), branch, { error: 'an object of branches' })
      .check(
        z.describe(
          'Each branch by its name: a list of steps, or one step; an empty list is the identity. A Repeat writes out branches',
        ),
      ),
    merge: z.union([z.enum(['concat', 'add', 'mul']), merging], { error: MERGE }).check(
      z.refine((merge) => merge !== undefined, { error: MERGE }),
      z.describe('How the outputs of the branches become one'),
    ),
  };
}

/** An output that is left out when an expression is false. */
export function outputSchema(z: ZodModule) {
  return z.strictObject({
    from: stepParts(z).name.check(
      z.describe('The step that gives it, or "backbone.aux" for an output of a module'),
    ),
    when: stepParts(z).fields.when,
  });
}

/** A series of layers and its outputs. */
export function seriesFields(z: ZodModule, step: Zod.ZodMiniType, output: Zod.ZodMiniType) {
  return {
    outputs: optionalKey(
      z,
      z.record(z.string(), output, { error: 'an object of outputs' }),
      'What it gives, by names, the main one first; the last step when not given',
    ),
    layers: stepList(z, step).check(z.describe(STEPS)),
  };
}
