import { codeClass, createInstance, functionClass } from './classes';
import { createTuple } from './containers';
import { isKind } from './kinds';
import type { Instance, PyFunction, Value } from './value';

/** The `__code__` of a function: its name and its parameters, without the names that it has besides. */
export function codeOf(of: PyFunction): Instance {
  const { names, positionalOnly, keywordOnly, rest, keywordRest } = of.parameters;
  const varying = [rest, keywordRest].filter((name) => name !== null);
  const code = createInstance(codeClass);
  code.host = of;
  const attributes: Readonly<Record<string, Value>> = {
    co_name: of.name,
    co_qualname: of.qualifiedName,
    co_argcount: names.length,
    co_posonlyargcount: positionalOnly,
    co_kwonlyargcount: keywordOnly.length,
    co_varnames: createTuple([...names, ...keywordOnly, ...varying]),
    co_filename: of.place.document,
    co_firstlineno: of.place.line,
  };
  for (const [name, value] of Object.entries(attributes)) code.attributes.set(name, value);
  return code;
}

/** A new function with the same code and attributes of its own; undefined if the value is not a `__code__`. */
export function functionOf(code: Value, name: Value): PyFunction | undefined {
  const held: unknown = isKind(code, 'instance') && code.type === codeClass ? code.host : undefined;
  if (!isFunction(held)) return undefined;
  return {
    ...held,
    type: functionClass,
    name: typeof name === 'string' ? name : held.name,
    attributes: new Map(),
  };
}

function isFunction(held: unknown): held is PyFunction {
  return typeof held === 'object' && held !== null && 'kind' in held && held.kind === 'function';
}
