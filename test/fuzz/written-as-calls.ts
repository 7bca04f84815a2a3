import { isObject, type Json, type JsonObject } from './json-value';

const HOLDERS: readonly string[] = ['layers', 'branches', 'modules', 'merge'];

/**
 * The same document with some of its layers as calls and some of its modules as lists: the bits, taken in turn, say which
 * of those that a call or a list can say.
 */
export function writtenAsCalls(document: JsonObject, bits: readonly boolean[]): JsonObject {
  let position = 0;
  const isNext = (): boolean => {
    position += 1;
    return bits[position % Math.max(1, bits.length)] === true;
  };
  const stepOf = (step: Json): Json => {
    if (Array.isArray(step)) return step.map(stepOf);
    if (!isObject(step)) return step;
    const call = callOf(step);
    return call !== null && isNext() ? call : bodyOf(step);
  };
  const moduleOf = (module: Json): Json => {
    if (!isObject(module)) return module;
    const body = bodyOf(module);
    return Object.keys(body).join() === 'layers' && isNext() ? (body.layers ?? []) : body;
  };
  const bodyOf = (body: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(body).map(([key, value]) => {
        if (!HOLDERS.includes(key) || value === null || typeof value !== 'object') return [key, value];
        if (key === 'modules') return [key, mapped(value, moduleOf)];
        return [key, key === 'branches' ? mapped(value, stepOf) : stepOf(value)];
      }),
    );
  return bodyOf(document);
}

function mapped(value: Json, each: (inner: Json) => Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)]));
}

/** A layer's object as a call; null where a call cannot say it. */
function callOf({ type, name, from, ...args }: JsonObject): string | null {
  if (typeof type !== 'string' || ['Sequential', 'Branches', 'Repeat'].includes(type)) return null;
  const values = Object.entries(args).map(([key, value]) => [key, valueText(value)] as const);
  if (values.some(([, text]) => text === null)) return null;
  const inputs = from === undefined ? '' : sourcesText(from);
  if (inputs === null || !(name === undefined || typeof name === 'string')) return null;
  const given = values.map(([key, text]) => `${key}=${text}`).join(', ');
  return `${name === undefined ? '' : `${name} = `}${type}(${given})${inputs}`;
}

function sourcesText(from: Json): string | null {
  if (typeof from === 'string') return `(${from})`;
  if (Array.isArray(from)) return `(${from.join(', ')})`;
  if (!isObject(from)) return null;
  return `(${Object.entries(from)
    .map(([key, source]) => `${key}=${source}`)
    .join(', ')})`;
}

function valueText(value: Json): string | null {
  if (Array.isArray(value)) {
    const items = value.map(valueText);
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  if (typeof value === 'string') {
    const [, expression] = /^\$\{([^}]*)\}$/.exec(value) ?? [];
    if (expression !== undefined) return expression;
    return /['\\$]/.test(value) ? null : `'${value}'`;
  }
  return isObject(value) ? null : JSON.stringify(value);
}
