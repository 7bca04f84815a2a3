import { isJsonObject, type JsonObject } from './json-object';
import { readJson } from './read-json';

const EXTENSION_KEYS = ['$schema', 'extends', 'name', 'description', 'input', 'vars'];

/**
 * Whether a JSON file of a folder is meant as a spec, since a folder can hold other JSON files too.
 *
 * A text that is not JSON counts where it has a key "layers" or "branches": a broken spec must be reported.
 */
export function isMeantAsSpec(text: string): boolean {
  if (!/"(layers|branches|extends)"/.test(text)) return false;
  const { value: record, diagnostics } = readJson(text, '');
  if (diagnostics.length > 0) return /"(layers|branches)"\s*:/.test(text);
  if (!isJsonObject(record)) return false;
  if (typeof record.schema === 'string' && record.schema.startsWith('inception.')) return false;
  if (Array.isArray(record.layers)) return true;
  if (typeof record.branches === 'object' && !Array.isArray(record.branches)) return true;
  return typeof record.extends === 'string' && isExtension(record);
}

/** Other tools' files extend each other too, but have keys of their own. */
function isExtension(record: JsonObject): boolean {
  return (
    'vars' in record || 'input' in record || Object.keys(record).every((key) => EXTENSION_KEYS.includes(key))
  );
}
