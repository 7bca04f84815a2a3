import type * as Zod from 'zod/mini';
import { inputs } from './input-schema';
import type { ZodModule } from './load-zod';
import { optionalKey } from './optional-key';
import { branchFields, seriesFields } from './schema';
import { stepParts } from './step-fields';

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
    description: z.string({ error: 'a string' }).apply(z.optional),
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
    error: 'a number, a string, true, false, null or a list of them',
  });
}

/** The keys of every document, with layers of its own or of another one. */
function headFields(z: ZodModule, value: Zod.ZodMiniType) {
  return {
    $schema: optionalKey(z, z.string({ error: 'a string' }), 'Where an editor finds the JSON Schema'),
    name: optionalKey(z, stepParts(z).name, "The root's class name; the file's name when not given"),
    description: optionalKey(z, z.string({ error: 'a string' }), 'One line for people'),
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

/** A document that extends another one and changes its variables, input, name or description. */
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
