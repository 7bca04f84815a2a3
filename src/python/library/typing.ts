import {
  builtinClass,
  classMethodClass,
  createClass,
  createInstance,
  dictClass,
  frozensetClass,
  listClass,
  objectClass,
  setClass,
  strClass,
  tupleClass,
  typeClass,
} from '../classes';
import { createTuple } from '../containers';
import { raise } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import { isInstanceOf } from '../instance-check';
import { isKind } from '../kinds';
import type { Attributes, HostModule, Instance, Machine, PyClass, Value } from '../value';
import { sharedAbstractClasses } from './abstract-classes';
import { defaultDictClass, orderedDictClass } from './collections';
import { namedTupleClass } from './named-tuple';

/** What annotations are made of: it may be indexed, joined by `|` and called, and means nothing. */
const formClass: PyClass = hostClass({
  name: '_SpecialForm',
  module: 'typing',
  methods: {
    __getitem__: (_machine, [self, index = null]) => {
      if (!isKind(self, 'instance')) return self;
      const made = createInstance(self.type);
      made.attributes.set('_name', self.attributes.get('_name') ?? '');
      const given = isKind(index, 'tuple') ? index.items : [index];
      const none = self.attributes.get('_name') === 'Optional' ? [null] : [];
      made.attributes.set('__args__', createTuple([...given, ...none]));
      made.attributes.set('__origin__', self);
      return made;
    },
    __or__: (_machine, [self]) => self,
    __ror__: (_machine, [self]) => self,
    __call__: (_machine, [self]) => self,
    __repr__: (_machine, [self]) =>
      `typing.${isKind(self, 'instance') ? String(self.attributes.get('_name')) : ''}`,
    __hash__: () => 1,
    __eq__: (_machine, [self, other = null]) => self === other,
    // `Union[int, str]` and `Optional[int]` are asked about like classes.
    __instancecheck__: (machine, [self, value = null]) => {
      const args = isKind(self, 'instance') ? self.attributes.get('__args__') : undefined;
      if (!isKind(args, 'tuple')) return raise('TypeError', 'typing.Any cannot be used with isinstance()');
      return args.items.some((one) => (one === null ? value === null : isInstanceOf(machine, value, one)));
    },
  },
});

function form(name: string): Instance {
  const made = createInstance(formClass);
  made.attributes.set('_name', name);
  return made;
}

const FORMS = [
  'Any',
  'Union',
  'Optional',
  'Literal',
  'ClassVar',
  'Final',
  'Annotated',
  'NoReturn',
  'Never',
  'Self',
  'TypeAlias',
  'TypeGuard',
  'Concatenate',
  'Required',
  'NotRequired',
  'Unpack',
  'LiteralString',
];

/** A base that a class derives from without a trace. */
function transparentBase(name: string): PyClass {
  const made = builtinClass(name, objectClass, 'typing');
  made.attributes.set('__class_getitem__', {
    kind: 'class-method',
    type: typeClass,
    callee: hostFunction('__class_getitem__', (_machine, [type = null]) => type),
  });
  made.attributes.set('__init_subclass__', {
    kind: 'class-method',
    type: typeClass,
    callee: hostFunction('__init_subclass__', () => null),
  });
  return made;
}

/** `class Point(NamedTuple)`: the metaclass makes a named tuple of the annotations. */
/** A class of dicts by their keys, which may say whether all must be there: `class Config(TypedDict, total=False)`. */
const typedDictClass = hostClass({ name: 'TypedDict', module: 'typing', bases: [dictClass], methods: {} });
typedDictClass.attributes.set('__init_subclass__', {
  kind: 'class-method',
  type: classMethodClass,
  callee: hostFunction('__init_subclass__', () => null),
});

function namedTupleBase(): PyClass {
  const meta = createClass({
    name: 'NamedTupleMeta',
    bases: [typeClass],
    order: typeClass.order,
    module: 'typing',
    metaclass: typeClass,
    isOpen: false,
  });
  const base = createClass({
    name: 'NamedTuple',
    bases: [objectClass],
    order: objectClass.order,
    module: 'typing',
    metaclass: meta,
    isOpen: false,
  });
  meta.attributes.set(
    '__new__',
    hostFunction('__new__', (machine, [_meta = null, name = null, _bases = null, namespace = null]) => {
      const attributes: Attributes = new Map();
      if (isKind(namespace, 'dict'))
        for (const { key, value } of namespace.entries.values()) attributes.set(String(key), value);
      return fromAnnotations(machine, String(name), attributes);
    }),
  );
  base.attributes.set(
    '__new__',
    hostFunction('__new__', (machine, [_type = null, name = null, fields = null]) => {
      const pairs = isKind(fields, 'list') || isKind(fields, 'tuple') ? fields.items : [];
      const names = pairs.map((pair) => (isKind(pair, 'tuple') ? String(pair.items[0]) : String(pair)));
      return namedTupleClass(
        machine,
        String(name),
        names,
        new Map(),
        new Map([['__module__', machine.frame?.module.name ?? '']]),
      );
    }),
  );
  return base;
}

function fromAnnotations(machine: Machine, name: string, attributes: Attributes): Value {
  const annotations = attributes.get('__annotations__');
  const fields = isKind(annotations, 'dict')
    ? [...annotations.entries.values()].map(({ key }) => String(key))
    : [];
  const defaults = new Map<string, Value>();
  const others: Attributes = new Map();
  for (const [key, value] of attributes) {
    if (fields.includes(key)) defaults.set(key, value);
    else others.set(key, value);
  }
  return namedTupleClass(machine, name, fields, defaults, others);
}

/** A type variable, and `NewType`: a function that gives what it is given. */
function identity(name: string): Value {
  return hostFunction(name, (_machine, [value = null]) => value);
}

function typingValues(): Record<string, Value> {
  const values: Record<string, Value> = { ...sharedAbstractClasses() };
  for (const name of FORMS) values[name] = form(name);
  Object.assign(values, {
    List: listClass,
    Dict: dictClass,
    Tuple: tupleClass,
    Set: setClass,
    FrozenSet: frozensetClass,
    Type: typeClass,
    Text: strClass,
    AnyStr: strClass,
    OrderedDict: orderedDictClass,
    DefaultDict: defaultDictClass,
    AbstractSet: setClass,
    Deque: listClass,
    Generic: transparentBase('Generic'),
    Protocol: transparentBase('Protocol'),
    TypedDict: typedDictClass,
    NamedTuple: namedTupleBase(),
    TYPE_CHECKING: false,
    TypeVar: hostFunction('TypeVar', () => form('TypeVar')),
    ParamSpec: hostFunction('ParamSpec', () => form('ParamSpec')),
    TypeVarTuple: hostFunction('TypeVarTuple', () => form('TypeVarTuple')),
    NewType: hostFunction('NewType', () => identity('NewType')),
    cast: hostFunction('cast', (_machine, [_type, value = null]) => value),
    overload: identity('overload'),
    final: identity('final'),
    no_type_check: identity('no_type_check'),
    runtime_checkable: identity('runtime_checkable'),
    override: identity('override'),
    reveal_type: identity('reveal_type'),
    assert_type: identity('assert_type'),
    dataclass_transform: hostFunction('dataclass_transform', () => identity('dataclass_transform')),
    deprecated: hostFunction('deprecated', () => identity('deprecated')),
    get_type_hints: hostFunction('get_type_hints', () => ({
      kind: 'dict',
      type: dictClass,
      entries: new Map(),
      attributes: null,
    })),
    get_args: hostFunction('get_args', (_machine, [value = null]) =>
      isKind(value, 'instance') ? (value.attributes.get('__args__') ?? createTuple([])) : createTuple([]),
    ),
    get_origin: hostFunction('get_origin', (_machine, [value = null]) =>
      isKind(value, 'instance') ? (value.attributes.get('__origin__') ?? null) : null,
    ),
  });
  return values;
}

export const typingModules: readonly HostModule[] = ['typing', 'typing_extensions'].map((name) => ({
  name,
  create: () => hostModule(name, typingValues()),
}));
