import type * as Zod from 'zod/mini';
import { madeOnce } from '../graph/made-once';
import type { Field } from '../ops/field';
import { allOps } from '../ops/index';
import type { Op } from '../ops/op';
import { fieldSchema, type ValueSchema } from './field-schemas';
import type { ZodModule } from './load-zod';
import {
  argValue,
  branchesSchema,
  branchFields,
  containerTypes,
  documentFields,
  extensionSchema,
  moduleFields,
  moduleUseSchema,
  outputSchema,
  repeatSchema,
  reuseSchema,
  sequentialSchema,
  seriesFields,
} from './schema';
import { stepParts } from './step-fields';

/**
 * The schema of a whole spec as it is written, for the JSON Schema: expressions in the place of arguments and of items,
 * and either a series or branches, which the parser tells apart itself, in better words.
 */
export function writtenSpecSchema(z: ZodModule): Zod.ZodMiniType {
  // zod calls the function of a lazy schema again and again.
  let steps: Zod.ZodMiniType | undefined;
  const step: Zod.ZodMiniType = z.lazy(() => {
    steps ??= stepSchema(z, step);
    return steps;
  });
  const value = argValue(z).register(z.globalRegistry, { id: 'value' });
  const output = z.union([stepParts(z).name, outputSchema(z)]).register(z.globalRegistry, { id: 'output' });
  const bodies = [seriesFields(z, step, output), branchFields(z, step, mergingSchema(z))];
  const module = z.union(bodies.map((body) => z.strictObject({ ...moduleFields(z, value), ...body })));
  return z.union([
    ...bodies.map((body) => z.strictObject({ ...documentFields(z, value, module), ...body })),
    extensionSchema(z, value),
  ]);
}

/** What all steps have in common is written once, next to the kinds of steps; a layer says only what it adds. */
function stepSchema(z: ZodModule, step: Zod.ZodMiniType): Zod.ZodMiniType {
  const kinds = z.union([
    ...allOps().map((op) => layerSchema(z, op)),
    sequentialSchema(z, step),
    branchesSchema(z, step),
    repeatSchema(z, step),
    reuseSchema(z),
    z.extend(moduleUseSchema(z), {
      type: z.string().check(z.regex(otherThan([...allOps().map(({ type }) => type), ...containerTypes]))),
    }),
  ]);
  return z
    .intersection(z.object(stepParts(z).fields), kinds)
    .register(z.globalRegistry, { id: 'step', ...WITHOUT_OTHER_KEYS });
}

/** What neither the keys of every step nor those of the layer allow. */
const WITHOUT_OTHER_KEYS = { unevaluatedProperties: false };

const layerSchemas = new WeakMap<Op, Zod.ZodMiniType>();

function layerSchema(z: ZodModule, op: Op): Zod.ZodMiniType {
  return madeOnce(layerSchemas, op, () => {
    const args = Object.entries(op.fields).map(([name, field]) => [name, argumentSchema(z, field)]);
    return z
      .object({ type: z.literal(op.type), ...Object.fromEntries(args) })
      .register(z.globalRegistry, { id: op.type, description: op.summary });
  });
}

/** An argument as itself, as an expression, or as a list in which some items are expressions. */
function argumentSchema(z: ZodModule, field: Field): Zod.ZodMiniType {
  const { expressionText } = stepParts(z);
  const widen = (own: ValueSchema): ValueSchema => z.union([own, expressionText]);
  const written = widen(fieldSchema(z, field, widen)).check(z.describe(field.description));
  return field.default === undefined ? written : written.apply(z.optional);
}

/** A layer that takes several inputs: those of the branches, and none that it names. It is called. */
function mergingSchema(z: ZodModule): Zod.ZodMiniType {
  const { from: _branches, called: _always, ...fields } = stepParts(z).fields;
  const merging = allOps().filter(({ inputs }) => inputs.most >= 2);
  return z
    .intersection(z.object(fields), z.union(merging.map((op) => layerSchema(z, op))))
    .register(z.globalRegistry, { id: 'merging', ...WITHOUT_OTHER_KEYS });
}

/** Matches every text but these words: a misspelt key of a known layer is then not taken for an argument of a module. */
function otherThan(words: readonly string[]): RegExp {
  return new RegExp(`^(?!(?:${words.join('|')})$)`);
}
