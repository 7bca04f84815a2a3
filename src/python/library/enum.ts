import { addConstructor } from '../builtins/container-methods';
import { addReader } from '../builtins/descriptors';
import { call } from '../call';
import { createFromBases } from '../class-creation';
import {
  createClass,
  createInstance,
  intClass,
  isSubclass,
  lookUp,
  objectClass,
  setClassAttribute,
  strClass,
  typeClass,
  typeOf,
} from '../classes';
import { createDict, createIterator, createList, createTuple } from '../containers';
import { isEqual } from '../equality';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { formatValue } from '../format-spec';
import { addMethods, hostFunction, hostModule, type MethodArgs } from '../host';
import { itemsOf } from '../iteration';
import { setEntry } from '../keys';
import { isKind } from '../kinds';
import { takeSteps } from '../machine';
import { numericOf } from '../numbers';
import { binary } from '../operators';
import { representation, textOf } from '../representation';
import type { Attributes, HostModule, Instance, Keywords, Machine, PyClass, Value } from '../value';
import { autoClass, chosenValue } from './enum-auto';
import { unique } from './enum-unique';

const enumMeta = createClass({
  name: 'EnumType',
  bases: [typeClass],
  order: typeClass.order,
  module: 'enum',
  metaclass: typeClass,
  isOpen: false,
});
function enumBase(name: string, bases: readonly PyClass[]): PyClass {
  const order = [...new Set(bases.flatMap((base) => base.order))].filter((one) => one !== objectClass);
  return createClass({
    name,
    bases,
    order: [...order, objectClass],
    module: 'enum',
    metaclass: enumMeta,
    isOpen: false,
  });
}

const enumClass = enumBase('Enum', [objectClass]);
const intEnumClass = enumBase('IntEnum', [intClass, enumClass]);
const strEnumClass = enumBase('StrEnum', [strClass, enumClass]);
const flagClass = enumBase('Flag', [enumClass]);
const intFlagClass = enumBase('IntFlag', [intClass, flagClass]);

function membersOf(type: Value): readonly Instance[] {
  const members = isKind(type, 'class') ? type.attributes.get('_members_') : undefined;
  return isKind(members, 'list') ? members.items.filter((one) => isKind(one, 'instance')) : [];
}

/** Makes the class of an enum: each plain value in its body becomes a member. */
function createEnum(machine: Machine, args: readonly Value[], keywords: Keywords): Value {
  const [meta = null, name = null, bases = null, namespace = null] = args;
  if (!isKind(bases, 'tuple') || !isKind(namespace, 'dict'))
    return raise('TypeError', 'an enum must be created by a class statement');
  const values: [string, Value][] = [];
  const attributes: Attributes = new Map();
  for (const { key, value } of namespace.entries.values()) {
    if (isMember(String(key), value, String(name))) values.push([String(key), value]);
    else attributes.set(String(key), value);
  }
  const type = createFromBases(machine, {
    metaclass: isKind(meta, 'class') ? meta : enumMeta,
    name: String(name),
    bases: bases.items,
    attributes,
    keywords,
  });
  type.attributes.set('_members_', createList([]));
  for (const [key, value] of values) addMember(machine, type, key, value);
  return type;
}

/** Whether a name in the body of an enum is a member: methods and inner classes are none, `text = str` is. */
function isMember(name: string, value: Value, owner: string): boolean {
  if (/^_.*_$/.test(name) || /^__/.test(name)) return false;
  if (isKind(value, 'class')) return !value.qualifiedName.includes(`${owner}.`);
  return !(
    typeof value === 'object' &&
    value !== null &&
    ['function', 'property', 'static-method', 'class-method', 'host-function'].includes(value.kind)
  );
}

function addMember(machine: Machine, type: PyClass, name: string, given: Value): void {
  const members = type.attributes.get('_members_');
  if (!isKind(members, 'list')) return;
  takeSteps(machine, members.items.length);
  const value = chosenValue(machine, given, () => nextValue(machine, type, name));
  const known = membersOf(type).find((one) => isEqual(machine, one.attributes.get('_value_') ?? null, value));
  if (known !== undefined) {
    setClassAttribute(type, name, known);
    return;
  }
  const custom = type.attributes.get('__new__');
  const parts = isKind(value, 'tuple') ? value.items : [value];
  const made = isKind(custom, 'static-method')
    ? call(machine, custom.callee, [type, ...parts])
    : plainMember(machine, type, value);
  if (!isKind(made, 'instance')) return;
  if (!made.attributes.has('_value_')) made.attributes.set('_value_', value);
  made.attributes.set('_name_', name);
  const initialise = lookUp(type, '__init__');
  if (isKind(initialise, 'function')) call(machine, initialise, [made, ...parts]);
  members.items.push(made);
  setClassAttribute(type, name, made);
}

function plainMember(machine: Machine, type: PyClass, value: Value): Instance {
  if (isSubclass(type, strClass)) return createInstance(type, textOf(machine, value));
  return createInstance(type, isSubclass(type, intClass) ? (numericOf(value) ?? 0) : undefined);
}

function nextValue(machine: Machine, type: PyClass, name: string): Value {
  const members = membersOf(type);
  const custom = lookUp(type, '_generate_next_value_');
  const last = members.at(-1)?.attributes.get('_value_') ?? 0;
  if (custom !== undefined) {
    const values = createList(members.map((one) => one.attributes.get('_value_') ?? null));
    return call(machine, isKind(custom, 'static-method') ? custom.callee : custom, [
      name,
      1,
      members.length,
      values,
    ]);
  }
  if (isSubclass(type, strEnumClass)) return name.toLowerCase();
  if (isSubclass(type, flagClass)) {
    const highest = Math.max(0, ...members.map((one) => Number(one.attributes.get('_value_') ?? 0)));
    return highest === 0 ? 1 : 2 ** (Math.floor(Math.log2(highest)) + 1);
  }
  return binary(machine, 'Add', typeof last === 'number' ? last : members.length, 1);
}

function byValue(machine: Machine, type: Value, value: Value): Value {
  if (isKind(value, 'instance') && value.type === type) return value;
  const found = membersOf(type).find((one) => isEqual(machine, one.attributes.get('_value_') ?? null, value));
  if (found !== undefined) return found;
  const missing = isKind(type, 'class') ? lookUp(type, '_missing_') : undefined;
  if (isKind(missing, 'class-method')) {
    const other = call(machine, missing.callee, [type, value]);
    if (other !== null) return other;
  }
  if (isKind(type, 'class') && isSubclass(type, flagClass) && typeof value === 'number') {
    const made = createInstance(type, isSubclass(type, intClass) ? value : undefined);
    made.attributes.set('_value_', value);
    made.attributes.set(
      '_name_',
      membersOf(type)
        .filter((one) => (Number(one.attributes.get('_value_')) & value) !== 0)
        .map((one) => one.attributes.get('_name_'))
        .join('|'),
    );
    return made;
  }
  const name = isKind(type, 'class') ? type.qualifiedName : '';
  return raise('ValueError', `${representation(machine, value)} is not a valid ${name}`);
}

function addEnumMethods(): void {
  enumMeta.attributes.set('__new__', hostFunction('__new__', createEnum));
  addMethods(enumMeta, {
    __init__: () => null,
    __setattr__: (_machine, [type = null, name = null, value = null]) => {
      const members = membersOf(type).map((one) => one.attributes.get('_name_'));
      if (members.includes(name)) raise('AttributeError', `cannot reassign member '${name}'`);
      if (isKind(type, 'class')) setClassAttribute(type, String(name), value);
      return null;
    },
    __call__: (machine, [type = null, ...args]) => {
      const [value = null, second] = args;
      if (second === undefined) return byValue(machine, type, value);
      return functional(machine, type, String(value), second);
    },
    __iter__: (_machine, [type = null]) => {
      let at = 0;
      return createIterator(() => membersOf(type)[at++]);
    },
    __len__: (_machine, [type = null]) => membersOf(type).length,
    __getitem__: (_machine, [type = null, name = null]) => {
      const found = isKind(type, 'class') ? type.attributes.get(String(name)) : undefined;
      if (isKind(found, 'instance')) return found;
      throw raised(createException(exceptionClass('KeyError'), [name]));
    },
    __contains__: (machine, [type = null, value = null]) =>
      membersOf(type).some(
        (one) => one === value || isEqual(machine, one.attributes.get('_value_') ?? null, value),
      ),
    __reversed__: (_machine, [type = null]) => {
      let at = membersOf(type).length;
      return createIterator(() => membersOf(type)[--at]);
    },
  });
  addReader(enumMeta, '__members__', (type) => {
    const dict = createDict();
    for (const [key, value] of isKind(type, 'class') ? type.attributes : [])
      if (isKind(value, 'instance') && value.type === type) dict.entries.set(key, { key, value });
    return dict;
  });
  const part = (self: Value, name: string): Value =>
    isKind(self, 'instance') ? (self.attributes.get(name) ?? null) : null;
  addReader(enumClass, 'value', (self) => part(self, '_value_'));
  addReader(enumClass, 'name', (self) => part(self, '_name_'));
  addConstructor(enumClass, (machine, type, [value = null]) => byValue(machine, type, value));
  const show = (self: Value) => `${typeOf(self).name}.${String(part(self, '_name_'))}`;
  addMethods(enumClass, {
    __str__: (_machine, [self]) => show(self),
    __repr__: (machine, [self]) => `<${show(self)}: ${representation(machine, part(self, '_value_'))}>`,
    __hash__: (_machine, [self]) => `enum ${show(self)}`,
    __eq__: (machine, [self, other = null]) => {
      if (self === other) return true;
      const primitive = isKind(self, 'instance') ? self.primitive : undefined;
      return (
        primitive !== undefined &&
        isEqual(machine, primitive, isKind(other, 'instance') ? (other.primitive ?? null) : other)
      );
    },
  });
  for (const type of [intEnumClass, strEnumClass, intFlagClass])
    addMethods(type, {
      __str__: (machine, [self]) => textOf(machine, part(self, '_value_')),
      __format__: (machine, [self, spec = '']) => formatValue(machine, part(self, '_value_'), String(spec)),
    });
  const numberOf = (one: Value) => (isKind(one, 'instance') ? part(one, '_value_') : one);
  const bits =
    (op: 'BitOr' | 'BitAnd' | 'BitXor') =>
    (machine: Machine, [self, other = null]: MethodArgs) =>
      byValue(machine, typeOf(self), binary(machine, op, numberOf(self), numberOf(other)));
  const invert = (machine: Machine, [self]: MethodArgs) => {
    const all = membersOf(typeOf(self)).reduce((sum, one) => sum | Number(part(one, '_value_')), 0);
    return byValue(machine, typeOf(self), all & ~Number(numberOf(self)));
  };
  const combining = {
    __or__: bits('BitOr'),
    __and__: bits('BitAnd'),
    __xor__: bits('BitXor'),
    __invert__: invert,
  };
  addMethods(intFlagClass, {
    ...combining,
    __ror__: bits('BitOr'),
    __rand__: bits('BitAnd'),
    __rxor__: bits('BitXor'),
  });
  addMethods(flagClass, {
    ...combining,
    __bool__: (_machine, [self]) => part(self, '_value_') !== 0,
    __contains__: (_machine, [self, other = null]) =>
      (Number(part(self, '_value_')) & Number(part(other, '_value_'))) === Number(part(other, '_value_')),
  });
}

/** `Enum('Colour', 'RED GREEN')`: names, names with values, or a dict of them. */
function functional(machine: Machine, type: Value, name: string, listed: Value): Value {
  const given = isKind(listed, 'dict')
    ? [...listed.entries.values()].map(({ key, value }) => createTuple([key, value]))
    : typeof listed === 'string'
      ? listed.replaceAll(',', ' ').split(/\s+/)
      : itemsOf(machine, listed);
  const namespace = createDict();
  for (const [index, one] of given.entries()) {
    const [key = one, value = index + 1] = isKind(one, 'tuple') ? one.items : [];
    setEntry(machine, namespace, key, value);
  }
  return createEnum(machine, [enumMeta, name, createTuple([type]), namespace], new Map());
}

export const enumModule: HostModule = {
  name: 'enum',
  create: () => {
    addEnumMethods();
    return hostModule('enum', {
      Enum: enumClass,
      IntEnum: intEnumClass,
      StrEnum: strEnumClass,
      Flag: flagClass,
      IntFlag: intFlagClass,
      EnumMeta: enumMeta,
      EnumType: enumMeta,
      auto: hostFunction('auto', () => createInstance(autoClass)),
      unique: hostFunction('unique', (_machine, [type = null]) => unique(type)),
    });
  },
};
