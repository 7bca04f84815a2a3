/** A value of a JSON document as a generator makes it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Where a value stands in another one. */
export type Path = readonly (string | number)[];

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The children of a value, each by its key or index. */
function entriesOf(value: Json): readonly (readonly [key: string | number, child: Json])[] {
  if (Array.isArray(value)) return value.map((child: Json, index) => [index, child] as const);
  return isObject(value) ? Object.entries(value) : [];
}

/** The paths to a value and to everything inside it. */
export function pathsOf(value: Json): readonly Path[] {
  return [[], ...entriesOf(value).flatMap(([key, child]) => pathsOf(child).map((path) => [key, ...path]))];
}

/** The value at a path that is there. */
export function valueAt(value: Json, [key, ...rest]: Path): Json {
  if (key === undefined) return value;
  const found = entriesOf(value).find(([candidate]) => candidate === key);
  return found === undefined ? null : valueAt(found[1], rest);
}

/** A value in which the one at a path is another; undefined takes it away. */
export function withValueAt(value: Json, [key, ...rest]: Path, by: Json | undefined): Json | undefined {
  if (key === undefined) return by;
  const entries = entriesOf(value).flatMap(([candidate, child]) => {
    const changed = candidate === key ? withValueAt(child, rest, by) : child;
    return changed === undefined ? [] : [[candidate, changed] as const];
  });
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}
