import { isJsonObject, type JsonObject } from './json-object';

/** Shorter schemas are not shared, since a reference would be as long. */
const SHORTEST_SHARED = 60;

/**
 * The same JSON Schema with each repeated part written once, under `$defs`, so that layers with a common
 * argument do not repeat it. A shared part is named after the key where it is first found.
 */
export function shareDefinitions(schema: JsonObject): JsonObject {
  const occurrences = new Map<string, { readonly name: string; count: number }>();
  visitParts(schema, '', (part, name) => {
    const text = JSON.stringify(part);
    if (text.length < SHORTEST_SHARED) return;
    const known = occurrences.get(text);
    if (known === undefined) occurrences.set(text, { name, count: 1 });
    else known.count += 1;
  });
  const given = isJsonObject(schema.$defs) ? schema.$defs : {};
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(given));
  for (const [text, { name, count }] of occurrences) {
    if (count > 1) names.set(text, freeName(name, taken));
  }
  const shared = Object.fromEntries(
    [...names].map(([text, name]) => [name, withReferences(JSON.parse(text), names, 'inside')]),
  );
  const own = Object.fromEntries(
    Object.entries(given).map(([name, part]) => [name, withReferences(part, names, 'inside')]),
  );
  const { $defs: _given, ...rest } = schema;
  const written = withReferences(rest, names, 'inside');
  return { ...(isJsonObject(written) ? written : {}), $defs: { ...own, ...shared } };
}

/** The keys of a schema that hold a schema, a list of them, or an object of them. */
const HOLDERS = new Set(['items', 'additionalProperties', 'propertyNames', 'anyOf', 'allOf', 'oneOf', 'not']);
const NAMED_HOLDERS = new Set(['properties', '$defs']);

/** Calls a function with every schema inside a schema, under the nearest name above it. */
function visitParts(schema: JsonObject, name: string, visit: (part: JsonObject, name: string) => void): void {
  for (const [key, value] of Object.entries(schema)) {
    if (NAMED_HOLDERS.has(key) && isJsonObject(value)) {
      for (const [inner, part] of Object.entries(value)) {
        if (!isJsonObject(part)) continue;
        if (key === 'properties') visit(part, inner);
        visitParts(part, inner, visit);
      }
    } else if (HOLDERS.has(key)) {
      for (const part of [value].flat()) {
        if (!isJsonObject(part)) continue;
        visit(part, name);
        visitParts(part, name, visit);
      }
    }
  }
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
  taken.add(free);
  return free;
}

/** A schema, or a part of it, with references in place of shared parts. */
function withReferences(
  value: unknown,
  names: ReadonlyMap<string, string>,
  place: 'part' | 'inside',
): unknown {
  if (!isJsonObject(value)) return value;
  const name = place === 'part' ? names.get(JSON.stringify(value)) : undefined;
  if (name !== undefined) return { $ref: `#/$defs/${name}` };
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (NAMED_HOLDERS.has(key) && isJsonObject(inner)) {
        const parts = Object.entries(inner).map(([own, part]) => [own, withReferences(part, names, 'part')]);
        return [key, Object.fromEntries(parts)];
      }
      if (!HOLDERS.has(key)) return [key, inner];
      return [
        key,
        Array.isArray(inner)
          ? inner.map((part) => withReferences(part, names, 'part'))
          : withReferences(inner, names, 'part'),
      ];
    }),
  );
}
