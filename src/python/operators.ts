import { callMethod, callSpecial } from './call';
import { dictClass, isSubclass, lookUp, typeOf } from './classes';
import {
  createDict,
  createFloat,
  createList,
  createSet,
  createTuple,
  normalInt,
  notImplemented,
  plainText,
} from './containers';
import { raise } from './failure';
import { itemsOf } from './iteration';
import { setEntry } from './keys';
import { isKind } from './kinds';
import { takeSize, takeSteps, takeTextSize } from './machine';
import { arithmetic, intOf, numericOf } from './numbers';
import { percentFormat } from './percent-format';
import type { BinaryOperator } from './syntax';
import { isAnnotation, unionOf } from './union-type';
import { refuseUnknown } from './unknown';
import type { Machine, PySet, Value } from './value';
import { takeWork } from './work';

/** Each operator with its sign and the name of its method, without the underscores. */
export const OPERATORS: Readonly<Record<BinaryOperator, { readonly sign: string; readonly method: string }>> =
  {
    Add: { sign: '+', method: 'add' },
    Sub: { sign: '-', method: 'sub' },
    Mult: { sign: '*', method: 'mul' },
    MatMult: { sign: '@', method: 'matmul' },
    Div: { sign: '/', method: 'truediv' },
    FloorDiv: { sign: '//', method: 'floordiv' },
    Mod: { sign: '%', method: 'mod' },
    Pow: { sign: '** or pow()', method: 'pow' },
    LShift: { sign: '<<', method: 'lshift' },
    RShift: { sign: '>>', method: 'rshift' },
    BitAnd: { sign: '&', method: 'and' },
    BitOr: { sign: '|', method: 'or' },
    BitXor: { sign: '^', method: 'xor' },
  };

/** The value of `left op right`. */
export function binary(machine: Machine, op: BinaryOperator, left: Value, right: Value): Value {
  return operated(machine, op, left, right) ?? unsupported(OPERATORS[op].sign, op, left, right);
}

function operated(machine: Machine, op: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (!isCustom(left) && !isCustom(right)) {
    const own = ownBinary(machine, op, left, right);
    if (own !== undefined) return own;
  }
  return byMethods(machine, op, left, right);
}

/** The value of `left op= right`, which may change `left`. */
export function binaryInPlace(machine: Machine, op: BinaryOperator, left: Value, right: Value): Value {
  if (isCustom(left)) {
    const method = lookUp(typeOf(left), `__i${OPERATORS[op].method}__`);
    if (method !== undefined) {
      const result = callMethod(machine, method, left, [right]);
      if (result !== notImplemented) return result;
    }
  }
  return (
    inPlaceOfContainers(machine, op, left, right) ??
    operated(machine, op, left, right) ??
    unsupported(`${op === 'Pow' ? '**' : OPERATORS[op].sign}=`, op, left, right)
  );
}

function inPlaceOfContainers(
  machine: Machine,
  op: BinaryOperator,
  left: Value,
  right: Value,
): Value | undefined {
  if (isKind(left, 'list')) {
    if (op === 'Add') {
      for (const item of itemsOf(machine, right)) left.items.push(item);
      return left;
    }
    const times = op === 'Mult' ? intOf(right) : undefined;
    if (times !== undefined) {
      left.items = repeated(machine, left.items, times);
      return left;
    }
  }
  if (isKind(left, 'set') && left.type.name === 'set' && isKind(right, 'set')) {
    const result = ofSets(machine, op, left, right);
    if (result === undefined) return undefined;
    left.entries = result.entries;
    return left;
  }
  if (isKind(left, 'dict') && op === 'BitOr' && isKind(right, 'dict')) {
    for (const { key, value } of right.entries.values()) setEntry(machine, left, key, value);
    return left;
  }
  return undefined;
}

/** Whether the methods of a value's class come before what the interpreter does with its own types. */
function isCustom(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value.kind === 'instance' || value.kind === 'class' || value.kind === 'unknown' || value.type.isOpen;
}

function byMethods(machine: Machine, op: BinaryOperator, left: Value, right: Value): Value | undefined {
  const { method } = OPERATORS[op];
  const attempts: (readonly [Value, string, Value])[] = [[left, `__${method}__`, right]];
  const [leftType, rightType] = [typeOf(left), typeOf(right)];
  const isOwn = leftType === rightType;
  if (!isOwn) attempts.push([right, `__r${method}__`, left]);
  if (
    !isOwn &&
    isSubclass(rightType, leftType) &&
    lookUp(rightType, `__r${method}__`) !== lookUp(leftType, `__r${method}__`)
  )
    attempts.reverse();
  for (const [self, name, other] of attempts) {
    const found = lookUp(typeOf(self), name);
    if (found === undefined || found === null) continue;
    const result = callMethod(machine, found, self, [other]);
    if (result !== notImplemented) return result;
  }
  // `int | None` and `list["Net"] | None` are annotations.
  if (op === 'BitOr' && isAnnotation(left) && isAnnotation(right)) return unionOf(left, right);
  return ownBinary(machine, op, left, right);
}

function unsupported(sign: string, op: BinaryOperator, left: Value, right: Value): never {
  for (const one of [left, right])
    if (isKind(one, 'unknown')) return refuseUnknown(one, `the result depends on ${one.path}`);
  const [leftName, rightName] = [typeOf(left).name, typeOf(right).name];
  if (op === 'Add' && (typeof left === 'string' || isKind(left, 'list') || isKind(left, 'tuple')))
    return raise('TypeError', `can only concatenate ${leftName} (not "${rightName}") to ${leftName}`);
  if (op === 'Mult' && (isSequence(left) || isSequence(right)))
    return raise(
      'TypeError',
      `can't multiply sequence by non-int of type '${isSequence(left) ? rightName : leftName}'`,
    );
  return raise('TypeError', `unsupported operand type(s) for ${sign}: '${leftName}' and '${rightName}'`);
}

function isSequence(value: Value): boolean {
  return typeof value === 'string' || isKind(value, 'list') || isKind(value, 'tuple');
}

/** An operator of the interpreter's own types; undefined where they have none. */
export function ownBinary(
  machine: Machine,
  op: BinaryOperator,
  left: Value,
  right: Value,
): Value | undefined {
  const [one, other] = [numericOf(left), numericOf(right)];
  if (one !== undefined && other !== undefined) {
    if (typeof left === 'boolean' && typeof right === 'boolean') {
      if (op === 'BitAnd') return left && right;
      if (op === 'BitOr') return left || right;
      if (op === 'BitXor') return left !== right;
    }
    takeWork(machine, one);
    takeWork(machine, other);
    return arithmetic(op, one, other);
  }
  if (op === 'Mod' && typeof left === 'string') return percentFormat(machine, left, right);
  if (op === 'Add') return concatenated(machine, left, right);
  if (op === 'Mult') return multiplied(machine, left, right) ?? multiplied(machine, right, left);
  if (isKind(left, 'set') && isKind(right, 'set')) return ofSets(machine, op, left, right);
  if (op === 'BitOr' && isKind(left, 'dict') && isKind(right, 'dict')) {
    const merged = createDict(dictClass);
    takeSteps(machine, left.entries.size + right.entries.size);
    for (const { key, value } of [...left.entries.values(), ...right.entries.values()])
      setEntry(machine, merged, key, value);
    return merged;
  }
  return undefined;
}

function concatenated(machine: Machine, left: Value, right: Value): Value | undefined {
  const [text, behind] = [plainText(left), plainText(right)];
  if (text !== undefined && behind !== undefined) {
    takeTextSize(machine, text.length + behind.length);
    takeWork(machine, behind);
    return text + behind;
  }
  if (isKind(left, 'list') && isKind(right, 'list')) {
    takeSize(machine, left.items.length + right.items.length);
    return createList([...left.items, ...right.items]);
  }
  if (isKind(left, 'tuple') && isKind(right, 'tuple')) {
    takeSize(machine, left.items.length + right.items.length);
    return createTuple([...left.items, ...right.items]);
  }
  if (isKind(left, 'bytes') && isKind(right, 'bytes')) {
    takeTextSize(machine, left.text.length + right.text.length);
    return { ...left, text: left.text + right.text };
  }
  return undefined;
}

function multiplied(machine: Machine, sequence: Value, times: Value): Value | undefined {
  const count = intOf(times) ?? (isSequence(sequence) ? intOf(indexBy(machine, times)) : undefined);
  if (count === undefined) return undefined;
  const text = plainText(sequence);
  if (text !== undefined) return repeatedText(machine, text, count);
  if (isKind(sequence, 'list')) return createList(repeated(machine, sequence.items, count));
  if (isKind(sequence, 'tuple')) return createTuple(repeated(machine, sequence.items, count));
  return isKind(sequence, 'bytes')
    ? { ...sequence, text: repeatedText(machine, sequence.text, count) }
    : undefined;
}

/** What `__index__` gives; undefined where there is none. */
function indexBy(machine: Machine, value: Value): Value {
  return isKind(value, 'instance') ? (callSpecial(machine, value, '__index__') ?? null) : null;
}

function repeatedText(machine: Machine, text: string, count: number | bigint): string {
  const times = Math.max(0, Number(count));
  takeSize(machine, text.length * times);
  return text.repeat(text === '' ? 0 : times);
}

function repeated(machine: Machine, items: readonly Value[], count: number | bigint): Value[] {
  const times = Math.max(0, Number(count));
  takeSize(machine, items.length * times);
  const result: Value[] = [];
  if (items.length > 0)
    for (let time = 0; time < times; time += 1) for (const item of items) result.push(item);
  return result;
}

function ofSets(machine: Machine, op: BinaryOperator, left: PySet, right: PySet): PySet | undefined {
  takeSteps(machine, left.entries.size + right.entries.size);
  const result = createSet(left.type.isOpen ? undefined : left.type);
  const add = (from: PySet, isTaken: (key: Parameters<PySet['entries']['has']>[0]) => boolean) => {
    for (const [key, value] of from.entries) if (isTaken(key)) result.entries.set(key, value);
  };
  switch (op) {
    case 'BitAnd':
      add(left, (key) => right.entries.has(key));
      return result;
    case 'BitOr':
      add(left, () => true);
      add(right, (key) => !result.entries.has(key));
      return result;
    case 'Sub':
      add(left, (key) => !right.entries.has(key));
      return result;
    case 'BitXor':
      add(left, (key) => !right.entries.has(key));
      add(right, (key) => !left.entries.has(key));
      return result;
    default:
      return undefined;
  }
}

const UNARY = {
  USub: { sign: '-', method: '__neg__' },
  UAdd: { sign: '+', method: '__pos__' },
  Invert: { sign: '~', method: '__invert__' },
} as const;

export type UnaryOperator = keyof typeof UNARY;

/** The value of `-value`, `+value` or `~value`. */
export function unary(machine: Machine, op: UnaryOperator, value: Value): Value {
  if (isCustom(value)) {
    const method = lookUp(typeOf(value), UNARY[op].method);
    if (method !== undefined) return callMethod(machine, method, value, []);
  }
  const number = numericOf(value);
  if (number !== undefined) {
    if (typeof number !== 'object') return unaryOfInt(op, number);
    if (op !== 'Invert') {
      const sign = op === 'USub' ? -1 : 1;
      if (number.kind === 'float') return createFloat(sign * number.value);
      return { ...number, real: sign * number.real, imag: sign * number.imag };
    }
  }
  if (isKind(value, 'unknown')) return refuseUnknown(value, `the result depends on ${value.path}`);
  return raise('TypeError', `bad operand type for unary ${UNARY[op].sign}: '${typeOf(value).name}'`);
}

function unaryOfInt(op: UnaryOperator, value: number | bigint): Value {
  if (op === 'UAdd') return value;
  if (op === 'USub') return typeof value === 'number' ? 0 - value : normalInt(-value);
  return normalInt(~BigInt(value));
}
