import { typeOf } from './classes';
import { codeOf } from './code-objects';
import { createTuple, dictOfNames } from './containers';
import { documentation } from './documentation';
import { isKind } from './kinds';
import { dictOfAttributes } from './live-entries';
import type { Attributes, PyClass, PyFunction, Value } from './value';

/** An attribute that every object has; undefined where the name is none of them. */
export function objectSpecial(object: Value, name: string, own: Attributes | null): Value | undefined {
  if (name === '__class__') return typeOf(object);
  if (name === '__dict__' && own !== null) return dictOfAttributes(own);
  if (name === '__doc__') return null;
  if (name === '__module__' && typeOf(object).isOpen) return typeOf(object).module;
  if (isKind(object, 'host-function') && (name === '__name__' || name === '__qualname__')) return object.name;
  return undefined;
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
export function setDefaults(
  { parameters, defaults }: Pick<PyFunction, 'parameters' | 'defaults'>,
  value: Value,
): void {
  const values = isKind(value, 'tuple') ? value.items : [];
  for (const name of parameters.names) defaults.delete(name);
  const first = parameters.names.length - values.length;
  for (const [index, name] of parameters.names.slice(Math.max(0, first)).entries())
    defaults.set(name, values[index - Math.min(0, first)] ?? null);
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
    case '__defaults__': {
      const given = of.parameters.names.map((one) => of.defaults.get(one)).filter((one) => one !== undefined);
      return given.length === 0 ? null : createTuple(given);
    }
    case '__kwdefaults__': {
      const given = of.parameters.keywordOnly.flatMap((one) => {
        const value = of.defaults.get(one);
        return value === undefined ? [] : [[one, value] as const];
      });
      return given.length === 0 ? null : dictOfNames(given);
    }
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
