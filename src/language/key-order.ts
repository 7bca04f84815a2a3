const KEY_ORDER = Symbol('key order');

interface OrderedObject {
  readonly [KEY_ORDER]?: readonly string[];
}

/**
 * Remembers the order in which an object's keys stood in its text: JavaScript itself moves keys that look
 * like whole numbers to the front, and the order of branches decides the order of channels.
 */
export function rememberKeyOrder(object: object, keys: readonly string[]): void {
  Object.defineProperty(object, KEY_ORDER, { value: keys });
}

/** The keys and values of an object in the order of its text. */
export function entriesInOrder(object: object): readonly (readonly [key: string, value: unknown])[] {
  const keys = (object as OrderedObject)[KEY_ORDER];
  if (keys === undefined) return Object.entries(object);
  return keys.map((key) => [key, (object as Record<string, unknown>)[key]] as const);
}
