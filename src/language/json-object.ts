/** A JSON object whose values are not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object: not null and not a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const KEY_ORDER = Symbol('key order');

/**
 * Keeps the order that an object's keys have in its text: JavaScript itself moves keys that look like whole
 * numbers to the front, and the order of branches decides the order of channels.
 */
export function keepKeyOrder(object: object, keys: readonly string[]): void {
  Object.defineProperty(object, KEY_ORDER, { value: keys });
}

/** The keys and values of an object in the order of its text. */
export function entriesInOrder(
  object: JsonObject & { readonly [KEY_ORDER]?: readonly string[] },
): readonly (readonly [key: string, value: unknown])[] {
  const keys = object[KEY_ORDER];
  return keys === undefined ? Object.entries(object) : keys.map((key) => [key, object[key]]);
}
