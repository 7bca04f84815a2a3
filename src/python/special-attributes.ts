import { typeOf } from './classes';
import { codeOf } from './code-objects';
import { createTuple, dictOfNames } from './containers';
import { documentation } from './documentation';
import { isKind } from './kinds';
import { dictOfAttributes } from './live-entries';
import type { Attributes, CallSignature, HostFunction, PyClass, PyFunction, Value } from './value';

/** An attribute that every object has; undefined if the name is none of them. */
export function objectSpecial(object: Value, name: string, own: Attributes | null): Value | undefined {
  if (name === '__class__') return typeOf(object);
  if (name === '__dict__' && own !== null) return dictOfAttributes(own);
  if (name === '__doc__') return null;
  if (name === '__module__' && typeOf(object).isOpen) return typeOf(object).module;
  return isKind(object, 'host-function') ? hostFunctionSpecial(object, name) : undefined;
}

function hostFunctionSpecial(of: HostFunction, name: string): Value | undefined {
  if (name === '__name__' || name === '__qualname__') return of.name;
  const described = of.signature ?? of.describedBy?.();
  return described !== undefined && (name === '__defaults__' || name === '__kwdefaults__')
    ? defaultsOf(described, name)
    : undefined;
}

/** An attribute that every class has. */
export function classSpecial(owner: PyClass, name: string): Value | undefined {
  switch (name) {
    case '__name__':
      return owner.name;
    case '__qualname__':
      return owner.qualifiedName;
    case '__module__':
      return owner.module;
    case '__mro__':
      return createTuple(owner.order);
    case '__bases__':
      return createTuple(owner.bases);
    case '__base__':
      return owner.bases[0] ?? null;
    case '__dict__':
      return dictOfNames(owner.attributes);
    case '__class__':
      return owner.type;
    case '__doc__':
      return null;
    case '__annotations__':
      return dictOfNames([]);
    default:
      return undefined;
  }
}

/** `function.__defaults__ = values`: they belong to the last parameters. */
export function setDefaults({ parameters, defaults }: CallSignature, value: Value): void {
  const values = isKind(value, 'tuple') ? value.items : [];
  for (const name of parameters.names) defaults.delete(name);
  const first = parameters.names.length - values.length;
  for (const [index, name] of parameters.names.slice(Math.max(0, first)).entries())
    defaults.set(name, values[index - Math.min(0, first)] ?? null);
}

/** The defaults of the parameters that are given by place, or of those by name alone; None where there are none. */
function defaultsOf({ parameters, defaults }: CallSignature, name: '__defaults__' | '__kwdefaults__'): Value {
  const wanted = name === '__defaults__' ? parameters.names : parameters.keywordOnly;
  const given = wanted.flatMap((one) => {
    const value = defaults.get(one);
    return value === undefined ? [] : [[one, value] as const];
  });
  if (given.length === 0) return null;
  return name === '__defaults__' ? createTuple(given.map(([, value]) => value)) : dictOfNames(given);
}

/** An attribute that every function that is written in Python has. */
export function functionSpecial(of: PyFunction, name: string): Value | undefined {
  switch (name) {
    case '__name__':
      return of.name;
    case '__qualname__':
      return of.qualifiedName;
    case '__module__':
      return of.module.name;
    case '__defaults__':
    case '__kwdefaults__':
      return defaultsOf(of, name);
    case '__doc__':
      return of.definition !== null && 'body' in of.definition ? documentation(of.definition.body) : null;
    case '__code__':
      return codeOf(of);
    case '__closure__':
      return null;
    case '__globals__':
      return dictOfAttributes(of.module.attributes);
    case '__annotations__':
      return dictOfNames([]);
    default:
      return undefined;
  }
}
