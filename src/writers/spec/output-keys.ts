/** An output with its name, which may be any text; `otherwise` is used if no valid character of it is left. */
interface NamedOutput<T> {
  readonly name: string;
  readonly otherwise: string;
  readonly value: T;
}

/**
 * Outputs with their keys in a spec: their names made valid and unique. JavaScript puts keys that are numbers
 * before all others, so numbers are only keys if all keys are, and the order stays.
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
