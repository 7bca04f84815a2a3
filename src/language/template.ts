import type { TextRange } from '../diagnostics/diagnostic';
import type { ArgValue } from '../ops/op';
import { evaluateExpression } from './evaluate-expression';
import type { Scope } from './expression-scope';
import { type ExpressionProblem, isExpressionProblem, parseExpression } from './parse-expression';
import { type ComputedValue, isComputed, type Template, type TextTemplate } from './spec';

/** A problem with an expression and its place: the indexes of its list item, and the part of the string. */
export interface TemplateProblem extends ExpressionProblem {
  readonly steps: readonly number[];
  readonly within: TextRange;
}

/** Whether a value is a string that is meant as an expression. */
function isExpressionText(value: unknown): value is string {
  return typeof value === 'string' && value.includes('${');
}

/** Whether a value is an expression, or a list that contains one. */
export function holdsExpression(value: unknown): boolean {
  return isExpressionText(value) || (Array.isArray(value) && value.some(holdsExpression));
}

/** Parses the expressions in a JSON value that has been checked to be of scalars and lists. */
export function compileTemplate(value: ArgValue, steps: readonly number[] = []): Template | TemplateProblem {
  if (isExpressionText(value)) {
    if (!value.startsWith('${') || closingBrace(value, 0) !== value.length - 1)
      return locate(NOT_WHOLE, steps, value, 0);
    const source = value.slice(2, -1);
    const tree = parseExpression(source);
    return isExpressionProblem(tree) ? locate(tree, steps, source, 2) : { kind: 'expression', source, tree };
  }
  if (!Array.isArray(value) || !holdsExpression(value)) return value;
  const items: Template[] = [];
  for (const [index, item] of value.entries()) {
    const compiled = compileTemplate(item, [...steps, index]);
    if (isExpressionProblem(compiled)) return compiled;
    items.push(compiled);
  }
  return { kind: 'list', items };
}

/** Parses the expressions among the text of a name; every `${` must be closed. */
export function compileText(text: string): TextTemplate | TemplateProblem {
  const parts: (string | ComputedValue)[] = [];
  let position = 0;
  for (let open = text.indexOf('${'); open !== -1; open = text.indexOf('${', position)) {
    const close = closingBrace(text, open);
    if (close === -1) return locate(NOT_CLOSED, [], '', open);
    const source = text.slice(open + 2, close);
    const tree = parseExpression(source);
    if (isExpressionProblem(tree)) return locate(tree, [], source, open + 2);
    if (open > position) parts.push(text.slice(position, open));
    parts.push({ kind: 'expression', source, tree });
    position = close + 1;
  }
  if (parts.length === 0) return text;
  if (position < text.length) parts.push(text.slice(position));
  return { kind: 'text', parts };
}

/** The value of a template at a place; `steps` are the indexes of the lists that it is nested in. */
export function evaluateTemplate(
  template: Template,
  scope: Scope,
  steps: readonly number[] = [],
): ArgValue | TemplateProblem {
  if (!isComputed(template)) return template;
  if (template.kind === 'expression') {
    const value = evaluateExpression(template.tree, scope);
    return isExpressionProblem(value) ? locate(value, steps, template.source, 2) : value;
  }
  const values: ArgValue[] = [];
  for (const [index, item] of template.items.entries()) {
    const value = evaluateTemplate(item, scope, [...steps, index]);
    if (isExpressionProblem(value)) return value;
    values.push(value);
  }
  return values;
}

/** The text of a name at a place: numbers are written as digits. */
export function evaluateText(text: TextTemplate, scope: Scope): string | TemplateProblem {
  if (typeof text === 'string') return text;
  let result = '';
  let position = 0;
  for (const part of text.parts) {
    if (typeof part === 'string') {
      result += part;
      position += part.length;
      continue;
    }
    const value = evaluateExpression(part.tree, scope);
    if (isExpressionProblem(value)) return locate(value, [], part.source, position + '${'.length);
    result += String(value);
    position += '${}'.length + part.source.length;
  }
  return result;
}

/** The brace that ends the expression that begins at `open`: one in quotes does not; -1 when there is none. */
function closingBrace(text: string, open: number): number {
  let quote = '';
  for (let index = open; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '}') return index;
  }
  return -1;
}

const NOT_CLOSED: ExpressionProblem = {
  code: 'expression/syntax',
  problem: '"${" is not closed',
  help: 'add "}"',
};

const NOT_WHOLE: ExpressionProblem = {
  code: 'expression/syntax',
  problem: 'an expression must be the whole string, from "${" to "}"',
  help: 'write the text as "${...}" with nothing around it',
};

function locate(
  problem: ExpressionProblem,
  steps: readonly number[],
  source: string,
  offset: number,
): TemplateProblem {
  const start = offset + (problem.at ?? 0);
  const length = problem.at === undefined ? source.length : (problem.word ?? source).length;
  return { ...problem, steps, within: { start, end: start + length } };
}
