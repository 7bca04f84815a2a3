import { checkCount } from './argument-count';
import { isInstance, lookUp, methodClass, typeClass, typeOf } from './classes';
import { notImplemented } from './containers';
import { raise } from './failure';
import { isKind } from './kinds';
import { noKeywords } from './machine';
import { helpForCallee } from './misused-values';
import { makesNoLayers, refuseUnknown } from './unknown';
import type {
  BoundMethod,
  Frame,
  HostFunction,
  Keywords,
  Machine,
  MethodArgs,
  PyClass,
  UnknownValue,
  Value,
} from './value';
import { takeWork, takeWorkOfCall } from './work';

/** Calls a value as `callee(*args, **keywords)` does. */
export function call(
  machine: Machine,
  callee: Value,
  args: readonly Value[],
  keywords: Keywords = noKeywords,
): Value {
  if (typeof callee === 'object' && callee !== null) {
    switch (callee.kind) {
      case 'function':
        return callee.invoke(machine, args, keywords);
      case 'host-function':
        return callHost(machine, callee, args, keywords);
      case 'method':
        return call(machine, callee.callee, withFirst(callee.self, args), keywords);
      case 'class':
        return instantiate(machine, callee, args, keywords);
      case 'static-method':
        return call(machine, callee.callee, args, keywords);
      case 'unknown':
        return callUnknown(machine, callee);
      default: {
        const method = lookUp(callee.type, '__call__');
        if (method !== undefined) return callMethod(machine, method, callee, args, keywords);
      }
    }
  }
  return raise('TypeError', `'${typeOf(callee).name}' object is not callable`, () =>
    helpForCallee(machine, callee),
  );
}

/** Calls a function of the interpreter or a host; the sizes of its arguments and of a text that it gives count as steps. */
function callHost(machine: Machine, callee: HostFunction, args: readonly Value[], keywords: Keywords): Value {
  takeWorkOfCall(machine, callee.name, args);
  if (callee.takes !== null) checkCount(callee, callee.takes, args, keywords);
  const result = invokeHost(machine, callee, args, keywords);
  if (typeof result === 'string') takeWork(machine, result);
  return result;
}

/** Runs a function of the interpreter or a host; a method needs the instance that it is called on. */
export function invokeHost(
  machine: Machine,
  callee: HostFunction,
  args: readonly Value[],
  keywords: Keywords,
): Value {
  if (callee.binding === 'none') return callee.invoke(machine, args, keywords);
  return hasSelf(args)
    ? callee.invoke(machine, args, keywords)
    : raise('TypeError', `unbound method ${callee.name}() needs an argument`);
}

function hasSelf(args: readonly Value[]): args is MethodArgs {
  return args.length > 0;
}

/** Arguments preceded by another one; most calls come here, and a spread would make an object for each argument. */
function withFirst(first: Value, args: readonly Value[]): Value[] {
  switch (args.length) {
    case 0:
      return [first];
    case 1:
      return [first, args[0] ?? null];
    case 2:
      return [first, args[0] ?? null, args[1] ?? null];
    default:
      return [first, ...args];
  }
}

/** Calls what was found in a class on an instance of it. */
export function callMethod(
  machine: Machine,
  method: Value,
  self: Value,
  args: readonly Value[],
  keywords: Keywords = noKeywords,
): Value {
  if (typeof method === 'object' && method !== null) {
    if (method.kind === 'function') return method.invoke(machine, withFirst(self, args), keywords);
    if (method.kind === 'host-function')
      return callHost(machine, method, method.binding === 'method' ? withFirst(self, args) : args, keywords);
    if (method.kind === 'class-method')
      return call(machine, method.callee, withFirst(typeOf(self), args), keywords);
  }
  return call(machine, method, args, keywords);
}

/** Calls a method of Python's own names (`__len__`) on a value; undefined if its class has none. */
export function callSpecial(
  machine: Machine,
  self: Value,
  name: string,
  args: readonly Value[] = [],
): Value | undefined {
  const method = lookUp(typeOf(self), name);
  return method === undefined || method === null ? undefined : callMethod(machine, method, self, args);
}

/** A method of an operator with its two operands; undefined or None where the class of the first has none. */
export type Attempt = readonly [method: Value | undefined, self: Value, other: Value];

/** The result of the first method that does not return NotImplemented; undefined if there is none. */
export function firstAnswer(machine: Machine, attempts: readonly Attempt[]): Value | undefined {
  for (const [method, self, other] of attempts) {
    if (method === undefined || method === null) continue;
    const result = callMethod(machine, method, self, [other]);
    if (result !== notImplemented) return result;
  }
  return undefined;
}

/** Makes an instance: the metaclass's `__call__`, then `__new__` and `__init__`. */
function instantiate(machine: Machine, type: PyClass, args: readonly Value[], keywords: Keywords): Value {
  const custom = lookUp(type.type, '__call__');
  if (custom !== undefined && custom !== typeClass.attributes.get('__call__'))
    return callMethod(machine, custom, type, args, keywords);
  return createByClass(machine, type, args, keywords);
}

/** What `type.__call__` does: `__new__`, and `__init__` if that returned an instance of the class. */
export function createByClass(
  machine: Machine,
  type: PyClass,
  args: readonly Value[],
  keywords: Keywords,
): Value {
  const create = lookUp(type, '__new__');
  if (create === undefined) raise('TypeError', `cannot create '${type.name}' instances`);
  const made = call(machine, create, withFirst(type, args), keywords);
  if (!isInstance(made, type)) return made;
  const initialise = lookUp(type, '__init__');
  const result = initialise === undefined ? null : callMethod(machine, initialise, made, args, keywords);
  if (result !== null && isKind(initialise, 'function'))
    raise('TypeError', `__init__() should return None, not '${typeOf(result).name}'`);
  return made;
}

/** Whether a value becomes a method of what it is read from. */
export function isBindable(value: Value): value is BoundMethod['callee'] {
  return isKind(value, 'function') || isKind(value, 'host-function') || isKind(value, 'instance');
}

/** A method that is bound to what it was read from. */
export function bindMethod(self: Value, callee: BoundMethod['callee']): BoundMethod {
  return { kind: 'method', type: methodClass, self, callee };
}

/** The methods of a logger, which return nothing: libraries have loggers for their users. */
const LOGS = /(?:^|\.)_?log(?:ger)?\.(?:debug|info|warn|warning|error|critical|exception|log)$/i;

/**
 * A call of something that could not be imported: while modules are loaded its result is unknown too, since most of it
 * (data, plots, registries) is not what the network is made of, and so is that of a library that makes no layers.
 */
function callUnknown(machine: Machine, callee: UnknownValue): Value {
  if (LOGS.test(callee.path)) return null;
  if (isLoading(machine.frame) || makesNoLayers(callee)) return { ...callee, path: `${callee.path}()` };
  return refuseUnknown(callee, 'it cannot be called');
}

function isLoading(frame: Frame | null): boolean {
  if (frame === null) return false;
  for (let one: Frame | null = frame; one !== null; one = one.caller)
    if (one.name !== '<module>') return false;
  return true;
}

/** Whether a value may be callable, as far as is known before the call: what could not be imported may be. */
export function isCallable(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ['function', 'host-function', 'method', 'class', 'unknown'].includes(value.kind) ||
    lookUp(value.type, '__call__') !== undefined
  );
}
