import { type Attempt, callMethod, firstAnswer } from './call';
import { isSubclass, lookUp, typeOf } from './classes';
import { plainText } from './containers';
import { compareEqual, isEqual } from './equality';
import { raise } from './failure';
import { iterate } from './iteration';
import { findEntry, setKey } from './keys';
import { isKind } from './kinds';
import { takeSteps } from './machine';
import { compareNumbers, numericOf, realOf } from './numbers';
import { positionInRange } from './range';
import type { ComparisonOperator } from './syntax';
import { truth } from './truth';
import { refuseUnknown } from './unknown';
import type { Machine, PySet, Value } from './value';
import { takeWork } from './work';

/** An operator that compares by order, its sign, and its methods on the left and on the right. */
const ORDERS = {
  Lt: { sign: '<', method: '__lt__', reflected: '__gt__', holds: (order: number) => order < 0 },
  LtE: { sign: '<=', method: '__le__', reflected: '__ge__', holds: (order: number) => order <= 0 },
  Gt: { sign: '>', method: '__gt__', reflected: '__lt__', holds: (order: number) => order > 0 },
  GtE: { sign: '>=', method: '__ge__', reflected: '__le__', holds: (order: number) => order >= 0 },
} as const;

export type OrderOperator = keyof typeof ORDERS;

/** The methods that compare by order, each with its operator. */
export const ORDER_METHODS: readonly (readonly [method: string, op: OrderOperator])[] = (
  ['Lt', 'LtE', 'Gt', 'GtE'] as const
).map((op) => [ORDERS[op].method, op]);

/** The value of a comparison. */
export function compare(machine: Machine, op: ComparisonOperator, left: Value, right: Value): Value {
  switch (op) {
    case 'Eq':
      return compareEqual(machine, left, right);
    case 'NotEq':
      return compareNotEqual(machine, left, right);
    case 'Is':
      return left === right;
    case 'IsNot':
      return left !== right;
    case 'In':
      return contains(machine, right, left);
    case 'NotIn':
      return !contains(machine, right, left);
    default:
      return compareOrder(machine, op, left, right);
  }
}

function compareNotEqual(machine: Machine, left: Value, right: Value): Value {
  const methodOf = (self: Value) => (isKind(self, 'instance') ? lookUp(self.type, '__ne__') : undefined);
  const answer = firstAnswer(machine, [
    [methodOf(left), left, right],
    [methodOf(right), right, left],
  ]);
  return answer === undefined ? !truth(machine, compareEqual(machine, left, right)) : answer;
}

const MIRRORED = { Lt: 'Gt', LtE: 'GtE', Gt: 'Lt', GtE: 'LtE' } as const;

/** A comparison with an unknown number, if its bounds decide it: `random.random() < 0`. */
function orderByBounds(op: OrderOperator, left: Value, right: Value): boolean | undefined {
  if (isKind(right, 'unknown'))
    return isKind(left, 'unknown') ? undefined : orderByBounds(MIRRORED[op], right, left);
  const other = isKind(left, 'unknown') && left.bounds !== undefined ? realOf(right) : undefined;
  if (other === undefined || !isKind(left, 'unknown') || left.bounds === undefined) return undefined;
  const { low, high } = left.bounds;
  const isLess = op === 'Lt' || op === 'LtE';
  if (other >= high) return isLess;
  return other < low || (other === low && (op === 'Lt' || op === 'GtE')) ? !isLess : undefined;
}

/** The value of `left < right` and the like. */
export function compareOrder(machine: Machine, op: OrderOperator, left: Value, right: Value): Value {
  const { sign, method, reflected, holds } = ORDERS[op];
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
  const own = ownOrder(machine, op, left, right);
  if (own !== undefined) return own;
  const certain = orderByBounds(op, left, right);
  if (certain !== undefined) return certain;
  if (isKind(left, 'unknown')) return refuseUnknown(left, 'the result cannot be computed');
  const [leftType, rightType] = [typeOf(left), typeOf(right)];
  const attempts: Attempt[] = [
    [lookUp(leftType, method), left, right],
    [lookUp(rightType, reflected), right, left],
  ];
  if (leftType !== rightType && isSubclass(rightType, leftType)) attempts.reverse();
  const answer = firstAnswer(machine, attempts);
  if (answer !== undefined) return answer;
  if (isKind(right, 'unknown')) return refuseUnknown(right, 'the result cannot be computed');
  const types = `'${leftType.name}' and '${rightType.name}'`;
  return raise('TypeError', `'${sign}' not supported between instances of ${types}`);
}

/** The order of the interpreter's own types; undefined for others. */
function ownOrder(machine: Machine, op: OrderOperator, left: Value, right: Value): boolean | undefined {
  const { holds } = ORDERS[op];
  if (isCustom(left) || isCustom(right)) return undefined;
  const [one, other] = [numericOf(left), numericOf(right)];
  if (one !== undefined && other !== undefined) {
    const isComplex = isKind(left, 'complex') || isKind(right, 'complex');
    return isComplex ? undefined : holds(compareNumbers(one, other));
  }
  const [text, behind] = [plainText(left), plainText(right)];
  if (text !== undefined && behind !== undefined) return holds(compareText(text, behind));
  if (isKind(left, 'bytes') && isKind(right, 'bytes')) return holds(compareText(left.text, right.text));
  if (isKind(left, 'list') && isKind(right, 'list'))
    return orderOfItems(machine, op, left.items, right.items);
  if (isKind(left, 'tuple') && isKind(right, 'tuple'))
    return orderOfItems(machine, op, left.items, right.items);
  if (isKind(left, 'set') && isKind(right, 'set')) return orderOfSets(op, left, right);
  return undefined;
}

function isCustom(value: Value): boolean {
  return (
    isKind(value, 'instance') && (value.primitive === undefined || lookUp(value.type, '__lt__') !== undefined)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function orderOfItems(
  machine: Machine,
  op: OrderOperator,
  left: readonly Value[],
  right: readonly Value[],
): boolean {
  const length = Math.min(left.length, right.length);
  takeSteps(machine, length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [left[index] ?? null, right[index] ?? null];
    if (!isEqual(machine, one, other)) return truth(machine, compareOrder(machine, op, one, other));
  }
  return ORDERS[op].holds(left.length - right.length);
}

function orderOfSets(op: OrderOperator, left: PySet, right: PySet): boolean {
  const isWithin = (one: PySet, other: PySet) =>
    [...one.entries.keys()].every((key) => other.entries.has(key));
  const [small, large] = op === 'Lt' || op === 'LtE' ? [left, right] : [right, left];
  return isWithin(small, large) && (op === 'LtE' || op === 'GtE' || small.entries.size < large.entries.size);
}

/** The truth of `item in container`. */
export function contains(machine: Machine, container: Value, item: Value): boolean {
  if (typeof container === 'object' && container !== null) {
    if (container.kind === 'instance' || container.kind === 'class' || container.type.isOpen) {
      const method = lookUp(container.type, '__contains__');
      if (method !== undefined) return truth(machine, callMethod(machine, method, container, [item]));
    }
    if (container.kind === 'unknown') return refuseUnknown(container, 'the result cannot be computed');
  }
  return ownContains(machine, container, item);
}

/** Whether an instance has no method that tells what it contains. */
function isOpaque(container: Value): boolean {
  return (
    isKind(container, 'instance') &&
    lookUp(container.type, '__iter__') === undefined &&
    lookUp(container.type, '__getitem__') === undefined
  );
}

/** Containment in the interpreter's own types. */
export function ownContains(machine: Machine, value: Value, item: Value): boolean {
  const container = isKind(value, 'instance') && value.primitive !== undefined ? value.primitive : value;
  if (typeof container === 'string') {
    const text = isKind(item, 'instance') ? item.primitive : item;
    if (typeof text === 'string') {
      takeWork(machine, container);
      return container.includes(text);
    }
    return raise('TypeError', `'in <string>' requires string as left operand, not ${typeOf(item).name}`);
  }
  if (isKind(container, 'dict')) return findEntry(machine, container, item) !== undefined;
  if (isKind(container, 'set')) return container.entries.has(setKey(machine, container, item));
  if (isKind(container, 'range')) {
    return positionInRange(container, item) !== undefined;
  }
  if (isKind(container, 'bytes')) {
    if (isKind(item, 'bytes')) return container.text.includes(item.text);
    return container.text.includes(String.fromCharCode(Number(item)));
  }
  if (typeof container !== 'object' || container === null || isOpaque(container))
    return raise('TypeError', `argument of type '${typeOf(container).name}' is not iterable`);
  const next = iterate(machine, container);
  for (let one = next(); one !== undefined; one = next()) {
    takeSteps(machine, 1);
    if (isEqual(machine, one, item)) return true;
  }
  return false;
}
