import { call, callMethod } from './call';
import {
  classMethodClass,
  createClass,
  isSubclass,
  linearise,
  lookUp,
  lookUpBehind,
  objectClass,
  staticMethodClass,
  typeClass,
  typeOf,
} from './classes';
import { createTuple, dictOfNames } from './containers';
import { raise } from './failure';
import { isKind } from './kinds';
import { noKeywords, takeSteps } from './machine';
import { privateName } from './private-names';
import type { Attributes, Keywords, Machine, Place, PyClass, UnknownValue, Value } from './value';

export interface ClassStatement {
  readonly name: string;
  readonly qualifiedName: string;
  readonly module: string;
  readonly bases: readonly Value[];
  readonly keywords: Keywords;
  readonly attributes: Attributes;
  readonly place: Place | null;
}

/** Makes the class of a `class` statement, by its metaclass if it has one. */
export function createPythonClass(machine: Machine, statement: ClassStatement): Value {
  const { name, bases, attributes, place } = statement;
  const entries = bases.flatMap((base) => baseEntries(machine, base, bases));
  const keywords = new Map(statement.keywords);
  const given = keywords.get('metaclass');
  keywords.delete('metaclass');
  const metaclass = isKind(given, 'class') ? given : metaclassOf(entries);
  attributes.set('__module__', statement.module);
  attributes.set('__qualname__', statement.qualifiedName);
  const made = isPlainMetaclass(metaclass)
    ? createFromBases(machine, { metaclass, name, bases: entries, attributes, keywords })
    : call(machine, metaclass, [name, createTuple(entries), dictOfNames(attributes)], keywords);
  if (isKind(made, 'class')) made.place ??= place;
  return made;
}

/** The classes that a base adds: itself, or the result of its `__mro_entries__`, as for typing's `NamedTuple`. */
function baseEntries(machine: Machine, base: Value, bases: readonly Value[]): readonly Value[] {
  if (isKind(base, 'class') || isKind(base, 'unknown')) return [base];
  const method = lookUp(typeOf(base), '__mro_entries__');
  if (method === undefined) return raise('TypeError', `bases must be types, not ${typeOf(base).name}`);
  const entries = callMethod(machine, method, base, [createTuple(bases)]);
  return isKind(entries, 'tuple') ? entries.items : [];
}

function metaclassOf(bases: readonly Value[]): PyClass {
  let best = typeClass;
  for (const base of bases) {
    if (isKind(base, 'class') && base.type !== best && isSubclass(base.type, best)) best = base.type;
  }
  return best;
}

function isPlainMetaclass(metaclass: PyClass): boolean {
  return (
    lookUp(metaclass, '__call__') === lookUp(typeClass, '__call__') &&
    lookUp(metaclass, '__new__') === lookUp(typeClass, '__new__') &&
    lookUp(metaclass, '__init__') === lookUp(typeClass, '__init__')
  );
}

/** A class may only be given once as a base, and `object` only after all others. */
function checkBases(bases: readonly PyClass[]): void {
  const twice = bases.find((base, index) => base.isOpen && bases.indexOf(base) < index);
  if (twice !== undefined) raise('TypeError', `duplicate base class ${twice.name}`);
  const others = bases.slice(bases.indexOf(objectClass) + 1);
  if (bases.includes(objectClass) && others.some((base) => base !== objectClass)) refuseOrder(bases);
}

function refuseOrder(bases: readonly PyClass[]): never {
  const names = bases.map((base) => base.name).join(', ');
  return raise('TypeError', `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
}

/** What a class is made from: the arguments of `type.__new__`. */
interface ClassParts {
  readonly metaclass: PyClass;
  readonly name: string;
  readonly bases: readonly Value[];
  readonly attributes: Attributes;
  readonly keywords: Keywords;
}

/** What `type.__new__` does. */
export function createFromBases(
  machine: Machine,
  { metaclass, name, bases: given, attributes, keywords }: ClassParts,
): PyClass {
  const known = given.filter((base) => isKind(base, 'class'));
  checkBases(known);
  const unknownBase: UnknownValue | null = given.find((base) => isKind(base, 'unknown')) ?? null;
  // `Generic[T]` is the class Generic itself, so that it may be there twice.
  const bases = [...new Set(known)].filter((base) => base !== objectClass || known.length === 1);
  const classes = bases.reduce((sum, base) => sum + base.order.length, 1);
  takeSteps(machine, classes * Math.max(1, bases.length));
  const order = linearise(bases.length === 0 ? [objectClass] : bases);
  if (order === null) return refuseOrder(bases);
  const made = createClass({
    name,
    qualifiedName: textAttribute(attributes, '__qualname__') ?? name,
    module: textAttribute(attributes, '__module__') ?? 'builtins',
    bases: bases.length === 0 ? [objectClass] : bases,
    order,
    metaclass,
    isOpen: true,
    attributes: ownAttributes(attributes, name),
    unknownBase,
  });
  for (const [key, value] of [...made.attributes]) {
    const method = isKind(value, 'instance') ? lookUp(value.type, '__set_name__') : undefined;
    if (method !== undefined) callMethod(machine, method, value, [made, key]);
  }
  initialiseSubclass(machine, made, keywords);
  return made;
}

function textAttribute(attributes: Attributes, name: string): string | undefined {
  const value = attributes.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** The attributes of a class, with private names as they are kept, and methods that are class methods by their names. */
function ownAttributes(attributes: Attributes, name: string): Attributes {
  const own: Attributes = new Map();
  for (const [key, value] of attributes) {
    if (key === '__qualname__' || key === '__classcell__') continue;
    own.set(privateName(key, name), withImplied(key, value));
  }
  if (own.has('__eq__') && !own.has('__hash__')) own.set('__hash__', null);
  return own;
}

function withImplied(name: string, value: Value): Value {
  if (!isKind(value, 'function')) return value;
  if (name === '__new__') return { kind: 'static-method', type: staticMethodClass, callee: value };
  if (name === '__init_subclass__' || name === '__class_getitem__')
    return { kind: 'class-method', type: classMethodClass, callee: value };
  return value;
}

function initialiseSubclass(machine: Machine, made: PyClass, keywords: Keywords): void {
  const method = lookUpBehind(made, made, '__init_subclass__');
  if (isKind(method, 'class-method')) call(machine, method.callee, [made], keywords);
  else if (keywords.size > 0 && made.unknownBase === null && keywords !== noKeywords)
    raise('TypeError', `${made.name}.__init_subclass__() takes no keyword arguments`);
}
