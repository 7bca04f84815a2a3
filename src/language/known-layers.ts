import type { JsonObject } from './json-object';
import type { LayerSpec } from './spec';

/** What a layer says beside its names and its place: the same for every layer with the same text. */
export type KnownLayer = Pick<LayerSpec, 'when' | 'functional' | 'frozen' | 'called' | 'args' | 'computed'>;

/** The keys whose values differ among layers that are the same otherwise. */
const NAMES: readonly string[] = ['name', 'from'];

/**
 * A text that two layers share if and only if they say the same beside their names; null for values that JSON
 * does not have. Lengths go before texts, so that no key or value can pass for others.
 */
export function textBesideNames(record: JsonObject): string | null {
  let text = '';
  for (const key of Object.keys(record)) {
    if (NAMES.includes(key)) continue;
    const value = valueText(record[key]);
    if (value === null) return null;
    text += `${key.length}:${key}${value}`;
  }
  return text;
}

function valueText(value: unknown): string | null {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return `=${value},`;
    case 'string':
      return `"${value.length}:${value}`;
    default:
      return Array.isArray(value) ? listText(value) : value === null ? '-' : null;
  }
}

function listText(values: readonly unknown[]): string | null {
  let text = `[${values.length}:`;
  for (const value of values) {
    const item = valueText(value);
    if (item === null) return null;
    text += item;
  }
  return text;
}
