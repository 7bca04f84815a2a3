import type * as Zod from 'zod/mini';
import { LARGEST_SIZE } from '../ops/fields';
import type { Op } from '../ops/op';
import { IDENTIFIER } from './expression';
import { fieldSchema } from './field-schemas';
import { inputs } from './input-schema';
import type { ZodModule } from './load-zod';
import { optionalKey } from './optional-key';
import { orExpression, stepParts } from './step-fields';

/** The containers of the spec language: layer types that are no ops. */
export const containerTypes = ['Sequential', 'Branches', 'Repeat'] as const;

/** The keys of every layer that are no arguments of it. */
export const stepKeys: ReadonlySet<string> = new Set([
  'type',
  'name',
  'from',
  'when',
  'functional',
  'frozen',
  'called',
]);

/** A layer of an op; the arguments that `computed` names are expressions. */
export function layerSchema(z: ZodModule, op: Op, computed: ReadonlySet<string>) {
  const fields: Record<string, Zod.ZodMiniType> = { type: z.literal(op.type), ...stepParts(z).fields };
  for (const [name, field] of Object.entries(op.fields)) {
    fields[name] = computed.has(name) ? stepParts(z).expression : fieldSchema(z, field);
  }
  return z.strictObject(fields);
}

/** A use of a module: its arguments are checked against the module's own. */
export function moduleUseSchema(z: ZodModule) {
  return z.looseObject({ type: stepParts(z).name, ...stepParts(z).fields });
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

export function branchesSchema(z: ZodModule, step: Zod.ZodMiniType) {
  return z.strictObject({ type: z.literal('Branches'), ...stepParts(z).fields, ...branchFields(z, step) });
}

const TIMES = 'a whole number of at least 0 or an expression "${...}"';

export function repeatSchema(z: ZodModule, step: Zod.ZodMiniType) {
  const { from, when, frozen, called } = stepParts(z).fields;
  const tooLarge = `a whole number of at most ${LARGEST_SIZE}`;
  const times = z
    .int({ error: TIMES })
    .check(z.gte(0, { error: TIMES }), z.lte(LARGEST_SIZE, { error: tooLarge }));
  return z.strictObject({
    type: z.literal('Repeat'),
    from,
    when,
    frozen,
    called,
    times: orExpression(z, times, TIMES).check(z.describe('How often the steps are written out')),
    index: z
      .string({ error: 'a name' })
      .check(z.regex(IDENTIFIER, { error: 'a name of letters, digits and _' }))
      .apply(z._default, 'i')
      .check(z.describe('Name of the counter, from 0')),
    layers: stepList(z, step).check(z.describe(STEPS)),
  });
}

export function reuseSchema(z: ZodModule) {
  const { fields, name: target } = stepParts(z);
  const { name, from, when } = fields;
  const reuse = target.check(z.describe('Name of an earlier step that is called again'));
  return z.strictObject({ reuse, name, from, when });
}

const MERGE = '"concat", "add", "mul" or a merging layer';

/** Branches and what makes one output of theirs. */
export function branchFields(z: ZodModule, step: Zod.ZodMiniType, merging = step) {
  return {
    branches: z
      .record(z.string(), z.union([z.array(step), step]), { error: 'an object of branches' })
      .check(
        z.describe('Each branch by its name: a list of steps, or one step; an empty list is the identity'),
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

/** A series of layers and what it gives. */
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

function bodyFields(z: ZodModule, step: Zod.ZodMiniType, output: Zod.ZodMiniType) {
  const { outputs, layers } = seriesFields(z, step, output);
  const { branches, merge } = branchFields(z, step);
  return {
    outputs,
    layers: layers.apply(z.optional),
    branches: branches.apply(z.optional),
    merge: merge.apply(z.optional),
  };
}

function base(z: ZodModule) {
  return z
    .enum(['Module', 'Sequential'], { error: '"Module" or "Sequential"' })
    .apply(z._default, 'Module')
    .check(
      z.describe(
        '"Sequential" for one that PyTorch writes as a subclass of nn.Sequential: it has no row in torchsummary',
      ),
    );
}

/** The schemas of the nested parts of a document; `z.unknown()` for those that are parsed one by one. */
export interface Parts {
  readonly step: Zod.ZodMiniType;
  readonly value: Zod.ZodMiniType;
  readonly output: Zod.ZodMiniType;
}

export function moduleSchema(z: ZodModule, { step, value, output }: Parts) {
  return z.strictObject({ ...moduleFields(z, value), ...bodyFields(z, step, output) });
}

/** The keys of a module besides its body. */
export function moduleFields(z: ZodModule, value: Zod.ZodMiniType) {
  return {
    description: z.string({ error: 'a text' }).apply(z.optional),
    base: base(z),
    inputs: optionalKey(
      z,
      z
        .array(stepParts(z).name, { error: 'a list of names' })
        .check(z.minLength(1, { error: 'at least one name' })),
      'The names of its inputs, which `from` gives in this order or by these names; one, `@input`, when not given',
    ),
    args: z
      .record(z.string(), value, { error: 'an object of arguments' })
      .apply(z._default, {})
      .check(z.describe('Arguments with their defaults; null must be given where the module is used')),
  };
}

/** The value of a variable or of a module's argument. */
export function argValue(z: ZodModule): Zod.ZodMiniType {
  const { scalar } = stepParts(z);
  return z.union([scalar, z.array(scalar), z.array(z.array(scalar))], {
    error: 'a number, a text, true, false, null or a list of them',
  });
}

/** The keys of every document, with layers of its own or of another one. */
function headFields(z: ZodModule, value: Zod.ZodMiniType) {
  return {
    $schema: optionalKey(z, z.string({ error: 'a text' }), 'Where an editor finds the JSON Schema'),
    name: optionalKey(z, stepParts(z).name, "The root's class name; the file's name when not given"),
    description: optionalKey(z, z.string({ error: 'a text' }), 'One line for people'),
    input: inputs(z).apply(z.optional),
    vars: z
      .record(z.string(), value, { error: 'an object of variables' })
      .apply(z._default, {})
      .check(z.describe('Values that expressions use; --set changes them')),
  };
}

export function documentSchema(
  z: ZodModule,
  { step, value, output, module }: Parts & { readonly module: Zod.ZodMiniType },
) {
  return z.strictObject({ ...documentFields(z, value, module), ...bodyFields(z, step, output) });
}

/** The keys of a document besides its body. */
export function documentFields(z: ZodModule, value: Zod.ZodMiniType, module: Zod.ZodMiniType) {
  return {
    ...headFields(z, value),
    base: base(z),
    modules: z
      .record(z.string(), module, { error: 'an object of modules' })
      .apply(z._default, {})
      .check(z.describe('Blocks with arguments, used by their names as layer types')),
  };
}

/** A document that takes another one and changes its variables, input, name or description. */
export function extensionSchema(z: ZodModule, value: Zod.ZodMiniType) {
  return z.strictObject({
    ...headFields(z, value),
    extends: z
      .string({ error: 'the name of a preset or a path' })
      .check(
        z.minLength(1, { error: 'the name of a preset or a path' }),
        z.describe('A preset, or a path relative to this file'),
      ),
  });
}
