import { builtinClass, createInstance, objectClass, tupleClass } from './classes';
import type { Instance, PyClass, Value } from './value';

/** Python's exceptions, listed under their base class. */
const HIERARCHY: Readonly<Record<string, readonly string[]>> = {
  BaseException: ['Exception', 'KeyboardInterrupt', 'SystemExit', 'GeneratorExit'],
  Exception: [
    'ArithmeticError',
    'AssertionError',
    'AttributeError',
    'BufferError',
    'EOFError',
    'ImportError',
    'LookupError',
    'MemoryError',
    'NameError',
    'OSError',
    'ReferenceError',
    'RuntimeError',
    'StopIteration',
    'StopAsyncIteration',
    'SyntaxError',
    'SystemError',
    'TypeError',
    'ValueError',
    'Warning',
  ],
  ArithmeticError: ['FloatingPointError', 'OverflowError', 'ZeroDivisionError'],
  ImportError: ['ModuleNotFoundError'],
  LookupError: ['IndexError', 'KeyError'],
  NameError: ['UnboundLocalError'],
  OSError: [
    ...['FileNotFoundError', 'FileExistsError', 'PermissionError', 'ConnectionError', 'TimeoutError'],
    ...['IsADirectoryError', 'NotADirectoryError', 'BlockingIOError', 'InterruptedError'],
    ...['ChildProcessError', 'ProcessLookupError'],
  ],
  ConnectionError: [
    ...['BrokenPipeError', 'ConnectionAbortedError', 'ConnectionRefusedError', 'ConnectionResetError'],
  ],
  SyntaxError: ['IndentationError'],
  IndentationError: ['TabError'],
  RuntimeError: ['NotImplementedError', 'RecursionError'],
  ValueError: ['UnicodeError'],
  UnicodeError: ['UnicodeDecodeError', 'UnicodeEncodeError', 'UnicodeTranslateError'],
  Warning: ['DeprecationWarning', 'FutureWarning', 'ImportWarning', 'PendingDeprecationWarning'].concat([
    'ResourceWarning',
    'RuntimeWarning',
    'SyntaxWarning',
    'UnicodeWarning',
    'UserWarning',
  ]),
};

function createExceptionClasses(): ReadonlyMap<string, PyClass> {
  const classes = new Map([['BaseException', builtinClass('BaseException', objectClass)]]);
  for (const [base, names] of Object.entries(HIERARCHY)) {
    for (const name of names) classes.set(name, builtinClass(name, classes.get(base)));
  }
  return classes;
}

/** Every class of exceptions, by name. */
export const exceptionClasses: ReadonlyMap<string, PyClass> = createExceptionClasses();

export type ExceptionName =
  | 'ArithmeticError'
  | 'AssertionError'
  | 'AttributeError'
  | 'BaseException'
  | 'Exception'
  | 'GeneratorExit'
  | 'ImportError'
  | 'IndexError'
  | 'KeyError'
  | 'LookupError'
  | 'ModuleNotFoundError'
  | 'NameError'
  | 'NotImplementedError'
  | 'OSError'
  | 'OverflowError'
  | 'RecursionError'
  | 'RuntimeError'
  | 'StopIteration'
  | 'SyntaxError'
  | 'SystemExit'
  | 'TypeError'
  | 'UnboundLocalError'
  | 'UnicodeDecodeError'
  | 'UnicodeEncodeError'
  | 'ValueError'
  | 'ZeroDivisionError';

export function exceptionClass(name: ExceptionName): PyClass {
  return exceptionClasses.get(name) ?? objectClass;
}

/** An exception as Python code makes it: its arguments are `args`. */
export function createException(type: PyClass, args: readonly Value[]): Instance {
  const made = createInstance(type);
  made.attributes.set('args', { kind: 'tuple', type: tupleClass, items: args, attributes: null });
  return made;
}
