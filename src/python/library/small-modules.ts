import { textArgument } from '../arguments';
import { type RefusedDeed, refusedInvoke } from '../builtins/outside';
import { call } from '../call';
import {
  complexClass,
  createInstance,
  floatClass,
  functionClass,
  generatorClass,
  hostFunctionClass,
  intClass,
  isSubclass,
  methodClass,
  moduleClass,
  noneClass,
  propertyClass,
} from '../classes';
import { createList, createTuple } from '../containers';
import { hostClass, hostFunction, hostModule } from '../host';
import { isKind } from '../kinds';
import { dictOfModules } from '../loaded-modules';
import { intOf } from '../numbers';
import { representation } from '../representation';
import type { HostModule, Machine, PyClass, PyModule, Value } from '../value';
import { abstractClass } from './abstract-metaclass';
import { frameAbove } from './frames';
import { namedTupleClass } from './named-tuple';

/** A function that does nothing here: it warns, logs or tidies up. */
function silent(name: string): Value {
  return hostFunction(name, () => null);
}

function identity(name: string): Value {
  return hostFunction(name, (_machine, [value = null]) => value);
}

/** A function that is refused when it is called. */
export function refusedFunction(name: string, does: RefusedDeed): Value {
  return hostFunction(name, refusedInvoke(name, does));
}

/** What a refused module still has: classes that others may derive from, submodules, and what changes no figure. */
interface RefusedParts {
  readonly classes?: readonly string[];
  readonly modules?: readonly string[];
  readonly silenced?: readonly string[];
}

/** A module whose functions are all refused when they are called. */
function refusedModule(
  name: string,
  does: RefusedDeed,
  { classes = [], modules = [], silenced = [] }: RefusedParts = {},
): HostModule {
  return {
    name,
    create: () =>
      hostModule(
        name,
        {
          ...Object.fromEntries(classes.map((type) => [type, refusedClass(name, type, does)])),
          ...Object.fromEntries(silenced.map((one) => [one, silent(one)])),
        },
        (part) => (modules.includes(part) ? undefined : refusedFunction(`${name}.${part}`, does)),
      ),
  };
}

/** A class that others may derive from, and that is refused when it is called. */
export function refusedClass(module: string, type: string, does: RefusedDeed): Value {
  return hostClass({
    name: type,
    module,
    methods: { __new__: (machine) => call(machine, refusedFunction(`${module}.${type}`, does), []) },
  });
}

/** An object whose methods all do nothing, such as a logger. */
function silentObject(name: string): Value {
  const type = hostClass({
    name,
    module: 'logging',
    methods: { __getattr__: (_machine, [_self, method = null]) => silent(String(method)) },
  });
  return createInstance(type);
}

/** The kinds of numbers, to which ints and floats belong. */
function numbersModule(): PyModule {
  const members: Readonly<Record<string, readonly PyClass[]>> = {
    Number: [intClass, floatClass, complexClass],
    Complex: [intClass, floatClass, complexClass],
    Real: [intClass, floatClass],
    Rational: [intClass],
    Integral: [intClass],
  };
  const made = Object.entries(members).map(([name, types]) => [
    name,
    abstractClass('numbers', name, (type) => types.some((one) => isSubclass(type, one))),
  ]);
  return hostModule('numbers', Object.fromEntries(made));
}

/** A class of objects whose attributes are the keyword arguments that they are made of. */
function attributesClass(name: string, module: string, shown: string): PyClass {
  return hostClass({
    name,
    module,
    methods: {
      __init__: (_machine, [self], keywords) => {
        if (isKind(self, 'instance')) for (const [key, value] of keywords) self.attributes.set(key, value);
        return null;
      },
      __repr__: (machine, [self]) => {
        const attributes = isKind(self, 'instance') ? [...self.attributes] : [];
        return `${shown}(${attributes.map(([key, value]) => `${key}=${representation(machine, value)}`).join(', ')})`;
      },
    },
  });
}

const simpleNamespaceClass = attributesClass('SimpleNamespace', 'types', 'namespace');

function sysModule(machine: Machine): PyModule {
  const fields = ['major', 'minor', 'micro', 'releaselevel', 'serial'];
  const versionClass = namedTupleClass(machine, 'sys.version_info', fields, new Map(), new Map());
  return hostModule('sys', {
    version_info: createTuple([3, 11, 2, 'final', 0], versionClass),
    hexversion: 0x030b02f0,
    version: '3.11.2',
    platform: 'linux',
    argv: createList(['']),
    path: createList([]),
    modules: dictOfModules(machine),
    maxsize: 9223372036854775807n,
    byteorder: 'little',
    executable: '',
    exit: refusedFunction('sys.exit', 'ends the program'),
    _getframe: hostFunction('_getframe', (inner, [depth = 0]) =>
      frameAbove(inner, Number(intOf(depth) ?? 0)),
    ),
    stdout: silentObject('stdout'),
    stderr: silentObject('stderr'),
    stdin: silentObject('stdin'),
    getdefaultencoding: hostFunction('getdefaultencoding', () => 'utf-8'),
    getrecursionlimit: hostFunction('getrecursionlimit', () => 1000),
    setrecursionlimit: silent('setrecursionlimit'),
  });
}

function warningsModule(): PyModule {
  const context = hostClass({
    name: 'catch_warnings',
    module: 'warnings',
    methods: { __init__: () => null, __enter__: () => createList([]), __exit__: () => false },
  });
  const names = [
    'warn',
    'warn_explicit',
    'filterwarnings',
    'simplefilter',
    'resetwarnings',
    'showwarning',
    'formatwarning',
  ];
  return hostModule('warnings', {
    ...Object.fromEntries(names.map((name) => [name, silent(name)])),
    catch_warnings: context,
    filters: createList([]),
  });
}

function stringModule(): PyModule {
  const lower = 'abcdefghijklmnopqrstuvwxyz';
  const digits = '0123456789';
  const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
  const letters = lower + lower.toUpperCase();
  return hostModule('string', {
    ascii_lowercase: lower,
    ascii_uppercase: lower.toUpperCase(),
    ascii_letters: letters,
    digits,
    hexdigits: `${digits}abcdefABCDEF`,
    octdigits: '01234567',
    punctuation,
    whitespace: ' \t\n\r\v\f',
    capwords: hostFunction('capwords', (_machine, [text = null, separator = null]) =>
      textArgument('capwords', text)
        .split(typeof separator === 'string' ? separator : /\s+/u)
        .filter((word) => typeof separator === 'string' || word !== '')
        .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
        .join(typeof separator === 'string' ? separator : ' '),
    ),
    printable: `${digits}${letters}${punctuation} \t\n\r\v\f`,
  });
}

function typesModule(): PyModule {
  return hostModule('types', {
    SimpleNamespace: simpleNamespaceClass,
    FunctionType: functionClass,
    LambdaType: functionClass,
    MethodType: methodClass,
    BuiltinFunctionType: hostFunctionClass,
    ModuleType: moduleClass,
    GeneratorType: generatorClass,
    NoneType: noneClass,
    MappingProxyType: identity('MappingProxyType'),
    DynamicClassAttribute: propertyClass,
  });
}

export const smallModules: readonly HostModule[] = [
  { name: 'numbers', create: numbersModule },
  { name: 'types', create: typesModule },
  { name: 'sys', create: sysModule },
  { name: 'warnings', create: warningsModule },
  { name: 'string', create: stringModule },
  {
    name: 'gc',
    create: () =>
      hostModule('gc', { collect: silent('collect'), disable: silent('disable'), enable: silent('enable') }),
  },
  { name: '__future__', create: () => hostModule('__future__', {}, () => null) },
  refusedModule('subprocess', 'starts a process'),
  refusedModule('socket', 'uses the network'),
  refusedModule('shutil', 'changes files'),
  refusedModule('tempfile', 'changes files'),
  refusedModule('pickle', 'reads or writes objects', {
    classes: ['Pickler', 'Unpickler'],
    silenced: ['dump'],
  }),
  refusedModule('multiprocessing', 'starts a process'),
  refusedModule('ctypes', 'calls foreign code'),
  refusedModule('pdb', 'starts a debugger'),
  refusedModule('urllib', 'uses the network', { modules: ['request', 'parse', 'error'] }),
  refusedModule('urllib.request', 'uses the network'),
  refusedModule('requests', 'uses the network'),
];
