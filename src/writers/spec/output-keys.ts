/** A value that is given under a name, which may be any text; `otherwise` where nothing of it is left. */
interface NamedOutput<T> {
  readonly name: string;
  readonly otherwise: string;
  readonly value: T;
}

/**
 * Values with the keys that a spec gives them by: their names as the language takes them, each once. JSON gives keys that
 * are numbers before all others: next to others, numbers are no keys, so that the order stays.
 */
export function withOutputKeys<T>(
  outputs: readonly NamedOutput<T>[],
): readonly (readonly [key: string, value: T])[] {
  const taken = new Set<string>();
  const areNumbers = outputs.every(({ name }) => isNumber(name));
  return outputs.map(({ name, otherwise, value }) => {
    const written = name.replace(/[^\w-]+/g, '_') || otherwise;
    let key = isNumber(written) && !areNumbers ? `${otherwise}_${written}` : written;
    while (taken.has(key)) key = `${key}_`;
    taken.add(key);
    return [key, value];
  });
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
