import type Jsep from 'jsep';
import { didYouMean } from '../diagnostics/nearest';
import {
  type BinaryOperator,
  binaryOperators,
  type Expression,
  type FunctionName,
  functionNames,
  type UnaryOperator,
  unaryOperators,
} from './expression';
import { loadJsep } from './load-jsep';

/** Why an expression cannot be read or has no value; `word` is the part of its source that is at fault. */
export interface ExpressionProblem {
  readonly code:
    | 'expression/syntax'
    | 'expression/unknown-name'
    | 'expression/type'
    | 'expression/arithmetic';
  readonly problem: string;
  readonly help?: string;
  readonly word?: string;
}

/** Longer expressions are refused, so that reading one takes bounded time and depth. */
export const LONGEST_EXPRESSION = 1000;

/**
 * Reads the source of an expression, the text between `${` and `}`.
 *
 * Gives a problem, never throws.
 */
export function parseExpression(source: string): Expression | ExpressionProblem {
  if (source.length > LONGEST_EXPRESSION) {
    return syntaxProblem(
      `the expression has ${source.length} characters, the limit is ${LONGEST_EXPRESSION}`,
    );
  }
  if (source.trim() === '') return syntaxProblem('the expression is empty');
  let tree: Jsep.Expression;
  try {
    tree = configuredJsep()(source);
  } catch (error) {
    return syntaxProblem(error instanceof Error ? error.message : 'it cannot be read');
  }
  return toExpression(tree);
}

/** Whether the answer of a reading or an evaluation is a problem. */
export function isExpressionProblem(answer: unknown): answer is ExpressionProblem {
  return typeof answer === 'object' && answer !== null && 'problem' in answer;
}

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '//': 10,
  '%': 10,
};

let configured: typeof Jsep | undefined;

function configuredJsep(): typeof Jsep {
  if (configured !== undefined) return configured;
  const jsep = loadJsep();
  jsep.removeAllBinaryOps();
  jsep.removeAllUnaryOps();
  jsep.removeAllLiterals();
  for (const operator of binaryOperators) jsep.addBinaryOp(operator, PRECEDENCE[operator]);
  for (const operator of unaryOperators) jsep.addUnaryOp(operator);
  jsep.addLiteral('true', true);
  jsep.addLiteral('false', false);
  configured = jsep;
  return jsep;
}

function toExpression(tree: Jsep.Expression): Expression | ExpressionProblem {
  const node = tree as Jsep.CoreExpression;
  switch (node.type) {
    case 'Literal':
      return toLiteral(node);
    case 'Identifier':
      return { kind: 'name', name: node.name };
    case 'UnaryExpression': {
      const operand = toExpression(node.argument);
      if (isExpressionProblem(operand)) return operand;
      return { kind: 'unary', operator: node.operator as UnaryOperator, operand };
    }
    case 'BinaryExpression': {
      const left = toExpression(node.left);
      if (isExpressionProblem(left)) return left;
      const right = toExpression(node.right);
      if (isExpressionProblem(right)) return right;
      return { kind: 'binary', operator: node.operator as BinaryOperator, left, right };
    }
    case 'CallExpression':
      return toCall(node);
    case 'MemberExpression':
      return syntaxProblem(
        'an expression has no properties to reach into',
        'use a name of its own for the value',
      );
    case 'Compound':
      return syntaxProblem('there is more than one expression', 'put an operator between the parts');
    default:
      return syntaxProblem('it holds something that expressions do not have');
  }
}

function toLiteral(node: Jsep.Literal): Expression | ExpressionProblem {
  const { value, raw } = node;
  if (typeof value === 'number') {
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    return isExact
      ? { kind: 'literal', value }
      : { code: 'expression/arithmetic', problem: `${raw} is too large to be exact`, word: raw };
  }
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
  return syntaxProblem(`${raw} is not a value`);
}

function toCall(node: Jsep.CallExpression): Expression | ExpressionProblem {
  const callee = node.callee as Jsep.CoreExpression;
  if (callee.type !== 'Identifier') return syntaxProblem('only a named function can be called');
  if (!isFunctionName(callee.name)) {
    const suggestion = didYouMean(callee.name, functionNames);
    return {
      code: 'expression/unknown-name',
      problem: `there is no function "${callee.name}"`,
      help: suggestion ?? `the functions are ${functionNames.join(', ')}`,
      word: callee.name,
    };
  }
  const args: Expression[] = [];
  for (const argument of node.arguments) {
    const parsed = toExpression(argument);
    if (isExpressionProblem(parsed)) return parsed;
    args.push(parsed);
  }
  return { kind: 'call', name: callee.name, args };
}

function isFunctionName(name: string): name is FunctionName {
  return (functionNames as readonly string[]).includes(name);
}

function syntaxProblem(problem: string, help?: string): ExpressionProblem {
  return { code: 'expression/syntax', problem, ...(help === undefined ? {} : { help }) };
}
