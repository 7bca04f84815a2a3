import type * as Zod from 'zod/mini';
import { madeOnce, once } from '../graph/made-once';
import type { Field, Kind } from '../ops/field';
import { DIMENSION, NON_NEGATIVE, POSITIVE } from '../ops/fields';
import { allOps } from '../ops/index';
import type { Op } from '../ops/op';
import { PATH_OF_DOCUMENT } from './document-name';
import { argValue, documentFields, extensionSchema, moduleFields } from './document-schema';
import { fieldSchema, kindSchema, type ValueSchema } from './field-schemas';
import type { ZodModule } from './load-zod';
import {
  branchesSchema,
  branchFields,
  branchForms,
  containerTypes,
  moduleUseSchema,
  networkUseSchema,
  outputSchema,
  parametrizationSchema,
  repeatForms,
  reuseSchema,
  sequentialSchema,
  seriesFields,
} from './schema';
import { stepParts } from './step-fields';

/**
 * The schema of a whole spec as it is written, for the JSON Schema: with expressions in place of arguments and
 * items, and either a series or branches, which the parser distinguishes itself with better messages.
 */
export function writtenSpecSchema(z: ZodModule): Zod.ZodMiniType {
  // zod calls the function of a lazy schema again and again.
  let steps: Zod.ZodMiniType | undefined;
  const step: Zod.ZodMiniType = z.lazy(() => {
    steps ??= stepSchema(z, step, branch);
    return steps;
  });
  const branch = branchForms(z, step);
  const value = argValue(z).register(z.globalRegistry, { id: 'value' });
  const output = z.union([stepParts(z).name, outputSchema(z)]).register(z.globalRegistry, { id: 'output' });
  const bodies = [seriesFields(z, step, output), branchFields(z, step, mergingSchema(z), branch)];
  const module = z.union([
    ...bodies.map((body) => z.strictObject({ ...moduleFields(z, value), ...body })),
    z.array(step).check(z.describe('The layers of a module without arguments')),
  ]);
  return z.union([
    ...bodies.map((body) => z.strictObject({ ...documentFields(z, value, module), ...body })),
    extensionSchema(z, value),
  ]);
}

/** The keys that all steps share are written once, next to the kinds of steps; a layer has only its own keys. */
function stepSchema(z: ZodModule, step: Zod.ZodMiniType, branch: Zod.ZodMiniType): Zod.ZodMiniType {
  const kinds = z.union([
    ...layerGroups(allOps()).map(([op, ...others]) => layerSchema(z, op, others)),
    sequentialSchema(z, step),
    branchesSchema(z, step, branch),
    ...repeatForms(z, step),
    reuseSchema(z),
    z.extend(moduleUseSchema(z), {
      type: z
        .string()
        .check(
          z.regex(otherThan([...allOps().map(({ type }) => type), ...containerTypes])),
          z.regex(NO_PATH),
        ),
    }),
    z.extend(networkUseSchema(z, argValue(z)), { type: z.string().check(z.regex(PATH_OF_DOCUMENT)) }),
  ]);
  const layer = z
    .intersection(z.object(stepParts(z).fields), kinds)
    .register(z.globalRegistry, { id: 'layer', ...WITHOUT_OTHER_KEYS });
  return z.union([layer, callSchema(z)]).register(z.globalRegistry, { id: 'step' });
}

/** A layer that is written as a call; its contents are checked when it is read. */
const callSchema = once((z: ZodModule) =>
  z.string().register(z.globalRegistry, {
    id: 'call',
    description: 'A layer as a call: "a = Linear(out_features=8)(@input)"',
  }),
);

/** Forbids keys that neither every step nor the layer has. */
const WITHOUT_OTHER_KEYS = { unevaluatedProperties: false };

/** Families of many small layer types: those with the same arguments have one schema, which names all of them. */
const SHARING_FAMILIES: readonly string[] = [
  ...[
    'element-wise',
    'reduction',
    'indexing',
    'linear algebra',
    'loss',
    'shape',
    'pooling',
    'attention',
    'onnx',
  ],
];

/** The layer types in groups that share a schema. */
function layerGroups(ops: readonly Op[]): readonly (readonly [Op, ...Op[]])[] {
  const groups = new Map<string, [Op, ...Op[]]>();
  for (const op of ops) {
    const { type, family, fields } = op;
    const key = SHARING_FAMILIES.includes(family) ? `${family} ${JSON.stringify(fields)}` : type;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [op]);
    else group.push(op);
  }
  return [...groups.values()];
}

const knownSchemas = new Map<string, Zod.ZodMiniType>();

function layerSchema(z: ZodModule, op: Op, others: readonly Op[]): Zod.ZodMiniType {
  const types = [op, ...others].map(({ type }) => type);
  return madeOnce(knownSchemas, types.join(), () => {
    const args = Object.entries(op.fields).map(([name, field]) => [name, argumentSchema(z, field)]);
    const own = op.params === undefined ? {} : { parametrization: parametrizationSchema(z) };
    return z
      .object({
        type: others.length === 0 ? z.literal(op.type) : z.enum(types),
        ...Object.fromEntries(args),
        ...own,
      })
      .register(
        z.globalRegistry,
        others.length === 0
          ? { id: op.type, description: op.summary }
          : {
              id: `${op.type}_and_${others.length}_others`,
              description: `A layer type of the family ${op.family}.`,
            },
      );
  });
}

/** An argument as itself, as an expression, or as a list in which some items are expressions. */
function argumentSchema(z: ZodModule, field: Field): Zod.ZodMiniType {
  const { expressionText } = stepParts(z);
  const widen = (own: ValueSchema): ValueSchema => z.union([own, expressionText]);
  const shared = sharedArguments(z).get(kindAlone(field));
  if (shared !== undefined) {
    const complete = field.default === undefined ? shared : shared.apply(z._default, field.default);
    return complete.check(z.describe(field.description));
  }
  const written = widen(fieldSchema(z, field, widen)).check(z.describe(field.description));
  return field.default === undefined ? written : written.apply(z.optional);
}

/** The kinds of values that most layers have, with the JSON Schema's id for such a value or an expression. */
const COMMON_KINDS: readonly (readonly [id: string, kind: Kind])[] = [
  ['number', { kind: 'number' }],
  ['flag', { kind: 'flag' }],
  ['size', POSITIVE],
  ['count', NON_NEGATIVE],
  ['axis', DIMENSION],
];

/** The schemas of common kinds of values, or an expression, so that the JSON Schema defines each once. */
const sharedArguments = once((z: ZodModule): ReadonlyMap<string, Zod.ZodMiniType> => {
  const { expressionText } = stepParts(z);
  return new Map(
    COMMON_KINDS.map(([id, kind]) => [
      JSON.stringify(kind),
      z.union([kindSchema(z, kind), expressionText]).register(z.globalRegistry, { id }),
    ]),
  );
});

function kindAlone({ description: _words, default: _value, ...kind }: Field): string {
  return JSON.stringify(kind);
}

/** A layer with several inputs, which are the branches: it has no `from` and no `called`. */
function mergingSchema(z: ZodModule): Zod.ZodMiniType {
  const { from: _branches, called: _always, share: _none, ...fields } = stepParts(z).fields;
  const merging = layerGroups(allOps())
    .filter(([{ inputs }]) => inputs.most >= 2)
    .map(([op, ...others]) => layerSchema(z, op, others));
  const layer = z
    .intersection(z.object(fields), z.union(merging))
    .register(z.globalRegistry, { id: 'merging', ...WITHOUT_OTHER_KEYS });
  return z.union([layer, callSchema(z).check(z.regex(/\(/))]);
}

/** Matches a module or a preset, whose names the schema does not know, but not a path. */
const NO_PATH = /^(?![\s\S]*(?:[\\/]|\.jsonc?$))/;

/**
 * Matches every text except these words, so that a misspelt key of a known layer is not taken for an argument
 * of a module.
 */
function otherThan(words: readonly string[]): RegExp {
  return new RegExp(`^(?!(?:${words.join('|')})$)`);
}
