import type { Attributes, Instance, Place, PyClass, UnknownValue, Value } from './value';

/** How often attributes of classes of hosts were set: they keep no list of their subclasses. */
let changesOfHosts = 0;

interface ClassOptions {
  readonly name: string;
  readonly bases: readonly PyClass[];
  readonly order: readonly PyClass[];
  readonly module: string;
  readonly metaclass: PyClass;
  readonly isOpen: boolean;
  readonly settable?: PyClass['settable'];
  readonly attributes?: Attributes;
  readonly qualifiedName?: string;
  readonly unknownBase?: UnknownValue | null;
  readonly place?: Place | null;
}

/** Makes a class; `order` is that of its bases, in which attributes are looked up after the class itself. */
export function createClass(options: ClassOptions): PyClass {
  if (options.isOpen && options.attributes?.has(READER) === true) isReaderWritten = true;
  const made: PyClass = {
    kind: 'class',
    type: options.metaclass,
    name: options.name,
    qualifiedName: options.qualifiedName ?? options.name,
    module: options.module,
    bases: options.bases,
    order: options.order,
    attributes: options.attributes ?? new Map(),
    found: null,
    foundAfter: changesOfHosts,
    subclasses: [],
    isOpen: options.isOpen,
    settable: options.settable ?? (options.isOpen ? 'always' : 'never'),
    unknownBase: options.unknownBase ?? options.bases.find((base) => base.unknownBase)?.unknownBase ?? null,
    place: options.place ?? null,
  };
  made.order = [made].concat(options.order);
  // Classes of the interpreter outlive a run, so they keep no list.
  for (const base of options.bases) if (base.isOpen) base.subclasses.push(made);
  return made;
}

function bootClass(name: string, bases: readonly PyClass[]): PyClass {
  const made: PyClass = {
    kind: 'class',
    get type() {
      return typeClass;
    },
    name,
    qualifiedName: name,
    module: 'builtins',
    bases,
    order: bases,
    attributes: new Map(),
    found: null,
    foundAfter: changesOfHosts,
    subclasses: [],
    isOpen: false,
    settable: 'never',
    unknownBase: null,
    place: null,
  };
  made.order = [made].concat(bases);
  return made;
}

export const objectClass: PyClass = bootClass('object', []);
export const typeClass: PyClass = bootClass('type', [objectClass]);

/** A class of the interpreter or of a host, with one base. */
export function builtinClass(name: string, base: PyClass = objectClass, module = 'builtins'): PyClass {
  return createClass({
    name,
    bases: [base],
    order: base.order,
    module,
    metaclass: base.type,
    isOpen: false,
  });
}

export const noneClass = builtinClass('NoneType');
export const intClass = builtinClass('int');
export const boolClass = builtinClass('bool', intClass);
export const floatClass = builtinClass('float');
export const complexClass = builtinClass('complex');
export const strClass = builtinClass('str');
export const bytesClass = builtinClass('bytes');
export const listClass = builtinClass('list');
export const tupleClass = builtinClass('tuple');
export const dictClass = builtinClass('dict');
export const setClass = builtinClass('set');
export const frozensetClass = builtinClass('frozenset');
export const rangeClass = builtinClass('range');
export const sliceClass = builtinClass('slice');
export const functionClass = builtinClass('function');
export const codeClass = builtinClass('code');
export const hostFunctionClass = builtinClass('builtin_function_or_method');
export const methodClass = builtinClass('method');
export const moduleClass = builtinClass('module');
export const iteratorClass = builtinClass('iterator');
export const generatorClass = builtinClass('generator');
export const propertyClass = builtinClass('property');
export const staticMethodClass = builtinClass('staticmethod');
export const classMethodClass = builtinClass('classmethod');
export const superClass = builtinClass('super');
export const unknownClass = builtinClass('unknown');
export const ellipsisClass = builtinClass('ellipsis');
export const notImplementedClass = builtinClass('NotImplementedType');

/** The class of a value. */
export function typeOf(value: Value): PyClass {
  switch (typeof value) {
    case 'string':
      return strClass;
    case 'number':
    case 'bigint':
      return intClass;
    case 'boolean':
      return boolClass;
    default:
      return value === null ? noneClass : value.type;
  }
}

/** Finds an attribute in a class and its bases. */
export function lookUp(owner: PyClass, name: string): Value | undefined {
  if (owner.foundAfter !== changesOfHosts) {
    owner.found?.clear();
    owner.foundAfter = changesOfHosts;
  }
  owner.found ??= new Map();
  const known = owner.found.get(name);
  if (known !== undefined || owner.found.has(name)) return known;
  const value = lookUpFrom(owner, 0, name);
  owner.found.set(name, value);
  return value;
}

/** Finds an attribute in the classes of an order from a position on. */
function lookUpFrom({ order }: PyClass, start: number, name: string): Value | undefined {
  for (let index = start; index < order.length; index += 1) {
    const value = order[index]?.attributes.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Finds an attribute in the classes that follow `after` in the order of a class, as `super()` does. */
export function lookUpBehind(owner: PyClass, after: PyClass, name: string): Value | undefined {
  return lookUpFrom(owner, owner.order.indexOf(after) + 1, name);
}

const READER = '__getattribute__';

/**
 * Whether any class of Python code defines `__getattribute__`: few programs do, and otherwise each read would
 * have to check.
 */
let isReaderWritten = false;

/** The `__getattribute__` that Python code has written for a class; undefined for `object`'s own. */
export function writtenReader(type: PyClass): Value | undefined {
  if (!isReaderWritten || !type.isOpen) return undefined;
  const reader = lookUp(type, READER);
  return reader === objectClass.attributes.get(READER) ? undefined : reader;
}

/** Sets an attribute of a class; undefined deletes it. */
export function setClassAttribute(owner: PyClass, name: string, value: Value | undefined): void {
  if (name === READER) isReaderWritten = true;
  if (value === undefined) owner.attributes.delete(name);
  else owner.attributes.set(name, value);
  if (owner.isOpen) forget(owner);
  else changesOfHosts += 1;
}

function forget(owner: PyClass): void {
  owner.found?.clear();
  for (const subclass of owner.subclasses) forget(subclass);
}

/** Gives a class written in Python other bases; false where they have no order. */
export function setBases(owner: PyClass, bases: readonly PyClass[]): boolean {
  const before = owner.bases;
  owner.bases = bases;
  if (!reorder(owner)) {
    owner.bases = before;
    reorder(owner);
    return false;
  }
  for (const { subclasses } of before) {
    const at = subclasses.indexOf(owner);
    if (at >= 0) subclasses.splice(at, 1);
  }
  for (const base of bases) if (base.isOpen) base.subclasses.push(owner);
  forget(owner);
  return true;
}

/** Works out the order of a class and of those that derive from it. */
function reorder(owner: PyClass): boolean {
  const behind = linearise(owner.bases);
  if (behind === null) return false;
  owner.order = [owner, ...behind];
  return owner.subclasses.every(reorder);
}

export function isSubclass(one: PyClass, other: PyClass): boolean {
  return one === other || one.order.includes(other);
}

/** Whether a value is an instance of a class, by its order of bases alone. */
export function isInstance(value: Value, of: PyClass): boolean {
  return isSubclass(typeOf(value), of);
}

/** A new instance without attributes. */
export function createInstance(type: PyClass, primitive?: Value): Instance {
  return { kind: 'instance', type, attributes: new Map(), primitive, host: null };
}

/** The order of bases by C3, as Python computes it; null if there is none. */
export function linearise(bases: readonly PyClass[]): readonly PyClass[] | null {
  const [only] = bases;
  if (only !== undefined && bases.length === 1) return only.order;
  let lists: (readonly PyClass[])[] = [...bases.map(({ order }) => order), bases].filter(
    (list) => list.length > 0,
  );
  const result: PyClass[] = [];
  while (lists.length > 0) {
    const isBehind = (candidate: PyClass) => lists.some((list) => list.indexOf(candidate) > 0);
    const next = lists.map(([first]) => first).find((first) => first !== undefined && !isBehind(first));
    if (next === undefined) return null;
    result.push(next);
    lists = lists.map((list) => (list[0] === next ? list.slice(1) : list)).filter((list) => list.length > 0);
  }
  return result;
}
