import fc from 'fast-check';
import * as z from 'zod/mini';
import { fieldSchemas } from '../../src/language/field-schemas';
import type { Example } from '../../src/ops/example';
import { allOps } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Json, JsonObject } from './json-value';

/** A document with the options that it is called with. */
export interface Drawn {
  readonly document: JsonObject;
  readonly args: readonly string[];
}

/** What a JSON Schema of an argument may hold, as zod writes it. */
interface FieldSchema {
  readonly type?: string;
  readonly anyOf?: readonly FieldSchema[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: FieldSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Values that a field takes: small sizes most often, and now and then the largest. */
function valuesOf(schema: FieldSchema): fc.Arbitrary<Json> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valuesOf));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case 'integer':
      return integers(schema);
    case 'number':
      return fc.oneof(fc.constantFrom(0, 0.5, 1, 2.5), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 6),
      });
    default:
      return fc.constant(null);
  }
}

function integers({ minimum = -5, maximum = 8 }: FieldSchema): fc.Arbitrary<Json> {
  const least = Math.max(minimum, -5);
  return fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: least, max: Math.min(maximum, least + 8) }) },
    { weight: 1, arbitrary: fc.constantFrom(minimum, maximum) },
  );
}

/** For each argument of an op, values that its field takes. */
function argumentsOf(op: Op): ReadonlyMap<string, fc.Arbitrary<Json>> {
  const schema = z.toJSONSchema(z.strictObject(fieldSchemas(z, op.fields)), { io: 'input' }) as {
    readonly properties?: Readonly<Record<string, FieldSchema>>;
  };
  return new Map(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, valuesOf(field)]));
}

/** One layer on the inputs of an example of its op: the first as the network's input, the others as parameters. */
function documentOf({ type }: Op, { inputs }: Example, args: JsonObject): Drawn {
  const [first, ...others] = inputs;
  const parameters = others.map((shape, index) => ({
    type: 'Parameter',
    name: `p${index}`,
    shape: [...shape],
  }));
  const from = ['@input', ...parameters.map(({ name }) => name)];
  const layer = { type, ...args, ...(parameters.length === 0 ? {} : { from }) };
  return {
    document: { input: (first ?? [1, 1]).slice(1), layers: [...parameters, layer] },
    args: ['--batch', String(first?.[0] ?? 1)],
  };
}

const examples = allOps().flatMap((op) => op.examples.map((example) => ({ op, example })));
const fieldsOfOps = new Map(allOps().map((op) => [op.type, argumentsOf(op)]));

/** Every example of every op, as it stands: each must be accepted. */
export const exampleDocuments: readonly Drawn[] = examples
  .filter(({ example }) => (example.inputs[0] ?? [1, 1]).length > 1)
  .map(({ op, example }) => documentOf(op, example, example.args as JsonObject));

/** An example of an op with some of its arguments drawn anew. */
export const layerDocument: fc.Arbitrary<Drawn> = fc.constantFrom(...examples).chain(({ op, example }) => {
  const fields = fieldsOfOps.get(op.type) ?? new Map<string, fc.Arbitrary<Json>>();
  const changesOf = [...fields].map(([name, values]) => values.map((value) => [name, value] as const));
  return fc
    .tuple(...changesOf)
    .chain((drawn) => fc.subarray(drawn, { maxLength: Math.min(3, drawn.length) }))
    .map((changes) =>
      documentOf(op, example, { ...(example.args as JsonObject), ...Object.fromEntries(changes) }),
    );
});
