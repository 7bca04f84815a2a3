/** The words of JSON Schema that `inception schema` uses. */
// @ts-nocheck

export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
}

const KNOWN_WORDS = new Set([
  ...[
    '$schema',
    '$id',
    '$ref',
    '$defs',
    'title',
    'description',
    'default',
    'anyOf',
    'allOf',
    'const',
    'enum',
    'type',
  ],
  ...['properties', 'required', 'additionalProperties', 'propertyNames', 'items', 'minItems', 'maxItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'minLength', 'pattern'],
]);

/** Whether a value is as the schema says; throws on a word of JSON Schema that it does not know. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  return check(schema, value, schema);
}

function check(schema: JsonSchema, value: unknown, root: JsonSchema): boolean {
  const unknown = Object.keys(schema).find((word) => !KNOWN_WORDS.has(word));
  if (unknown !== undefined) throw new Error(`the schema uses ${unknown}`);
  const { $ref, anyOf = [], allOf = [] } = schema;
  return (
    ($ref === undefined || check(target($ref, root), value, root)) &&
    (anyOf.length === 0 || anyOf.some((part) => check(part, value, root))) &&
    allOf.every((part) => check(part, value, root)) &&
    (schema.const === undefined || schema.const === value) &&
    (schema.enum === undefined || schema.enum.includes(value)) &&
    (schema.type === undefined || [schema.type].flat().some((type) => isOfType(type, value))) &&
    (typeof value !== 'number' || isInRange(schema, value)) &&
    (typeof value !== 'string' || isText(schema, value)) &&
    (!Array.isArray(value) || isList(schema, value, root)) &&
    (!isObject(value) || hasProperties(schema, value, root))
  );
}

function target(reference: string, root: JsonSchema): JsonSchema {
  if (reference === '#') return root;
  const found = root.$defs?.[reference.replace('#/$defs/', '')];
  if (found === undefined) throw new Error(`${reference} is not there`);
  return found;
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'object') return isObject(value);
  const kind: string = typeof value;
  return kind === type;
}

function isInRange({ minimum, maximum, exclusiveMinimum }: JsonSchema, value: number): boolean {
  return (
    value >= (minimum ?? value) &&
    value <= (maximum ?? value) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum)
  );
}

function isText({ minLength = 0, pattern = '' }: JsonSchema, value: string): boolean {
  return value.length >= minLength && new RegExp(pattern, 'u').test(value);
}

function isList(
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: JsonSchema,
  value: readonly unknown[],
  root: JsonSchema,
): boolean {
  const isRightLength = value.length >= minItems && value.length <= maxItems;
  return isRightLength && (items === undefined || value.every((item) => check(items, item, root)));
}

function hasProperties(
  schema: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  root: JsonSchema,
): boolean {
  const { properties = {}, required = [], additionalProperties = true, propertyNames } = schema;
  if (!required.every((key) => Object.hasOwn(value, key))) return false;
  return Object.entries(value).every(([key, member]) => {
    if (propertyNames !== undefined && !check(propertyNames, key, root)) return false;
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (own !== undefined) return check(own, member, root);
    return typeof additionalProperties === 'boolean'
      ? additionalProperties
      : check(additionalProperties, member, root);
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
