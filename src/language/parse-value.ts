import { childPointer } from '../diagnostics/json-pointer';
import { quoted } from '../text/shortened';
import { entriesInOrder } from './key-order';
import { variableNameProblem } from './name';
import { compileValue, type ParseContext, report, reportName } from './parse-context';
import type { Template } from './spec';
import { describeValue } from './zod-diagnostics';

/** A variable's or an argument's value: scalars and lists, with expressions; null when it is refused. */
export function parseValue(
  context: ParseContext,
  value: unknown,
  at: string,
  what: string,
): { readonly template: Template } | null {
  if (!isArgValue(value, 0)) {
    report(
      context,
      'spec/invalid-value',
      at,
      `${what} must be a number, a text, true, false or a list of them, not ${describeValue(value)}`,
    );
    return null;
  }
  const template = compileValue(context, value, at);
  return template === null && value !== null ? null : { template };
}

function isArgValue(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return depth < 4 && value.every((item) => isArgValue(item, depth + 1));
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** Parses an object of named values, variables or arguments; those that are refused are left out. */
export function parseNamedValues(context: ParseContext, value: unknown, at: string, what: string) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return entriesInOrder(value).flatMap(([name, given]) => {
    const valueAt = childPointer(at, name);
    const problem = variableNameProblem(name);
    if (problem !== null) reportName(context, what, name, problem, valueAt, 'key');
    const parsed = parseValue(context, given, valueAt, `${what} ${quoted(name)}`);
    return parsed === null || problem !== null ? [] : [{ name, template: parsed.template, at: valueAt }];
  });
}
