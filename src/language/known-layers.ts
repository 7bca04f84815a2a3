import type { JsonObject } from './json-object';
import type { LayerSpec } from './spec';

/** A layer without its names and its place: the same object for all layers that are otherwise equal. */
export type KnownLayer = Pick<
  LayerSpec,
  'when' | 'functional' | 'frozen' | 'called' | 'share' | 'args' | 'computed' | 'parametrization'
>;

/** The keys whose values differ among layers that are otherwise equal. */
const NAMES: readonly string[] = ['name', 'from'];

/**
 * A text that is the same for two layers if and only if they differ in their names alone; null for values that
 * no argument has. Each key and text follows its length, so that no two layers are mixed up.
 */
export function textWithoutNames(record: JsonObject): string | null {
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
