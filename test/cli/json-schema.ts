import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const compiled = new WeakMap<JsonSchema, ValidateFunction>();

/** Whether a value is as the schema says, by a validator that others wrote; throws on a schema that is none. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  const validate = compiled.get(schema) ?? new Ajv2020({ strict: false }).compile(schema);
  compiled.set(schema, validate);
  return validate(value);
}
