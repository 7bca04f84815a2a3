import type { HostFunctionFacts } from './function-facts';
import type { Key, Parameters, Place, Resumable, Source, Surroundings, UnknownFacts } from './run-types';
import type { Span, Statement } from './syntax';

export type { HostWords, Key, Limits, Parameters, Place, PythonIo, Source } from './run-types';

/** A Python value: None is null, an int a whole number, a bigint beyond 2^53 - 1; objects have their class as `type`. */
export type Value = null | boolean | number | bigint | string | PyObject;

/** A Python value that is neither None nor a bool, an int or a str. */
export type PyObject =
  | PyFloat
  | PyComplex
  | PyBytes
  | PyList
  | PyTuple
  | PyDict
  | PySet
  | PyRange
  | PySlice
  | PyFunction
  | HostFunction
  | BoundMethod
  | PyClass
  | Instance
  | PyModule
  | PyIterator
  | Property
  | WrappedMethod<'static-method'>
  | WrappedMethod<'class-method'>
  | SuperObject
  | UnknownValue
  | Singleton;

export interface PyFloat {
  readonly kind: 'float';
  readonly type: PyClass;
  readonly value: number;
}

export interface PyComplex {
  readonly kind: 'complex';
  readonly type: PyClass;
  readonly real: number;
  readonly imag: number;
}

export interface PyBytes {
  readonly kind: 'bytes';
  readonly type: PyClass;
  /** One character a byte. */
  readonly text: string;
}

export interface PyList {
  readonly kind: 'list';
  readonly type: PyClass;
  items: Value[];
  /** Attributes of an instance of a subclass; null until one is set. */
  attributes: Attributes | null;
}

export interface PyTuple {
  readonly kind: 'tuple';
  readonly type: PyClass;
  readonly items: readonly Value[];
  attributes: Attributes | null;
}

export interface PyDict {
  readonly kind: 'dict';
  readonly type: PyClass;
  /** In the order of insertion. */
  entries: Map<Key, DictEntry>;
  attributes: Attributes | null;
}

export interface DictEntry {
  readonly key: Value;
  value: Value;
}

/** A set or a frozenset. */
export interface PySet {
  readonly kind: 'set';
  readonly type: PyClass;
  entries: Map<Key, Value>;
  orderIsUnknown: boolean;
  attributes: Attributes | null;
}

export interface PyRange {
  readonly kind: 'range';
  readonly type: PyClass;
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

export interface PySlice {
  readonly kind: 'slice';
  readonly type: PyClass;
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
}

/** The attributes of an object or a module, in the order in which they were set. */
export type Attributes = Map<string, Value>;

/** The keyword arguments of a call, in the order in which they are written. */
export type Keywords = ReadonlyMap<string, Value>;

/** What a call runs. */
export type Invoke<Args = readonly Value[]> = (machine: Machine, args: Args, keywords: Keywords) => Value;

/** A function written in Python. */
export interface PyFunction {
  readonly kind: 'function';
  readonly type: PyClass;
  readonly name: string;
  readonly qualifiedName: string;
  readonly module: PyModule;
  readonly parameters: Parameters;
  /** By parameter; a parameter that is not in it must be given. */
  readonly defaults: Map<string, Value>;
  /** The statement `def`; null for a lambda. */
  readonly definition: Statement | null;
  readonly place: Place;
  readonly invoke: Invoke;
  readonly attributes: Attributes;
}

/** A function of the interpreter or of a library that is written in TypeScript. */
export type HostFunction = HostFunctionOf<'none', readonly Value[]> | HostFunctionOf<'method', MethodArgs>;

/** The arguments of a method: the instance that it is called on comes first. */
export type MethodArgs = readonly [self: Value, ...others: Value[]];

interface HostFunctionOf<Binding, Args> extends HostFunctionFacts {
  readonly type: PyClass;
  /** Whether it becomes a bound method when it is read from an instance of the class that holds it. */
  readonly binding: Binding;
  readonly invoke: Invoke<Args>;
  /** Its parameters, where code may give them other defaults by `__defaults__`. */
  readonly signature?: CallSignature;
  /** Its parameters as `inspect` returns them, read when needed. */
  readonly describedBy?: () => CallSignature;
  /** Attributes that code may set, where Python has a function that a library writes for a class. */
  readonly attributes?: Attributes;
}

/** The parameters of a function, with what those are that need not be given. */
export type CallSignature = Pick<PyFunction, 'parameters' | 'defaults'>;

export interface BoundMethod {
  readonly kind: 'method';
  readonly type: PyClass;
  readonly self: Value;
  readonly callee: PyFunction | HostFunction | Instance;
}

/** A class: built in, of a host library, or written in Python. */
export interface PyClass {
  readonly kind: 'class';
  /** Its metaclass. */
  readonly type: PyClass;
  name: string;
  qualifiedName: string;
  module: string;
  bases: readonly PyClass[];
  /** The classes in which attributes are looked up, itself first. */
  order: readonly PyClass[];
  readonly attributes: Attributes;
  /** A cache of earlier look-ups; emptied when an attribute of a class in `order` changes. */
  found: Map<string, Value | undefined> | null;
  /** How often classes of hosts had changed when `found` was emptied last. */
  foundAfter: number;
  readonly subclasses: PyClass[];
  /** Whether it is written in Python: false for those of the interpreter and of hosts. */
  readonly isOpen: boolean;
  /** Whether Python code may set its attributes; those of hosts outlive the run, so changes of them are undone after it. */
  readonly settable: 'always' | 'for one run' | 'never';
  /** A base that could not be imported, so that its attributes are unknown. */
  readonly unknownBase: UnknownValue | null;
  /** Where it is written; null for one that is not written in Python. */
  place: Place | null;
}

/** An instance of a class that is written in Python or that a host defines. */
export interface Instance {
  readonly kind: 'instance';
  type: PyClass;
  attributes: Attributes;
  /** Its value as an int, float, str, bytes or complex, if its class derives from one. */
  readonly primitive: Value | undefined;
  /** Data that the host of its class attaches to it: a tensor's type, a module's registrations. */
  host: unknown;
}

export interface PyModule {
  readonly kind: 'module';
  readonly type: PyClass;
  readonly name: string;
  readonly attributes: Attributes;
  /** The source that it was read from; null for a module of the interpreter or of a host. */
  readonly source: Source | null;
  /** Finds what is not in `attributes` yet; what it gives is kept there. */
  readonly find: ((name: string) => Value | undefined) | null;
  /** The names that `import *` takes and that errors suggest, beside those in `attributes`. */
  readonly names: (() => Iterable<string>) | null;
  /** What code has put into `sys.modules` under the module's name: what an import then gives. */
  readonly object?: Value;
}

/** An iterator or generator; `next` gives undefined at its end. */
export interface PyIterator {
  readonly kind: 'iterator';
  readonly type: PyClass;
  readonly next: () => Value | undefined;
  /** What drives it, where it is a generator. */
  readonly generator: Resumable<Value> | null;
  /** What the generator returned. */
  returned: Value;
}

export interface Property {
  readonly kind: 'property';
  readonly type: PyClass;
  readonly getter: Value;
  readonly setter: Value;
  readonly deleter: Value;
}

interface WrappedMethod<Kind extends string> {
  readonly kind: Kind;
  readonly type: PyClass;
  readonly callee: Value;
}

/** `super()`: attributes are looked up after `owner` in the order of the class of `self`. */
export interface SuperObject {
  readonly kind: 'super';
  readonly type: PyClass;
  readonly owner: PyClass;
  readonly self: Value;
}

/** An import that is not available: it may be passed around, and is an error when it is used. */
export interface UnknownValue extends UnknownFacts {
  readonly kind: 'unknown';
  readonly type: PyClass;
}

export interface Singleton {
  readonly kind: 'singleton';
  readonly type: PyClass;
  readonly name: 'Ellipsis' | 'NotImplemented';
}

/** A function, class body or module that runs. */
export interface Frame {
  readonly machine: Machine;
  readonly module: PyModule;
  /** As tracebacks name it: `forward`, `<module>`. */
  readonly name: string;
  caller: Frame | null;
  /** What is running. */
  span: Span;
  readonly locals: (() => Iterable<readonly [string, Value]>) | null;
}

/** One run of the interpreter. */
export interface Machine extends Surroundings {
  readonly hosts: ReadonlyMap<string, HostModule>;
  readonly builtins: ReadonlyMap<string, Value>;
  /** Finds a module by its whole name; null if there is none. A file runs at once, or when a name of it is used. */
  readonly importModule: (machine: Machine, name: string, runs: 'at once' | 'when used') => PyModule | null;
  readonly modules: Map<string, PyModule>;
  /** When a package runs: before its modules, when something of itself is asked for, or where no module of it has that. */
  packagesRun: 'first' | 'when used' | 'last';
  /** What happens when a statement of a module fails, apart from those that need what is not available. */
  readonly failing: 'ends the run' | 'is left out';
  /** What is running; null outside of Python code. */
  frame: Frame | null;
  depth: number;
  /** Steps that are left: statements, calls, iterations, and elements of what is made at once. */
  steps: number;
  /** Functions that undo changes of classes that outlive the run, the last one last. */
  readonly undo: (() => void)[];
}

/** A module that is written in TypeScript. */
export interface HostModule {
  /** `torch.nn.functional`; packages above it must have a module too. */
  readonly name: string;
  /** Whether it is taken although a file of this name lies below the root. */
  readonly comesBefore?: 'files';
  readonly create: (machine: Machine) => PyModule;
}
