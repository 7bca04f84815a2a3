import { argument } from '../arguments';
import { getAttribute } from '../attributes';
import { call } from '../call';
import { builtinClass, createInstance, lookUp, setClassAttribute, typeOf } from '../classes';
import { compareOrder, ORDER_METHODS } from '../comparison';
import { createDict, createList, createTuple, dictOfNames, notImplemented } from '../containers';
import { isEqual } from '../equality';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { hostFunction, hostMethod, hostModule, type InvokeMethod } from '../host';
import { hashOf, setEntry } from '../keys';
import { isKind } from '../kinds';
import { representation } from '../representation';
import { setOwnAttribute } from '../set-attributes';
import { bindArguments } from '../signature';
import { truth } from '../truth';
import type {
  HostFunction,
  HostModule,
  Instance,
  Invoke,
  Keywords,
  Machine,
  Parameters,
  PyClass,
  Value,
} from '../value';
import {
  declaredFields,
  declareFields,
  type Field,
  fieldClass,
  fieldsOf,
  initVar,
  isDeclared,
  keywordOnlyMark,
  missing,
  ownFields,
} from './dataclass-fields';

const frozenInstanceError = builtinClass(
  'FrozenInstanceError',
  exceptionClass('AttributeError'),
  'dataclasses',
);

function decorate(machine: Machine, type: Value, options: Keywords): Value {
  if (!isKind(type, 'class')) return type;
  const is = (name: string, fallback: boolean) => truth(machine, options.get(name) ?? fallback);
  const inherited = type.order
    .slice(1)
    .toReversed()
    .flatMap((base) => declaredFields(base));
  const byName = new Map(inherited.map((field) => [field.name, field]));
  for (const field of ownFields(machine, type, is('kw_only', false) ? 'by keyword' : 'by position')) {
    byName.set(field.name, field);
    if (field.fallback !== undefined) setClassAttribute(type, field.name, field.fallback);
    else if (type.attributes.has(field.name)) setClassAttribute(type, field.name, undefined);
  }
  const fields = [...byName.values()];
  declareFields(type, fields);
  const define = (name: string, invoke: InvokeMethod) => {
    if (!type.attributes.has(name))
      setClassAttribute(type, name, { ...hostMethod(name, invoke), attributes: new Map() });
  };
  if (is('init', true) && !type.attributes.has('__init__'))
    setClassAttribute(type, '__init__', initialiser(type, fields));
  if (is('repr', true)) define('__repr__', (inner, [self]) => shown(inner, self, fields));
  const compared = fields.filter((field) => field.isCompared && field.kind === 'field');
  const hashed = fields.filter((field) => field.isHashed && field.kind === 'field');
  const values = (inner: Machine, self: Value, among = compared) =>
    createTuple(among.map(({ name }) => getAttribute(inner, self, name)));
  if (is('eq', true)) {
    define('__eq__', (inner, [self, other = null]) =>
      typeOf(self) === typeOf(other) ? isEqual(inner, values(inner, self), values(inner, other)) : false,
    );
    if (is('frozen', false) || is('unsafe_hash', false))
      define('__hash__', (inner, [self]) => hashOf(inner, values(inner, self, hashed)));
    else if (!type.attributes.has('__hash__')) setClassAttribute(type, '__hash__', null);
  }
  if (is('order', false))
    for (const [name, op] of ORDER_METHODS)
      define(name, (inner, [self, other = null]) =>
        typeOf(self) === typeOf(other)
          ? compareOrder(inner, op, values(inner, self), values(inner, other))
          : notImplemented,
      );
  if (is('frozen', false)) {
    define('__setattr__', (_inner, [_self, name = null]) => frozen('assign to', String(name)));
    define('__delattr__', (_inner, [_self, name = null]) => frozen('delete', String(name)));
  }
  setClassAttribute(
    type,
    '__dataclass_fields__',
    dictOfNames(fields.map((field) => [field.name, asObject(field)])),
  );
  setClassAttribute(
    type,
    '__match_args__',
    createTuple(fields.filter((field) => field.isInInit && !field.isKeywordOnly).map(({ name }) => name)),
  );
  return type;
}

function frozen(what: string, name: string): never {
  throw raised(createException(frozenInstanceError, [`cannot ${what} field '${name}'`]));
}

function initialiser(type: PyClass, fields: readonly Field[]): HostFunction {
  const given = fields.filter((field) => field.isInInit);
  const positional = given.filter((field) => !field.isKeywordOnly);
  const named = given.filter((field) => field.isKeywordOnly);
  const hasDefault = (field: Field) => field.fallback !== undefined || field.factory !== undefined;
  const firstDefault = positional.findIndex(hasDefault);
  const late = positional.slice(Math.max(0, firstDefault)).find((field) => !hasDefault(field));
  if (firstDefault >= 0 && late !== undefined)
    raise('TypeError', `non-default argument '${late.name}' follows default argument`);
  const parameters: Parameters = {
    names: ['self', ...positional.map(({ name }) => name)],
    positionalOnly: 0,
    rest: null,
    keywordOnly: named.map(({ name }) => name),
    keywordRest: null,
  };
  const defaults = new Map<string, Value>();
  for (const { name, fallback, factory } of given) {
    if (fallback !== undefined) defaults.set(name, fallback);
    else if (factory !== undefined) defaults.set(name, missing);
  }
  const order = ['self', ...positional.map(({ name }) => name), ...named.map(({ name }) => name)];
  const invoke: Invoke = (machine, args, keywords) => {
    const bound = bindArguments(`${type.qualifiedName}.__init__`, parameters, defaults, args, keywords);
    const self = args[0] ?? null;
    const late: Value[] = [];
    for (const field of fields) {
      const value = field.isInInit ? bound[order.indexOf(field.name)] : missing;
      if (field.kind === 'init-only') {
        late.push(value ?? null);
        continue;
      }
      if (value !== undefined && value !== missing) setField(machine, self, field.name, value);
      else if (field.factory !== undefined)
        setField(machine, self, field.name, call(machine, field.factory, []));
      else if (field.fallback !== undefined) setField(machine, self, field.name, field.fallback);
    }
    // The class is asked, so that a `__getattr__` of its own is not.
    if (lookUp(typeOf(self), '__post_init__') !== undefined)
      call(machine, getAttribute(machine, self, '__post_init__'), late);
    return null;
  };
  return { ...hostMethod('__init__', invoke), signature: { parameters, defaults }, attributes: new Map() };
}

/** A frozen class sets its fields all the same, and one that is a module registers what it is given. */
function setField(machine: Machine, self: Value, name: string, value: Value): void {
  const custom = lookUp(typeOf(self), '__setattr__');
  const isFrozen =
    isKind(custom, 'host-function') &&
    typeOf(self).order.some((one) => isDeclared(one) && one.attributes.get('__setattr__') === custom);
  if (custom === undefined || isFrozen) setOwnAttribute(machine, self, name, value);
  else call(machine, custom, [self, name, value]);
}

function shown(machine: Machine, self: Value, fields: readonly Field[]): string {
  const parts = fields
    .filter((field) => field.isShown && field.kind === 'field')
    .map(({ name }) => `${name}=${representation(machine, getAttribute(machine, self, name))}`);
  return `${typeOf(self).qualifiedName}(${parts.join(', ')})`;
}

/** `asdict` and `astuple`: dataclasses inside are turned too. */
function asData(machine: Machine, value: Value, form: 'dict' | 'tuple'): Value {
  const fields = isKind(value, 'instance') ? fieldsOf(value.type) : undefined;
  if (fields !== undefined) {
    const items = fields
      .filter(({ kind }) => kind === 'field')
      .map(({ name }) => [name, asData(machine, getAttribute(machine, value, name), form)] as const);
    if (form === 'tuple') return createTuple(items.map(([, item]) => item));
    const dict = createDict();
    for (const [name, item] of items) setEntry(machine, dict, name, item);
    return dict;
  }
  if (isKind(value, 'list')) return createList(value.items.map((item) => asData(machine, item, form)));
  if (isKind(value, 'tuple'))
    return createTuple(
      value.items.map((item) => asData(machine, item, form)),
      value.type,
    );
  if (isKind(value, 'dict')) {
    const dict = createDict();
    for (const entry of value.entries.values())
      setEntry(machine, dict, entry.key, asData(machine, entry.value, form));
    return dict;
  }
  return value;
}

/** A field as `fields()` gives it. */
function asObject({ name, fallback, factory, annotation, metadata }: Field): Instance {
  const made = createInstance(fieldClass);
  made.attributes.set('name', name);
  made.attributes.set('type', annotation);
  made.attributes.set('default', fallback === undefined ? missing : fallback);
  made.attributes.set('default_factory', factory ?? missing);
  made.attributes.set('metadata', metadata ?? createDict());
  return made;
}

function makeField(_machine: Machine, _args: readonly Value[], keywords: Keywords): Instance {
  const made = createInstance(fieldClass);
  for (const [name, value] of keywords) made.attributes.set(name, value);
  return made;
}

function replace(machine: Machine, args: readonly Value[], keywords: Keywords): Value {
  const self = argument('replace', args, 0);
  const fields = fieldsOf(typeOf(self));
  if (fields === undefined) return raise('TypeError', 'replace() should be called on dataclass instances');
  const values = new Map<string, Value>();
  for (const { name, isInInit, kind } of fields)
    if (isInInit && kind === 'field') values.set(name, getAttribute(machine, self, name));
  return call(machine, typeOf(self), [], new Map([...values, ...keywords]));
}

export const dataclassesModule: HostModule = {
  name: 'dataclasses',
  create: () =>
    hostModule('dataclasses', {
      dataclass: hostFunction('dataclass', (machine, [type], keywords) =>
        type === undefined || type === null
          ? hostFunction('dataclass', (inner, [one = null]) => decorate(inner, one, keywords))
          : decorate(machine, type, keywords),
      ),
      field: hostFunction('field', makeField),
      fields: hostFunction('fields', (_machine, [value = null]) => {
        const fields = fieldsOf(isKind(value, 'class') ? value : typeOf(value));
        if (fields === undefined)
          return raise('TypeError', 'must be called with a dataclass type or instance');
        return createTuple(fields.filter(({ kind }) => kind === 'field').map(asObject));
      }),
      asdict: hostFunction('asdict', (machine, [value = null]) => asData(machine, value, 'dict')),
      astuple: hostFunction('astuple', (machine, [value = null]) => asData(machine, value, 'tuple')),
      replace: hostFunction('replace', replace),
      is_dataclass: hostFunction(
        'is_dataclass',
        (_machine, [value = null]) => fieldsOf(isKind(value, 'class') ? value : typeOf(value)) !== undefined,
      ),
      KW_ONLY: keywordOnlyMark,
      InitVar: initVar,
      MISSING: missing,
      FrozenInstanceError: frozenInstanceError,
    }),
};
