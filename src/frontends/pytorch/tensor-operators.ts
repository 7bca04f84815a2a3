import type { ArgValue } from '../../ops/op';
import { formatShape, isSameShape } from '../../ops/shape';
import { functionOfTwoByName } from '../../ops/torch-pointwise';
import { notImplemented } from '../../python/containers';
import { raise } from '../../python/failure';
import type { HostMethods, InvokeMethod } from '../../python/host';
import type { Value } from '../../python/value';
import { isNumber, operandArgument } from './arguments';
import { addition, applyToTwo, division, subtraction } from './functions/pointwise';
import { product } from './functions/products';
import { overwritten } from './overwriting';
import { type Session, sessionOf, watched } from './session';
import { isTensor, type Tensor } from './tensor';

/** Checks that an in-place result has the shape of the tensor that it overwrites. */
function checkInPlace({ host: { shape } }: Tensor, { host: { shape: made } }: Tensor): void {
  if (isSameShape(shape, made)) return;
  raise(
    'RuntimeError',
    `output with shape ${formatShape(shape)} doesn't match the broadcast shape ${formatShape(made)}`,
    () => 'an in-place operation cannot change the shape of a tensor: write x = x + y',
  );
}

type Operation = (session: Session, left: Value, right: Value) => Value;

/** The operators of Python on tensors, by their names without underscores. */
const operators: Readonly<Record<string, Operation>> = {
  add: (session, left, right) => addition(session, left, right, { alpha: 1, spelling: 'operator' }),
  sub: (session, left, right) => subtraction(session, left, right),
  mul: ofTwo('mul', {}),
  truediv: (session, left, right) => division(session, left, right, null),
  floordiv: (session, left, right) => division(session, left, right, 'floor'),
  mod: ofTwo('remainder'),
  pow: ofTwo('pow'),
  and: ofTwo('bitwise_and'),
  or: ofTwo('bitwise_or'),
  xor: ofTwo('bitwise_xor'),
  lshift: ofTwo('bitwise_left_shift'),
  rshift: ofTwo('bitwise_right_shift'),
  matmul: (session, left, right) =>
    isTensor(left) && isTensor(right) ? product(session, left, right, 'operator') : notImplemented,
};

/** The operation of the named function of torch, with default arguments. */
function ofTwo(name: string, given?: Readonly<Record<string, ArgValue>>): Operation {
  const found = functionOfTwoByName.get(name);
  if (found === undefined) throw new RangeError(`there is no function ${name}`);
  const [, type, result, of, own = {}] = found;
  const args = given ?? own;
  return (session, left, right) =>
    applyToTwo(session, operandArgument(type, left, 'input'), operandArgument(type, right), {
      type,
      result,
      of,
      args,
    });
}

const comparisons: Readonly<Record<string, Operation>> = {
  eq: ofTwo('eq'),
  ne: ofTwo('ne'),
  lt: ofTwo('lt'),
  le: ofTwo('le'),
  gt: ofTwo('gt'),
  ge: ofTwo('ge'),
};

/** The methods of Python's operators on tensors. */
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
