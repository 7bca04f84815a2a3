import { didYouMean } from '../diagnostics/nearest';
import type { ArgValue } from '../ops/op';
import type { BinaryOperator, Expression, FunctionName, UnaryOperator } from './expression';
import { type ExpressionProblem, isExpressionProblem } from './parse-expression';

/** What an expression can ask about the place where it stands. */
export interface Scope {
  /** The value of a name, a problem with it, or undefined when it is not defined. */
  readonly lookUp: (name: string) => ArgValue | ExpressionProblem | undefined;
  /** Every defined name, for suggestions. */
  readonly names: () => Iterable<string>;
  /** A dimension of the shape at this place, negative from the end. */
  readonly size: (index: number) => number | ExpressionProblem;
}

/**
 * The value of an expression: a number, a string, true or false, or a list that a name stands for.
 *
 * Numbers are doubles, as Python's floats are, and whole numbers must stay exact; `round` rounds a half to
 * the even neighbour and `//` and `%` round down, as Python's do. Gives a problem, never throws.
 */
export function evaluateExpression(expression: Expression, scope: Scope): ArgValue | ExpressionProblem {
  if (expression.kind === 'literal') return expression.value;
  const value = evaluateNode(expression, scope);
  return isExpressionProblem(value) && value.at === undefined ? { ...value, at: expression.at } : value;
}

function evaluateNode(
  expression: Exclude<Expression, { kind: 'literal' }>,
  scope: Scope,
): ArgValue | ExpressionProblem {
  switch (expression.kind) {
    case 'name':
      return evaluateName(expression.name, scope);
    case 'unary':
      return evaluateUnary(expression.operator, expression.operand, scope);
    case 'binary':
      return evaluateBinary(expression.operator, expression.left, expression.right, scope);
    case 'call':
      return evaluateCall(expression.name, expression.args, scope);
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
    help: didYouMean(name, scope.names()) ?? `the names are ${[...scope.names()].join(', ')}`,
    word: name,
  };
}

function evaluateBinary(
  operator: BinaryOperator,
  leftTree: Expression,
  rightTree: Expression,
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

function evaluateNumbers(
  operator: BinaryOperator,
  left: number,
  right: number,
): ArgValue | ExpressionProblem {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '+':
      return exact(left + right, operator);
    case '-':
      return exact(left - right, operator);
    case '*':
      return exact(left * right, operator);
    default:
      if (right === 0)
        return {
          code: 'expression/arithmetic',
          problem: `${left} ${operator} 0 has no value`,
          word: operator,
        };
      return exact(divide(operator, left, right), operator);
  }
}

/** `//` and `%` as Python's floats: the remainder is exact and has the divisor's sign. */
function divide(operator: BinaryOperator, left: number, right: number): number {
  if (operator === '/') return left / right;
  const truncated = left % right;
  const remainder = truncated !== 0 && truncated < 0 !== right < 0 ? truncated + right : truncated;
  return operator === '%' ? remainder : Math.round((left - remainder) / right);
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
  const wanted = ARGUMENT_COUNTS[name];
  if (trees.length < wanted.least || trees.length > wanted.most) {
    return {
      code: 'expression/type',
      problem: `${name} takes ${wanted.text}, not ${trees.length}`,
      word: name,
    };
  }
  const values: number[] = [];
  for (const tree of trees) {
    const value = evaluateExpression(tree, scope);
    if (isExpressionProblem(value)) return value;
    if (typeof value !== 'number') return wrongKind(name, 'numbers', value);
    values.push(value);
  }
  const [first = 0, second = 0] = values;
  switch (name) {
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'floor':
      return Math.floor(first);
    case 'ceil':
      return Math.ceil(first);
    case 'round':
      return roundHalfToEven(first);
    case 'abs':
      return Math.abs(first);
    case 'divisible':
      return divisible(first, second);
    case 'size':
      return Number.isInteger(first)
        ? scope.size(first)
        : { code: 'expression/type', problem: `size takes a whole number, not ${first}`, word: name };
  }
}

const ARGUMENT_COUNTS: Readonly<
  Record<FunctionName, { readonly least: number; readonly most: number; readonly text: string }>
> = {
  min: { least: 1, most: Number.POSITIVE_INFINITY, text: 'at least 1 value' },
  max: { least: 1, most: Number.POSITIVE_INFINITY, text: 'at least 1 value' },
  floor: { least: 1, most: 1, text: '1 value' },
  ceil: { least: 1, most: 1, text: '1 value' },
  round: { least: 1, most: 1, text: '1 value' },
  abs: { least: 1, most: 1, text: '1 value' },
  divisible: { least: 2, most: 2, text: '2 values' },
  size: { least: 1, most: 1, text: '1 value' },
};

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
  if (!(divisor > 0))
    return {
      code: 'expression/arithmetic',
      problem: `divisible needs a divisor above 0, not ${divisor}`,
      word: 'divisible',
    };
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
