import * as classes from '../classes';
import { ellipsis, notImplemented } from '../containers';
import { exceptionClasses } from '../exceptions';
import { refuse } from '../failure';
import { hostClass, hostFunction } from '../host';
import type { Value } from '../value';
import { addBytesMethods } from './bytes-methods';
import { addContainerMethods } from './container-methods';
import { addDescriptors } from './descriptors';
import { addDictViews } from './dict-views';
import { addExceptionMethods } from './exceptions';
import { builtinFunctions } from './functions';
import { addNumberMethods } from './number-methods';
import { addObjectMethods } from './object-methods';
import { addTextMethods } from './text-methods';

let names: ReadonlyMap<string, Value> | null = null;

/** The names that are there without an import; the methods of the interpreter's own classes are added with them. */
export function builtinNames(): ReadonlyMap<string, Value> {
  names ??= createNames();
  return names;
}

function createNames(): ReadonlyMap<string, Value> {
  addObjectMethods();
  addNumberMethods();
  addTextMethods();
  addBytesMethods();
  addContainerMethods();
  addDictViews();
  addDescriptors();
  addExceptionMethods();
  const all = new Map<string, Value>([
    ['Ellipsis', ellipsis],
    ['NotImplemented', notImplemented],
    ['__debug__', true],
    ...exceptionClasses,
  ]);
  for (const name of ['EnvironmentError', 'IOError']) all.set(name, exceptionClasses.get('OSError') ?? null);
  for (const [name, defined] of Object.entries(builtinFunctions()))
    all.set(name, hostFunction(name, defined));
  const NAMED = [
    classes.objectClass,
    classes.typeClass,
    classes.intClass,
    classes.boolClass,
    classes.floatClass,
    classes.complexClass,
    classes.strClass,
    classes.bytesClass,
    classes.listClass,
    classes.tupleClass,
    classes.dictClass,
    classes.setClass,
    classes.frozensetClass,
    classes.rangeClass,
    classes.sliceClass,
    classes.propertyClass,
    classes.staticMethodClass,
    classes.classMethodClass,
    classes.superClass,
  ];
  for (const one of NAMED) all.set(one.name, one);
  for (const name of ['bytearray', 'memoryview']) all.set(name, classNotRead(name));
  return all;
}

/** A class of Python without instances here: values are only compared with it. */
function classNotRead(name: string): Value {
  const refused = () =>
    refuse({
      code: 'python/unsupported',
      message: `${name}() is not supported`,
      help: 'use bytes or a list instead',
    });
  return hostClass({ name, module: 'builtins', settable: 'never', methods: { __new__: refused } });
}
