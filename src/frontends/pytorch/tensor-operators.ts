import type { ArgValue } from '../../ops/op';
import { formatShape, isSameShape } from '../../ops/shape';
import { notImplemented } from '../../python/containers';
import { raise } from '../../python/failure';
import type { HostMethods, InvokeMethod } from '../../python/host';
import type { Machine, Value } from '../../python/value';
import { isNumber, operandArgument } from './arguments';
import { addition, applyToTwo, division, subtraction } from './functions/pointwise';
import { product } from './functions/products';
import { type Session, sessionOf, watched } from './session';
import { isTensor, type Tensor } from './tensor';
import { writeThrough } from './view-elements';

/** A tensor becomes another one: code that holds it sees the new elements. */
export function overwritten(machine: Machine, self: Tensor, result: Tensor): Tensor {
  const { dtype, isNumber: number, requiresGrad } = self.host;
  Object.assign(self.host, result.host, { dtype, isNumber: number, requiresGrad });
  writeThrough(machine, self);
  return self;
}

/** What is computed in place has the shape of what it overwrites. */
function checkInPlace({ host: { shape } }: Tensor, { host: { shape: made } }: Tensor): void {
  if (isSameShape(shape, made)) return;
  raise(
    'RuntimeError',
    `output with shape ${formatShape(shape)} doesn't match the broadcast shape ${formatShape(made)}`,
    () => 'what is added in place must fit into the tensor: write x = x + y',
  );
}

type Operation = (session: Session, left: Value, right: Value) => Value;

/** The operators of Python on tensors, by their names without underscores. */
const operators: Readonly<Record<string, Operation>> = {
  add: (session, left, right) => addition(session, left, right, { alpha: 1, spelling: 'operator' }),
  sub: (session, left, right) => subtraction(session, left, right),
  mul: ofTwo('Mul', 'same', (a, b) => a * b),
  truediv: (session, left, right) => division(session, left, right, null),
  floordiv: (session, left, right) => division(session, left, right, 'floor'),
  mod: ofTwo('Remainder', 'same', (a, b) => a - Math.floor(a / b) * b),
  pow: ofTwo('Pow', 'same', (a, b) => a ** b),
  and: ofTwo('BitwiseAnd', 'same', (a, b) => a & b),
  or: ofTwo('BitwiseOr', 'same', (a, b) => a | b),
  xor: ofTwo('BitwiseXor', 'same', (a, b) => a ^ b),
  lshift: ofTwo('BitwiseShift', 'same', (a, b) => a * 2 ** b),
  rshift: ofTwo('BitwiseShift', 'same', (a, b) => Math.floor(a / 2 ** b), { direction: 'right' }),
  matmul: (session, left, right) =>
    isTensor(left) && isTensor(right) ? product(session, left, right, 'operator') : notImplemented,
};

function ofTwo(
  type: string,
  result: 'same' | 'bool',
  of: (left: number, right: number) => number,
  args: Readonly<Record<string, ArgValue>> = {},
): Operation {
  return (session, left, right) =>
    applyToTwo(session, operandArgument(type, left, 'input'), operandArgument(type, right), {
      type,
      result,
      of,
      args,
    });
}

const comparisons: Readonly<Record<string, Operation>> = {
  eq: ofTwo('Equal', 'bool', (a, b) => Number(a === b)),
  ne: ofTwo('NotEqual', 'bool', (a, b) => Number(a !== b)),
  lt: ofTwo('Less', 'bool', (a, b) => Number(a < b)),
  le: ofTwo('LessEqual', 'bool', (a, b) => Number(a <= b)),
  gt: ofTwo('Greater', 'bool', (a, b) => Number(a > b)),
  ge: ofTwo('GreaterEqual', 'bool', (a, b) => Number(a >= b)),
};

export function operatorMethods(): HostMethods {
  const methods: Record<string, InvokeMethod> = {};
  const isOperand = (value: Value) => isTensor(value) || isNumber(value);
  for (const [name, operation] of Object.entries(operators)) {
    const operate: Operation = (session, left, right) =>
      watched(session, name, () => operation(session, left, right));
    methods[`__${name}__`] = (machine, [self, other = null]) =>
      isOperand(other) ? operate(sessionOf(machine), self, other) : notImplemented;
    methods[`__r${name}__`] = (machine, [self, other = null]) =>
      isOperand(other) ? operate(sessionOf(machine), other, self) : notImplemented;
    methods[`__i${name}__`] = (machine, [self, other = null]) => {
      if (!isOperand(other) || !isTensor(self)) return notImplemented;
      const result = operate(sessionOf(machine), self, other);
      if (!isTensor(result)) return result;
      checkInPlace(self, result);
      return overwritten(machine, self, result);
    };
  }
  for (const [name, compare] of Object.entries(comparisons)) {
    methods[`__${name}__`] = (machine, [self, other = null]) => {
      if (isOperand(other)) return compare(sessionOf(machine), self, other);
      return name === 'eq' ? false : name === 'ne' ? true : notImplemented;
    };
  }
  return methods;
}
