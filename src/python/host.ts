import type { MaybeCounted } from './argument-count';
import { createClass, hostFunctionClass, linearise, moduleClass, objectClass } from './classes';
import type { HostFunction, Invoke, MethodArgs, PyClass, PyModule, Value } from './value';

export type { MethodArgs };

/** A function written in TypeScript. */
export function hostFunction(name: string, defined: MaybeCounted<Invoke>): HostFunction {
  const invoke = typeof defined === 'function' ? defined : defined.invoke;
  const takes = typeof defined === 'function' ? null : defined.takes;
  return { kind: 'host-function', type: hostFunctionClass, name, invoke, binding: 'none', takes };
}

/** What a call of a method runs. */
export type InvokeMethod = Invoke<MethodArgs>;

/** A method written in TypeScript. */
export function hostMethod(name: string, defined: MaybeCounted<InvokeMethod>): HostFunction {
  const invoke = typeof defined === 'function' ? defined : defined.invoke;
  const takes = typeof defined === 'function' ? null : defined.takes;
  return { kind: 'host-function', type: hostFunctionClass, name, invoke, binding: 'method', takes };
}

/** Methods by name, `__getitem__` and the like among them. */
export type HostMethods = Readonly<Record<string, InvokeMethod>>;

/** Methods by name; some state how many arguments they take. */
export type CountedMethods = Readonly<Record<string, MaybeCounted<InvokeMethod>>>;

/** Adds methods to a class of the interpreter or of a host. */
export function addMethods(owner: PyClass, methods: CountedMethods): void {
  for (const name in methods) {
    const defined = methods[name];
    if (defined !== undefined) owner.attributes.set(name, hostMethod(name, defined));
  }
  owner.found?.clear();
}

/**
 * A class that a host defines: Python code may make instances of it and derive classes from it.
 *
 * Operators, indexing, iteration, calls, truth and attributes of its instances are its methods of Python's names:
 * `__add__`, `__getitem__`, `__iter__`, `__call__`, `__bool__`, `__getattr__`, `__setattr__`. Without `__new__` an
 * instance is made without attributes and given to `__init__`.
 */
export function hostClass(options: {
  readonly name: string;
  readonly module: string;
  readonly bases?: readonly PyClass[];
  readonly methods: HostMethods;
  readonly attributes?: Readonly<Record<string, Value>>;
  /** `never` for a class written in C, whose attributes Python code cannot set; `for one run` when not given. */
  readonly settable?: 'for one run' | 'never';
}): PyClass {
  const { name, module, bases = [objectClass], methods, attributes = {} } = options;
  const { settable = 'for one run' } = options;
  const metaclass = bases[0]?.type ?? objectClass.type;
  const order = linearise(bases) ?? [];
  const made = createClass({ name, module, bases, order, metaclass, isOpen: false, settable });
  for (const [key, value] of Object.entries(attributes)) made.attributes.set(key, value);
  addMethods(made, methods);
  return made;
}

/** A module of a host: values that are ready, and `find` for those that are made when they are first used. */
export function hostModule(
  name: string,
  values: Readonly<Record<string, Value>>,
  find: PyModule['find'] = null,
  names: PyModule['names'] = null,
): PyModule {
  const attributes = new Map<string, Value>([['__name__', name], ...Object.entries(values)]);
  return { kind: 'module', type: moduleClass, name, attributes, source: null, find, names };
}
