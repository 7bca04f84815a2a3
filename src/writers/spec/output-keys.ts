/** A value that is given under a name, which may be any text; `otherwise` where nothing of it is left. */
interface NamedOutput<T> {
  readonly name: string;
  readonly otherwise: string;
  readonly value: T;
}

/** Values with the keys that a spec gives them by: their names as the language takes them, each once. */
export function withOutputKeys<T>(
  outputs: readonly NamedOutput<T>[],
): readonly (readonly [key: string, value: T])[] {
  const taken = new Set<string>();
  return outputs.map(({ name, otherwise, value }) => {
    let key = name.replace(/[^\w-]+/g, '_') || otherwise;
    while (taken.has(key)) key = `${key}_`;
    taken.add(key);
    return [key, value];
  });
}
