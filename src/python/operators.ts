import { type Attempt, callMethod, firstAnswer } from './call';
import { isSubclass, lookUp, typeOf } from './classes';
import { createFloat, normalInt, notImplemented } from './containers';
import { raise } from './failure';
import { isKind } from './kinds';
import { helpForMisused } from './misused-values';
import { numericOf } from './numbers';
import { isSequence, ownBinary, ownInPlace } from './own-operators';
import type { BinaryOperator } from './syntax';
import { isAnnotation, unionOf } from './union-type';
import { refuseUnknown } from './unknown';
import type { Machine, Value } from './value';

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
  return operated(machine, op, left, right, OPERATORS[op].sign);
}

/** `sign` is the operator as it is written. */
function operated(machine: Machine, op: BinaryOperator, left: Value, right: Value, sign: string): Value {
  if (!isCustom(left) && !isCustom(right)) {
    const own = ownBinary(machine, op, left, right);
    if (own !== undefined) return own;
  }
  const result = byMethods(machine, op, left, right);
  return result === undefined ? unsupported(sign, op, left, right) : result;
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
  const sign = `${op === 'Pow' ? '**' : OPERATORS[op].sign}=`;
  return ownInPlace(machine, op, left, right) ?? operated(machine, op, left, right, sign);
}

/** Whether the methods of a value's class take precedence over those of the interpreter's own types. */
function isCustom(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value.kind === 'instance' || value.kind === 'class' || value.kind === 'unknown' || value.type.isOpen;
}

/** Operators that join or repeat sequences, which come after the methods of the other side. */
const JOINING: ReadonlySet<BinaryOperator> = new Set(['Add', 'Mult']);

function byMethods(machine: Machine, op: BinaryOperator, left: Value, right: Value): Value | undefined {
  const { method } = OPERATORS[op];
  const reflected = `__r${method}__`;
  const [leftType, rightType] = [typeOf(left), typeOf(right)];
  const attempts: Attempt[] = [[lookUp(leftType, `__${method}__`), left, right]];
  if (leftType !== rightType) {
    const ofRight = lookUp(rightType, reflected);
    attempts.push([ofRight, right, left]);
    const isMoreSpecial = isSubclass(rightType, leftType) && ofRight !== lookUp(leftType, reflected);
    if (isMoreSpecial || (JOINING.has(op) && isSequence(left) && !isCustom(left))) attempts.reverse();
  }
  const answer = firstAnswer(machine, attempts);
  if (answer !== undefined) return answer;
  // `int | None` and `list["Net"] | None` are annotations.
  if (op === 'BitOr' && isAnnotation(left) && isAnnotation(right)) return unionOf(left, right);
  return ownBinary(machine, op, left, right);
}

function unsupported(sign: string, op: BinaryOperator, left: Value, right: Value): never {
  for (const one of [left, right])
    if (isKind(one, 'unknown')) return refuseUnknown(one, 'the result cannot be computed');
  const [leftName, rightName] = [typeOf(left).name, typeOf(right).name];
  if (op === 'Add' && (typeof left === 'string' || isKind(left, 'list') || isKind(left, 'tuple')))
    return raise('TypeError', `can only concatenate ${leftName} (not "${rightName}") to ${leftName}`);
  if (op === 'Mult' && (isSequence(left) || isSequence(right)))
    return raise(
      'TypeError',
      `can't multiply sequence by non-int of type '${isSequence(left) ? rightName : leftName}'`,
    );
  return raise(
    'TypeError',
    `unsupported operand type(s) for ${sign}: '${leftName}' and '${rightName}'`,
    (machine) => helpForMisused(machine, left) ?? helpForMisused(machine, right),
  );
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
  if (isKind(value, 'unknown')) return refuseUnknown(value, 'the result cannot be computed');
  return raise('TypeError', `bad operand type for unary ${UNARY[op].sign}: '${typeOf(value).name}'`);
}

function unaryOfInt(op: UnaryOperator, value: number | bigint): Value {
  if (op === 'UAdd') return value;
  if (op === 'USub') return typeof value === 'number' ? 0 - value : normalInt(-value);
  return normalInt(~BigInt(value));
}
