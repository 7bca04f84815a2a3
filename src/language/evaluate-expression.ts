import { didYouMean } from '../diagnostics/nearest';
import type { ArgValue } from '../ops/op';
import type { BinaryOperator, Expression, FunctionName, Operation, UnaryOperator } from './expression';
import { foreignName } from './foreign-expression';
import { type ExpressionProblem, isExpressionProblem } from './parse-expression';

/** What an expression can refer to at its place. */
export interface Scope {
  /** The value of a name, a problem with it, or undefined when it is not defined. */
  readonly lookUp: (name: string) => ArgValue | ExpressionProblem | undefined;
  /** Every defined name, for suggestions. */
  readonly names: () => Iterable<string>;
  /** A dimension of the shape at this place, negative from the end. */
  readonly size: (index: number) => number | ExpressionProblem;
}

/**
 * The value of an expression: a number, a string, true or false, or a list that is the value of a name.
 *
 * Numbers are doubles, as Python's floats are, and whole numbers must stay exact; `round` rounds a half to
 * the even neighbour and `//` and `%` round down, as Python's do. Gives a problem, never throws.
 */
export function evaluateExpression(expression: Expression, scope: Scope): ArgValue | ExpressionProblem {
  if (expression.kind === 'literal') return expression.value;
  const value = evaluateOperation(expression, scope);
  return isExpressionProblem(value) && value.at === undefined ? { ...value, at: expression.at } : value;
}

function evaluateOperation(operation: Operation, scope: Scope): ArgValue | ExpressionProblem {
  switch (operation.kind) {
    case 'name':
      return evaluateName(operation.name, scope);
    case 'unary':
      return evaluateUnary(operation.operator, operation.operand, scope);
    case 'binary':
      return evaluateBinary(operation, scope);
    case 'call':
      return evaluateCall(operation.name, operation.args, scope);
  }
}

function evaluateUnary(
  operator: UnaryOperator,
  tree: Expression,
  scope: Scope,
): ArgValue | ExpressionProblem {
  const operand = evaluateExpression(tree, scope);
  if (isExpressionProblem(operand)) return operand;
  if (operator === 'not') {
    return typeof operand === 'boolean' ? !operand : wrongKind('not', 'true or false', operand);
  }
  if (typeof operand !== 'number') return wrongKind(operator, 'a number', operand);
  return operator === '-' ? 0 - operand : operand;
}

function evaluateName(name: string, scope: Scope): ArgValue | ExpressionProblem {
  const value = scope.lookUp(name);
  if (value !== undefined) return value;
  return {
    code: 'expression/unknown-name',
    problem: `"${name}" is not defined here`,
    help:
      foreignName(name) ??
      didYouMean(name, scope.names()) ??
      `the names are ${[...scope.names()].join(', ')}`,
    word: name,
  };
}

function evaluateBinary(
  { operator, left: leftTree, right: rightTree }: Extract<Operation, { kind: 'binary' }>,
  scope: Scope,
): ArgValue | ExpressionProblem {
  const left = evaluateExpression(leftTree, scope);
  if (isExpressionProblem(left)) return left;
  if (operator === 'and' || operator === 'or') {
    if (typeof left !== 'boolean') return wrongKind(operator, 'true or false', left);
    if (left === (operator === 'or')) return left;
    const right = evaluateExpression(rightTree, scope);
    if (isExpressionProblem(right) || typeof right === 'boolean') return right;
    return wrongKind(operator, 'true or false', right);
  }
  const right = evaluateExpression(rightTree, scope);
  if (isExpressionProblem(right)) return right;
  if (operator === '==' || operator === '!=') return isEqual(left, right) === (operator === '==');
  if (typeof left !== 'number') return wrongKind(operator, 'numbers', left);
  if (typeof right !== 'number') return wrongKind(operator, 'numbers', right);
  return evaluateNumbers(operator, left, right);
}

type NumberOperator = Exclude<BinaryOperator, 'and' | 'or' | '==' | '!='>;

function evaluateNumbers(
  operator: NumberOperator,
  left: number,
  right: number,
): ArgValue | ExpressionProblem {
  if (right === 0 && (operator === '/' || operator === '//' || operator === '%')) {
    const problem = `${left} ${operator} 0 has no value`;
    return { code: 'expression/arithmetic', problem, word: operator };
  }
  const value = OPERATIONS[operator](left, right);
  return typeof value === 'boolean' ? value : exact(value, operator);
}

const OPERATIONS: Readonly<Record<NumberOperator, (left: number, right: number) => number | boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.round((left - remainder(left, right)) / right),
  '%': remainder,
};

/** As Python's floats: the remainder is exact and has the divisor's sign. */
function remainder(left: number, right: number): number {
  const truncated = left % right;
  return truncated !== 0 && truncated < 0 !== right < 0 ? truncated + right : truncated;
}

function isEqual(left: ArgValue, right: ArgValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length && left.every((item, index) => isEqual(item, right[index] as ArgValue))
    );
  }
  return left === right;
}

function evaluateCall(
  name: FunctionName,
  trees: readonly Expression[],
  scope: Scope,
): ArgValue | ExpressionProblem {
  const { least, most, takes, call } = FUNCTIONS[name];
  if (trees.length < least || trees.length > most) {
    return { code: 'expression/type', problem: `${name} takes ${takes}, not ${trees.length}`, word: name };
  }
  const values: number[] = [];
  for (const tree of trees) {
    const value = evaluateExpression(tree, scope);
    if (isExpressionProblem(value)) return value;
    if (typeof value !== 'number') return wrongKind(name, 'numbers', value);
    values.push(value);
  }
  return call(values, scope);
}

/** A function of expressions and how many values it takes. */
interface ExpressionFunction {
  readonly least: number;
  readonly most: number;
  readonly takes: string;
  readonly call: (values: readonly number[], scope: Scope) => number | ExpressionProblem;
}

const FUNCTIONS: Readonly<Record<FunctionName, ExpressionFunction>> = {
  min: ofSeveral(Math.min),
  max: ofSeveral(Math.max),
  floor: ofOne(Math.floor),
  ceil: ofOne(Math.ceil),
  round: ofOne(roundHalfToEven),
  abs: ofOne(Math.abs),
  divisible: {
    least: 2,
    most: 2,
    takes: '2 values',
    call: ([value = 0, divisor = 0]) => divisible(value, divisor),
  },
  size: ofOne(sizeOf),
};

function ofOne(call: (value: number, scope: Scope) => number | ExpressionProblem): ExpressionFunction {
  return { least: 1, most: 1, takes: '1 value', call: ([value = 0], scope) => call(value, scope) };
}

function ofSeveral(call: (...values: readonly number[]) => number): ExpressionFunction {
  const most = Number.POSITIVE_INFINITY;
  return { least: 1, most, takes: 'at least 1 value', call: (values) => call(...values) };
}

function sizeOf(index: number, scope: Scope): number | ExpressionProblem {
  if (Number.isInteger(index)) return scope.size(index);
  return { code: 'expression/type', problem: `size takes a whole number, not ${index}`, word: 'size' };
}

function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  const part = value - below;
  if (part !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/**
 * The multiple of `divisor` nearest to `value`, at least `divisor`, and never more than 10 % below `value`:
 * the field's `_make_divisible`.
 */
function divisible(value: number, divisor: number): number | ExpressionProblem {
  if (!(divisor > 0)) {
    const problem = `divisible needs a divisor above 0, not ${divisor}`;
    return { code: 'expression/arithmetic', problem, word: 'divisible' };
  }
  const rounded = Math.max(divisor, Math.floor(Math.trunc(value + divisor / 2) / divisor) * divisor);
  return exact(rounded < 0.9 * value ? rounded + divisor : rounded, 'divisible');
}

function exact(value: number, word: string): number | ExpressionProblem {
  if (!Number.isFinite(value))
    return { code: 'expression/arithmetic', problem: `the result of ${word} is not a finite number`, word };
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return { code: 'expression/arithmetic', problem: `the result of ${word} is too large to be exact`, word };
  }
  return value === 0 ? 0 : value;
}

function wrongKind(word: string, wanted: string, value: ArgValue): ExpressionProblem {
  return { code: 'expression/type', problem: `${word} takes ${wanted}, not ${JSON.stringify(value)}`, word };
}
