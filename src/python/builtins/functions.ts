import { type MaybeCounted, taking } from '../argument-count';
import { argument, intArgument, refuseIfUnknown } from '../arguments';
import { attributeOrMissing, attributesOf, getAttribute, namesOf } from '../attributes';
import { call, callSpecial, isCallable } from '../call';
import { typeOf } from '../classes';
import { createFloat, createIterator, createList, createTuple, dictOfNames } from '../containers';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { formatValue } from '../format-spec';
import { indexOf } from '../indexing';
import { isInstanceOf, isSubclassOf } from '../instance-check';
import { advance, itemsOf, iterate, iteratorOf, mapped } from '../iteration';
import { hashOf, identityOf } from '../keys';
import { isKind } from '../kinds';
import { dictOfAttributes, dictOfModule } from '../live-entries';
import { takeSize, takeSteps } from '../machine';
import { intOf, numericOf } from '../numbers';
import { binary } from '../operators';
import { asciiText, representation, textOf } from '../representation';
import { setAttribute } from '../set-attributes';
import { truth } from '../truth';
import type { Invoke, Machine, Value } from '../value';
import { sortItems } from './container-methods';
import { extreme, length, reversedItems, sum, truthOfItems, zip } from './functions-of-items';
import { importByName } from './import-by-name';
import { modularPower } from './modular-power';
import { OUTSIDE, refusedInvoke } from './outside';
import { roundValue } from './rounding';

function attributeName(value: Value): string {
  return typeof value === 'string'
    ? value
    : raise('TypeError', `attribute name must be string, not '${typeOf(value).name}'`);
}

function absolute(machine: Machine, value: Value): Value {
  const own = isKind(value, 'instance') ? callSpecial(machine, value, '__abs__') : undefined;
  if (own !== undefined) return own;
  const number = numericOf(value);
  refuseIfUnknown(value);
  if (number === undefined) return raise('TypeError', `bad operand type for abs(): '${typeOf(value).name}'`);
  if (typeof number === 'number') return Math.abs(number);
  if (typeof number === 'bigint') return number < 0n ? -number : number;
  return createFloat(number.kind === 'float' ? Math.abs(number.value) : Math.hypot(number.real, number.imag));
}

function nextItem(machine: Machine, args: readonly Value[]): Value {
  const iterator = argument('next', args, 0);
  const item = advance(machine, iterator);
  if (item !== undefined) return item;
  if (args[1] !== undefined) return args[1];
  const returned = isKind(iterator, 'iterator') ? iterator.returned : null;
  throw raised(createException(exceptionClass('StopIteration'), returned === null ? [] : [returned]));
}

function inBase(base: number, prefix: string): Invoke {
  return (machine, args) => {
    const value = BigInt(intOf(argument('bin', args, 0)) ?? indexOf(machine, args[0] ?? null, 'integer'));
    return value < 0n ? `-${prefix}${(-value).toString(base)}` : prefix + value.toString(base);
  };
}

/** The functions that are there without an import, by name. */
export function builtinFunctions(): Readonly<Record<string, MaybeCounted<Invoke>>> {
  return {
    ...Object.fromEntries(Object.entries(OUTSIDE).map(([name, does]) => [name, refusedInvoke(name, does)])),
    __import__: importByName,
    help: () => null,
    print: (machine, args, keywords) => {
      const separator = keywords.get('sep');
      const end = keywords.get('end');
      const text = args
        .map((one) => textOf(machine, one))
        .join(typeof separator === 'string' ? separator : ' ');
      machine.io.print(text + (typeof end === 'string' ? end : '\n'));
      return null;
    },
    len: taking(1, (machine, args) => length(machine, argument('len', args, 0))),
    abs: taking(1, (machine, args) => absolute(machine, argument('abs', args, 0))),
    min: extreme('min'),
    max: extreme('max'),
    sum,
    zip,
    all: taking(1, truthOfItems('all')),
    any: taking(1, truthOfItems('any')),
    round: (machine, args, keywords) =>
      roundValue(machine, argument('round', args, 0), args[1] ?? keywords.get('ndigits') ?? null),
    pow: (machine, [base = null, exponent = null, modulus]) => {
      const isUnknown = [base, exponent, modulus ?? null].some((one) => isKind(one, 'unknown'));
      if (modulus === undefined || isUnknown) return binary(machine, 'Pow', base, exponent);
      return (
        modularPower(machine, base, exponent, modulus) ??
        raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers')
      );
    },
    divmod: taking(2, (machine, [left = null, right = null]) =>
      createTuple([binary(machine, 'FloorDiv', left, right), binary(machine, 'Mod', left, right)]),
    ),
    sorted: (machine, args, keywords) =>
      createList(sortItems(machine, itemsOf(machine, argument('sorted', args, 0)), keywords)),
    reversed: (machine, args) => reversedItems(machine, argument('reversed', args, 0)),
    enumerate: (machine, args, keywords) => {
      const next = iterate(machine, argument('enumerate', args, 0));
      let index = intArgument(args[1] ?? keywords.get('start') ?? 0) - 1;
      return createIterator(() => {
        const item = next();
        index += 1;
        return item === undefined ? undefined : createTuple([index, item]);
      });
    },
    map: (machine, [callee = null, ...sources]) =>
      mapped(
        machine,
        callee,
        sources.map((one) => iterate(machine, one)),
      ),
    filter: taking(2, (machine, [test = null, source = null]) => {
      const next = iterate(machine, source);
      return createIterator(() => {
        for (let item = next(); item !== undefined; item = next()) {
          takeSteps(machine, 1);
          if (truth(machine, test === null ? item : call(machine, test, [item]))) return item;
        }
        return undefined;
      });
    }),
    iter: taking([1, 2], (machine, args) => {
      const source = argument('iter', args, 0);
      const sentinel = args[1];
      if (sentinel === undefined) return iteratorOf(machine, source);
      return createIterator(() => {
        const item = call(machine, source, []);
        return item === sentinel ? undefined : item;
      });
    }),
    next: taking([1, 2], nextItem),
    isinstance: taking(2, (machine, [value = null, type = null]) => isInstanceOf(machine, value, type)),
    issubclass: taking(2, (machine, [value = null, type = null]) => isSubclassOf(machine, value, type)),
    getattr: taking([2, 3], (machine, [object = null, name = null, fallback]) => {
      if (fallback === undefined) return getAttribute(machine, object, attributeName(name));
      const found = attributeOrMissing(machine, object, attributeName(name));
      return found === undefined ? fallback : found;
    }),
    hasattr: taking(
      2,
      (machine, [object = null, name = null]) =>
        attributeOrMissing(machine, object, attributeName(name)) !== undefined,
    ),
    setattr: taking(3, (machine, [object = null, name = null, value = null]) => {
      setAttribute(machine, object, attributeName(name), value);
      return null;
    }),
    delattr: taking(2, (machine, [object = null, name = null]) => {
      setAttribute(machine, object, attributeName(name), undefined);
      return null;
    }),
    callable: taking(1, (_machine, [value = null]) => isCallable(value)),
    id: taking(1, (_machine, args) => identityOf(objectOf(argument('id', args, 0)))),
    hash: taking(1, (machine, [value = null]) => hashOf(machine, value)),
    repr: taking(1, (machine, args) => representation(machine, argument('repr', args, 0))),
    ascii: taking(1, (machine, args) => asciiText(representation(machine, argument('ascii', args, 0)))),
    format: taking([1, 2], (machine, [value = null, spec = '']) => formatValue(machine, value, String(spec))),
    chr: taking(1, (_machine, args) => {
      const point = intArgument(argument('chr', args, 0));
      if (point < 0 || point > 0x10ffff) return raise('ValueError', 'chr() arg not in range(0x110000)');
      return String.fromCodePoint(point);
    }),
    ord: taking(1, (_machine, args) => {
      const text = argument('ord', args, 0);
      if (typeof text !== 'string')
        return raise('TypeError', `ord() expected string of length 1, but ${typeOf(text).name} found`);
      const [point, ...others] = Array.from(text, (char) => char.codePointAt(0));
      if (point === undefined || others.length > 0)
        return raise(
          'TypeError',
          `ord() expected a character, but string of length ${Array.from(text).length} found`,
        );
      return point;
    }),
    bin: taking(1, inBase(2, '0b')),
    oct: taking(1, inBase(8, '0o')),
    hex: taking(1, inBase(16, '0x')),
    dir: taking([0, 1], (machine, [value]) => {
      const names = value === undefined ? machine.frame?.module.attributes.keys() : namesOf(value);
      const list = [...(names ?? [])].sort();
      takeSize(machine, list.length);
      return createList(list);
    }),
    vars: taking([0, 1], (_machine, [value = null]) => {
      if (isKind(value, 'module')) return dictOfModule(value);
      const attributes = attributesOf(value);
      return attributes === null
        ? raise('TypeError', 'vars() argument must have __dict__ attribute')
        : dictOfAttributes(attributes);
    }),
    globals: taking(0, (machine) => dictOfAttributes(machine.frame?.module.attributes ?? new Map())),
    locals: taking(0, (machine) => localsOf(machine)),
  };
}

/** Values that are not JavaScript objects, each with an object for its identity. */
const boxes = new Map<Value, object>();

function objectOf(value: Value): object {
  if (typeof value === 'object' && value !== null) return value;
  const box = boxes.get(value) ?? {};
  boxes.set(value, box);
  return box;
}

function localsOf(machine: Machine): Value {
  const { frame } = machine;
  if (frame === null) return dictOfNames([]);
  return dictOfNames(frame.locals?.() ?? frame.module.attributes);
}
