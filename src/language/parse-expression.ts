import type Jsep from 'jsep';
import { didYouMean } from '../diagnostics/nearest';
import {
  type BinaryOperator,
  type Expression,
  type FunctionName,
  functionNames,
  type UnaryOperator,
} from './expression';
import { type ChoiceNode, isChoiceNode, type PlacedNode, parseWithJsep } from './expression-parser';
import { foreignFunction, foreignSyntax } from './foreign-expression';

/** Why an expression cannot be read or has no value, and which part of its source is at fault. */
export interface ExpressionProblem {
  readonly code:
    | 'expression/syntax'
    | 'expression/unknown-name'
    | 'expression/type'
    | 'expression/arithmetic';
  readonly problem: string;
  readonly help?: string;
  /** The part's text; the whole expression when not given. */
  readonly word?: string;
  /** The offset of the part in the source. */
  readonly at?: number;
}

/** The largest length of an expression, so that reading one takes bounded time and depth. */
export const LONGEST_EXPRESSION = 1000;

/**
 * Reads the source of an expression, the text between `${` and `}`.
 *
 * Returns a problem, never throws.
 */
export function parseExpression(source: string): Expression | ExpressionProblem {
  if (source.length > LONGEST_EXPRESSION) {
    return syntaxProblem(
      `the expression has ${source.length} characters, the limit is ${LONGEST_EXPRESSION}`,
    );
  }
  if (source.trim() === '') return syntaxProblem('the expression is empty');
  const expression = bareName(source) ?? read(source);
  if (!isExpressionProblem(expression) || expression.code !== 'expression/syntax') return expression;
  const foreign = foreignSyntax(source);
  return foreign === null ? expression : { code: 'expression/syntax', ...foreign };
}

/** Most expressions are one name, for which no parser is loaded; null for any other. */
function bareName(source: string): Expression | null {
  const [, name = ''] = /^\s*([A-Za-z_]\w*)\s*$/.exec(source) ?? [];
  return name === '' || WORDS.has(name) ? null : { kind: 'name', name, at: source.indexOf(name) };
}

/** Words of the language, and names that the parser treats specially. */
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'not', 'and', 'or', 'if', 'else', 'this']);

function read(source: string): Expression | ExpressionProblem {
  let tree: Jsep.Expression;
  try {
    tree = parseWithJsep(source);
  } catch (error) {
    return parserProblem(error);
  }
  return toExpression(tree);
}

/** Whether the result of parsing or evaluating is a problem. */
export function isExpressionProblem(result: unknown): result is ExpressionProblem {
  return typeof result === 'object' && result !== null && 'problem' in result;
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

function toExpression(tree: Jsep.Expression): Expression | ExpressionProblem {
  if (isChoiceNode(tree)) return toChoice(tree);
  const node = tree as Jsep.CoreExpression;
  switch (node.type) {
    case 'Literal':
      return toLiteral(node);
    case 'Identifier':
      return { kind: 'name', name: node.name, at: startOf(node) };
    case 'UnaryExpression': {
      const operand = toExpression(node.argument);
      if (isExpressionProblem(operand)) return operand;
      return { kind: 'unary', operator: node.operator as UnaryOperator, operand, at: startOf(node) };
    }
    case 'BinaryExpression':
      return toBinary(node);
    case 'CallExpression':
      return toCall(node);
    case 'MemberExpression':
      return toItem(node);
    case 'Compound':
      return syntaxProblem('there is more than one expression', {
        help: 'put an operator between the parts',
      });
    default:
      return syntaxProblem('it contains syntax that expressions do not have');
  }
}

function toBinary(node: Jsep.BinaryExpression): Expression | ExpressionProblem {
  const operator = node.operator as BinaryOperator;
  // The spaces before the operator belong to the operand on its left.
  const at = endOf(node.left);
  const left = toExpression(node.left);
  if (isExpressionProblem(left)) return left;
  const right = toExpression(node.right);
  if (isExpressionProblem(right)) return right;
  if (COMPARISONS.has(operator) && [node.left, node.right].some(isBareComparison)) {
    const help = 'write both and join them with "and", or put one in parentheses';
    return syntaxProblem('comparisons cannot be chained', { help, word: operator, at });
  }
  return { kind: 'binary', operator, left, right, at };
}

function toItem({ object, property, computed }: Jsep.MemberExpression): Expression | ExpressionProblem {
  if (!computed || (property.type === 'Literal' && typeof property.value === 'string')) {
    const help = 'use a name of its own for the value';
    return syntaxProblem('expressions have no attributes', { help });
  }
  const list = toExpression(object);
  if (isExpressionProblem(list)) return list;
  const index = toExpression(property);
  return isExpressionProblem(index) ? index : { kind: 'item', list, index, at: startOf(object) };
}

function toChoice({ first: firstNode, test: testNode, second: secondNode, start }: ChoiceNode) {
  const first = toExpression(firstNode);
  if (isExpressionProblem(first)) return first;
  const test = toExpression(testNode);
  if (isExpressionProblem(test)) return test;
  const second = toExpression(secondNode);
  if (isExpressionProblem(second)) return second;
  return { kind: 'choice', first, test, second, at: start } as const;
}

function isBareComparison(node: Jsep.Expression & PlacedNode): boolean {
  return node.type === 'BinaryExpression' && node.isGroup !== true && COMPARISONS.has(String(node.operator));
}

function startOf(node: Jsep.Expression & PlacedNode): number {
  return node.start ?? 0;
}

/** The end of a node; an operation without parentheses ends with its right operand. */
function endOf(node: Jsep.Expression & PlacedNode): number {
  if (node.end !== undefined) return node.end;
  return node.type === 'BinaryExpression' ? endOf(node.right as Jsep.Expression) : 0;
}

function toLiteral(node: Jsep.Literal): Expression | ExpressionProblem {
  const { value, raw } = node;
  if (typeof value === 'number') {
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (isExact) return { kind: 'literal', value };
    const problem = `${raw} is too large to be exact`;
    return { code: 'expression/arithmetic', problem, word: raw, at: startOf(node) };
  }
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
  return syntaxProblem(`${raw} is not a value`);
}

function toCall(node: Jsep.CallExpression): Expression | ExpressionProblem {
  const callee = node.callee as Jsep.CoreExpression;
  if (callee.type !== 'Identifier') return syntaxProblem('only a named function can be called');
  if (!isFunctionName(callee.name)) {
    const suggestion = foreignFunction(callee.name) ?? didYouMean(callee.name, functionNames);
    return {
      code: 'expression/unknown-name',
      problem: `there is no function "${callee.name}"`,
      help: suggestion ?? `the functions are ${functionNames.join(', ')}`,
      word: callee.name,
      at: startOf(node),
    };
  }
  const args: Expression[] = [];
  for (const argument of node.arguments) {
    const parsed = toExpression(argument);
    if (isExpressionProblem(parsed)) return parsed;
    args.push(parsed);
  }
  return { kind: 'call', name: callee.name, args, at: startOf(node) };
}

function isFunctionName(name: string): name is FunctionName {
  return (functionNames as readonly string[]).includes(name);
}

/** jsep says where it stopped, counted from 0, at the end of its message. */
function parserProblem(error: unknown): ExpressionProblem {
  const [, text = 'it cannot be read', index] =
    /^(.*?)(?: at character (\d+))?$/s.exec(error instanceof Error ? error.message : '') ?? [];
  return syntaxProblem(inOwnWords(text), index === undefined ? {} : { word: ' ', at: Number(index) });
}

function inOwnWords(text: string): string {
  const [, operator] = /^Expected expression after (.+)$/.exec(text) ?? [];
  if (operator !== undefined) return `a value must follow "${operator}"`;
  const [, character] = /^Unexpected "?(.*?)"?$/.exec(text) ?? [];
  if (character !== undefined) return `"${character}" is not allowed here`;
  if (text.startsWith('Unclosed quote')) return 'a quote is not closed';
  const [, bracket] = /^Unclosed (.)$/.exec(text) ?? [];
  if (bracket !== undefined) return `"${bracket}" is not closed`;
  return text === '' ? 'it cannot be read' : text;
}

function syntaxProblem(
  problem: string,
  details: Omit<ExpressionProblem, 'code' | 'problem'> = {},
): ExpressionProblem {
  return { code: 'expression/syntax', problem, ...details };
}
