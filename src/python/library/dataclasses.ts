import { argument } from '../arguments';
import { findAttribute, getAttribute, setOwnAttribute } from '../attributes';
import { call } from '../call';
import { builtinClass, createInstance, lookUp, setClassAttribute, typeOf } from '../classes';
import { compareOrder } from '../comparison';
import { createDict, createList, createTuple } from '../containers';
import { isEqual } from '../equality';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { hostClass, hostFunction, hostMethod, hostModule, type InvokeMethod } from '../host';
import { hashOf, setEntry } from '../keys';
import { isKind } from '../kinds';
import { representation, textOf } from '../representation';
import { bindArguments } from '../signature';
import { truth } from '../truth';
import type { HostModule, Instance, Invoke, Keywords, Machine, Parameters, PyClass, Value } from '../value';

const frozenInstanceError = builtinClass(
  'FrozenInstanceError',
  exceptionClass('AttributeError'),
  'dataclasses',
);

interface Field {
  readonly name: string;
  readonly kind: 'field' | 'init-only';
  readonly fallback: Value | undefined;
  readonly factory: Value | undefined;
  readonly isInInit: boolean;
  readonly isShown: boolean;
  readonly isCompared: boolean;
  readonly isKeywordOnly: boolean;
}

const fieldClass: PyClass = hostClass({ name: 'Field', module: 'dataclasses', methods: {} });
const missing = createInstance(hostClass({ name: '_MISSING_TYPE', module: 'dataclasses', methods: {} }));
const keywordOnlyMark = createInstance(hostClass({ name: 'KW_ONLY', module: 'dataclasses', methods: {} }));
const initVar = createInstance(
  hostClass({
    name: 'InitVar',
    module: 'dataclasses',
    methods: { __getitem__: (_machine, [self]) => self },
  }),
);

/** The fields of classes that are dataclasses. */
const fieldsOfClasses = new WeakMap<PyClass, readonly Field[]>();

function fieldsOf(type: PyClass): readonly Field[] | undefined {
  for (const one of type.order) {
    const fields = fieldsOfClasses.get(one);
    if (fields !== undefined) return fields;
  }
  return undefined;
}

/** The fields that a class adds, from its annotations. */
function ownFields(machine: Machine, type: PyClass, isKeywordOnly: boolean): readonly Field[] {
  const annotations = type.attributes.get('__annotations__');
  if (!isKind(annotations, 'dict')) return [];
  let isMarked = isKeywordOnly;
  return [...annotations.entries.values()].flatMap(({ key, value: annotation }): readonly Field[] => {
    const text = textOf(machine, annotation);
    if (/ClassVar/.test(text)) return [];
    if (annotation === keywordOnlyMark || /^(dataclasses\.)?KW_ONLY$/.test(text)) {
      isMarked = true;
      return [];
    }
    const kind = annotation === initVar || /^(dataclasses\.)?InitVar/.test(text) ? 'init-only' : 'field';
    return [fieldFrom(String(key), type.attributes.get(String(key)), kind, isMarked)];
  });
}

function fieldFrom(
  name: string,
  given: Value | undefined,
  kind: Field['kind'],
  isKeywordOnly: boolean,
): Field {
  const isField = isKind(given, 'instance') && given.type === fieldClass;
  const option = (key: string, fallback: Value): Value =>
    isField ? (given.attributes.get(key) ?? fallback) : fallback;
  const optional = (key: string): Value | undefined => {
    const value = isField ? given.attributes.get(key) : undefined;
    return value === missing ? undefined : value;
  };
  if (!isField && (isKind(given, 'list') || isKind(given, 'dict') || isKind(given, 'set')))
    raise(
      'ValueError',
      `mutable default <class '${given.type.name}'> for field ${name} is not allowed: use default_factory`,
    );
  return {
    name,
    kind,
    fallback: isField ? optional('default') : given,
    factory: optional('default_factory'),
    isInInit: option('init', true) === true,
    isShown: option('repr', true) === true,
    isCompared: option('compare', true) === true,
    isKeywordOnly: option('kw_only', isKeywordOnly) === true,
  };
}

function decorate(machine: Machine, type: Value, options: Keywords): Value {
  if (!isKind(type, 'class')) return type;
  const is = (name: string, fallback: boolean) => truth(machine, options.get(name) ?? fallback);
  const inherited = type.order
    .slice(1)
    .toReversed()
    .flatMap((base) => fieldsOfClasses.get(base) ?? []);
  const byName = new Map(inherited.map((field) => [field.name, field]));
  for (const field of ownFields(machine, type, is('kw_only', false))) {
    byName.set(field.name, field);
    if (field.fallback !== undefined) setClassAttribute(type, field.name, field.fallback);
    else if (type.attributes.has(field.name)) setClassAttribute(type, field.name, undefined);
  }
  const fields = [...byName.values()];
  fieldsOfClasses.set(type, fields);
  const define = (name: string, invoke: InvokeMethod) => {
    if (!type.attributes.has(name)) setClassAttribute(type, name, hostMethod(name, invoke));
  };
  if (is('init', true)) define('__init__', initialiser(type, fields));
  if (is('repr', true)) define('__repr__', (inner, [self]) => shown(inner, self, fields));
  const compared = fields.filter((field) => field.isCompared && field.kind === 'field');
  const values = (inner: Machine, self: Value) =>
    createTuple(compared.map(({ name }) => getAttribute(inner, self, name)));
  if (is('eq', true)) {
    define('__eq__', (inner, [self, other = null]) =>
      typeOf(self) === typeOf(other) ? isEqual(inner, values(inner, self), values(inner, other)) : false,
    );
    if (is('frozen', false) || is('unsafe_hash', false))
      define('__hash__', (inner, [self]) => hashOf(inner, values(inner, self)));
    else if (!type.attributes.has('__hash__')) setClassAttribute(type, '__hash__', null);
  }
  if (is('order', false))
    for (const [name, op] of [
      ['__lt__', 'Lt'],
      ['__le__', 'LtE'],
      ['__gt__', 'Gt'],
      ['__ge__', 'GtE'],
    ] as const)
      define(name, (inner, [self, other = null]) =>
        compareOrder(inner, op, values(inner, self), values(inner, other)),
      );
  if (is('frozen', false)) {
    define('__setattr__', (_inner, [_self, name = null]) => frozen(String(name)));
    define('__delattr__', (_inner, [_self, name = null]) => frozen(String(name)));
  }
  setClassAttribute(
    type,
    '__match_args__',
    createTuple(fields.filter((field) => field.isInInit && !field.isKeywordOnly).map(({ name }) => name)),
  );
  return type;
}

function frozen(name: string): never {
  throw raised(createException(frozenInstanceError, [`cannot assign to field '${name}'`]));
}

function initialiser(type: PyClass, fields: readonly Field[]): Invoke {
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
  return (machine, args, keywords) => {
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
    const after = findAttribute(machine, self, '__post_init__');
    if (after !== undefined) call(machine, after, late);
    return null;
  };
}

/** A frozen class sets its fields all the same, and one that is a module registers what it is given. */
function setField(machine: Machine, self: Value, name: string, value: Value): void {
  const custom = lookUp(typeOf(self), '__setattr__');
  const isFrozen =
    isKind(custom, 'host-function') &&
    typeOf(self).order.some(
      (one) => fieldsOfClasses.has(one) && one.attributes.get('__setattr__') === custom,
    );
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
        return createTuple(
          fields
            .filter(({ kind }) => kind === 'field')
            .map(({ name, fallback }) => {
              const made = createInstance(fieldClass);
              made.attributes.set('name', name);
              made.attributes.set('default', fallback ?? missing);
              return made;
            }),
        );
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
