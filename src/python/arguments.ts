import { typeOf } from './classes';
import { raise } from './failure';
import { isKind } from './kinds';
import { intOf, realOf } from './numbers';
import { bindArguments, parametersOf } from './signature';
import { refuseUnknown } from './unknown';
import type { Invoke, Keywords, Machine, PyObject, Value } from './value';

/** The arguments of a host function by parameter. */
type Given = (name: string) => Value;

/**
 * A host function with parameters as Python writes them, `'x'`, `'dim=None'`, `'*'`, `'keepdim'`, `'**kwargs'`, bound with
 * Python's errors. Defaults are given by name in `defaults`.
 */
export function withParameters(
  name: string,
  written: readonly string[],
  defaults: Readonly<Record<string, Value>>,
  invoke: (machine: Machine, given: Given) => Value,
): Invoke {
  const parameters = parametersOf(...written);
  const byName = new Map(Object.entries(defaults));
  const order = [...parameters.names, ...parameters.keywordOnly];
  if (parameters.rest !== null) order.push(parameters.rest);
  if (parameters.keywordRest !== null) order.push(parameters.keywordRest);
  return (machine: Machine, args: readonly Value[], keywords: Keywords) => {
    const bound = bindArguments(name, parameters, byName, args, keywords);
    return invoke(machine, (wanted) => bound[order.indexOf(wanted)] ?? null);
  };
}

/** The argument at a position; an error like CPython's if there is none. */
export function argument(name: string, args: readonly Value[], index: number): Value {
  const value = args[index];
  if (value === undefined)
    return raise(
      'TypeError',
      `${name} expected at least ${index + 1} argument${index === 0 ? '' : 's'}, got ${args.length}`,
    );
  return value;
}

/** What a method of the interpreter's own types is called on. */
export function receiver<Kind extends PyObject['kind']>(
  kind: Kind,
  self: Value | undefined,
  name: string = kind,
): Extract<PyObject, { kind: Kind }> {
  return isKind(self, kind) ? self : raise('TypeError', `descriptor requires a ${name}`);
}

/** Refuses a value of a library that is not available where a result depends on it. */
export function refuseIfUnknown(value: Value): void {
  if (isKind(value, 'unknown')) refuseUnknown(value, 'the result cannot be computed');
}

/** A text that an argument must be. */
export function textArgument(what: string, value: Value): string {
  if (typeof value === 'string') return value;
  if (isKind(value, 'instance') && typeof value.primitive === 'string') return value.primitive;
  refuseIfUnknown(value);
  return raise('TypeError', `${what} must be str, not ${typeOf(value).name}`);
}

/** An int that an argument must be. */
export function intArgument(value: Value): number {
  const int = intOf(value);
  if (int !== undefined) return Number(int);
  refuseIfUnknown(value);
  return raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

/** A real number that an argument must be. */
export function realArgument(value: Value): number {
  const real = realOf(value);
  refuseIfUnknown(value);
  return real === undefined ? raise('TypeError', `must be real number, not ${typeOf(value).name}`) : real;
}
