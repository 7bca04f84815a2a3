import { callSpecial } from './call';
import { dictClass } from './classes';
import { classOfParts, createDict, createList, createSet, createTuple, plainText } from './containers';
import { itemsOf } from './iteration';
import { setEntry } from './keys';
import { isKind } from './kinds';
import { takeSize, takeSteps, takeTextSize } from './machine';
import { arithmetic, intOf, numericOf } from './numbers';
import { percentFormat } from './percent-format';
import type { BinaryOperator } from './syntax';
import type { Machine, PyDict, PySet, Value } from './value';
import { takeWork } from './work';

/** An operator of the interpreter's own types; undefined if they have none. */
export function ownBinary(
  machine: Machine,
  op: BinaryOperator,
  left: Value,
  right: Value,
): Value | undefined {
  const [one, other] = [numericOf(left), numericOf(right)];
  if (one !== undefined && other !== undefined) {
    const truths =
      typeof left === 'boolean' && typeof right === 'boolean' ? ofTruths(op, left, right) : undefined;
    if (truths !== undefined) return truths;
    takeWork(machine, one);
    takeWork(machine, other);
    return arithmetic(op, one, other);
  }
  if (op === 'Mod' && typeof left === 'string') return percentFormat(machine, left, right);
  if (op === 'Add') return concatenated(machine, left, right);
  if (op === 'Mult') return multiplied(machine, left, right) ?? multiplied(machine, right, left);
  if (isKind(left, 'set') && isKind(right, 'set')) return ofSets(machine, op, left, right);
  return op === 'BitOr' && isKind(left, 'dict') && isKind(right, 'dict')
    ? merged(machine, left, right)
    : undefined;
}

/** An operator that changes a container of the interpreter's own types; undefined if it makes another value. */
export function ownInPlace(
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
    left.orderIsUnknown = true;
    return left;
  }
  if (isKind(left, 'dict') && op === 'BitOr' && isKind(right, 'dict')) {
    for (const { key, value } of right.entries.values()) setEntry(machine, left, key, value);
    return left;
  }
  return undefined;
}

/** Operators that return True or False for two bools; undefined for operators that take them as numbers. */
function ofTruths(op: BinaryOperator, left: boolean, right: boolean): boolean | undefined {
  switch (op) {
    case 'BitAnd':
      return left && right;
    case 'BitOr':
      return left || right;
    case 'BitXor':
      return left !== right;
    default:
      return undefined;
  }
}

function merged(machine: Machine, left: PyDict, right: PyDict): PyDict {
  const both = createDict(dictClass);
  takeSteps(machine, left.entries.size + right.entries.size);
  for (const { key, value } of [...left.entries.values(), ...right.entries.values()])
    setEntry(machine, both, key, value);
  return both;
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
    return createTuple([...left.items, ...right.items], classOfParts(left));
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
  if (isKind(sequence, 'tuple'))
    return createTuple(repeated(machine, sequence.items, count), classOfParts(sequence));
  return isKind(sequence, 'bytes')
    ? { ...sequence, text: repeatedText(machine, sequence.text, count) }
    : undefined;
}

/** Whether a value is repeated by `*`: a text, a list or a tuple. */
export function isSequence(value: Value): boolean {
  return typeof value === 'string' || isKind(value, 'list') || isKind(value, 'tuple');
}

/** The result of `__index__`; undefined if there is none. */
function indexBy(machine: Machine, value: Value): Value {
  return isKind(value, 'instance') ? (callSpecial(machine, value, '__index__') ?? null) : null;
}

function repeatedText(machine: Machine, text: string, count: number | bigint): string {
  const times = Math.max(0, Number(count));
  takeTextSize(machine, text.length * times);
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
  result.orderIsUnknown = op === 'BitOr' || op === 'BitXor';
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
