import { flooredRemainder } from '../counts/rounding';
import { didYouMean } from '../diagnostics/nearest';
import type { ArgValue } from '../ops/op';
import type { BinaryOperator, Expression, FunctionName, Operation, UnaryOperator } from './expression';
import { callFunction, exact, wrongKind } from './expression-functions';
import type { Scope } from './expression-scope';
import { foreignName } from './foreign-expression';
import { type ExpressionProblem, isExpressionProblem } from './parse-expression';

/**
 * The value of an expression: a number, a string, true or false, or a list that is the value of a name.
 *
 * Numbers are doubles, as Python's floats are, and whole numbers must stay exact; `round` rounds a half to the
 * even neighbour and `//` and `%` round down, as Python's do. Returns a problem, never throws.
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
    case 'item':
      return evaluateItem(operation, scope);
    case 'choice':
      return evaluateChoice(operation, scope);
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
  '//': (left, right) => Math.round((left - flooredRemainder(left, right)) / right),
  '%': flooredRemainder,
  '**': (left, right) => left ** right,
};

function isEqual(left: ArgValue, right: ArgValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index] ?? null));
  }
  return left === right;
}

function evaluateCall(
  name: FunctionName,
  trees: readonly Expression[],
  scope: Scope,
): ArgValue | ExpressionProblem {
  const values: ArgValue[] = [];
  for (const tree of trees) {
    const value = evaluateExpression(tree, scope);
    if (isExpressionProblem(value)) return value;
    values.push(value);
  }
  return callFunction(name, values, scope);
}

function evaluateItem(
  { list: listTree, index: indexTree }: Extract<Operation, { kind: 'item' }>,
  scope: Scope,
): ArgValue | ExpressionProblem {
  const list = evaluateExpression(listTree, scope);
  if (isExpressionProblem(list)) return list;
  const index = evaluateExpression(indexTree, scope);
  if (isExpressionProblem(index)) return index;
  if (!Array.isArray(list)) return wrongKind('[ ]', 'an item of a list', list);
  if (typeof index !== 'number' || !Number.isInteger(index)) return wrongKind('[ ]', 'a whole number', index);
  const item = list.at(index);
  if (item !== undefined) return item;
  const problem = `the list has ${list.length} items, none at ${index}`;
  return { code: 'expression/arithmetic', problem, help: 'the first item is at 0, the last at -1' };
}

function evaluateChoice(
  { test, first, second }: Extract<Operation, { kind: 'choice' }>,
  scope: Scope,
): ArgValue | ExpressionProblem {
  const isFirst = evaluateExpression(test, scope);
  if (isExpressionProblem(isFirst)) return isFirst;
  if (typeof isFirst !== 'boolean') return wrongKind('if', 'true or false', isFirst);
  return evaluateExpression(isFirst ? first : second, scope);
}
