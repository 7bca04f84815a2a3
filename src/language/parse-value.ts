import { childPointer } from '../diagnostics/json-pointer';
import { quoted } from '../text/shortened';
import { entriesInOrder, isJsonObject } from './json-object';
import { variableNameProblem } from './name';
import { acceptsName, compileValue, type ParseContext, report } from './parse-context';
import type { Template } from './spec';
import { describeValue } from './zod-diagnostics';

/** A variable's or an argument's value: scalars and lists, with expressions; null when it is refused. */
export function parseValue(
  context: ParseContext,
  value: unknown,
  at: string,
  owner: string,
): { readonly template: Template } | null {
  if (!isArgValue(value, 0)) {
    const expected = 'a number, a string, true, false or a list of them';
    report(context, 'spec/invalid-value', at, `${owner} must be ${expected}, not ${describeValue(value)}`);
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
export function parseNamedValues(context: ParseContext, value: unknown, at: string, owner: string) {
  if (!isJsonObject(value)) return [];
  return entriesInOrder(value).flatMap(([name, given]) => {
    const valueAt = childPointer(at, name);
    const isAccepted = acceptsName(context, { owner, name, at: valueAt, target: 'key' }, variableNameProblem);
    const parsed = parseValue(context, given, valueAt, `${owner} ${quoted(name)}`);
    return parsed === null || !isAccepted ? [] : [{ name, template: parsed.template, at: valueAt }];
  });
}
