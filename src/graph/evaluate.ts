import { childPointer, fromPointer } from '../diagnostics/json-pointer';
import type { Args, ArgValue, Op } from '../ops/op';
import type { Shape } from '../ops/shape';
import { loadZod } from '../spec/load-zod';
import { invalidName, pathNameProblem } from '../spec/name';
import { diagnosticOfProblem } from '../spec/parse-context';
import { isExpressionProblem } from '../spec/parse-expression';
import { isComputed, isLiteralArgs, type LayerSpec, type Template, type TextTemplate } from '../spec/spec';
import { evaluateTemplate, evaluateText } from '../spec/template';
import { describeValue } from '../spec/zod-diagnostics';
import { type BuildState, pushDiagnostic, reportAt } from './build-state';
import { type Environment, scopeAt, UNKNOWN_VALUE } from './environment';

/** The value of a template at a place; undefined, with the problem reported, when it has none. */
export function evaluateValue(
  state: BuildState,
  template: Template,
  at: string,
  environment: Environment,
  shape: Shape | null,
): ArgValue | undefined {
  if (!isComputed(template)) return template;
  const value = evaluateTemplate(template, scopeAt(environment, shape));
  if (!isExpressionProblem(value)) return value;
  if (value.problem !== UNKNOWN_VALUE.problem)
    pushDiagnostic(state, diagnosticOfProblem(value, state.document, at));
  return undefined;
}

/** The value of a template that must be true or false; null, with the problem reported, when it is neither. */
export function evaluateFlag(
  state: BuildState,
  template: Template,
  at: string,
  environment: Environment,
  shape: Shape | null,
): boolean | null {
  const value = evaluateValue(state, template, at, environment, shape);
  if (typeof value === 'boolean') return value;
  if (value !== undefined) reportWrongResult(state, at, 'true or false', value);
  return null;
}

/** The value of a template that must be a count; null, with the problem reported, when it is none. */
export function checkedCount(
  state: BuildState,
  template: Template,
  at: string,
  environment: Environment,
  shape: Shape | null,
): number | null {
  const value = evaluateValue(state, template, at, environment, shape);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  if (value !== undefined) reportWrongResult(state, at, 'a whole number of at least 0', value);
  return null;
}

/** A name at a place; its text is null when there is none or, with the problem reported, when it is unknown. */
export function evaluateName(
  state: BuildState,
  name: TextTemplate | null,
  at: string,
  environment: Environment,
  shape: Shape | null,
): { readonly text: string | null; readonly isUnknown: boolean } {
  if (name === null || typeof name === 'string') return { text: name, isUnknown: false };
  const text = evaluateText(name, scopeAt(environment, shape));
  if (isExpressionProblem(text)) {
    if (text.problem !== UNKNOWN_VALUE.problem) {
      reportAt(state, text.code, at, text.problem, text.help === undefined ? {} : { help: text.help });
    }
    return { text: null, isUnknown: true };
  }
  const problem = pathNameProblem(text.startsWith('@') ? text.slice(1) : text);
  if (problem === null) return { text, isUnknown: false };
  pushDiagnostic(state, invalidName('a layer', text, problem, state.document, fromPointer(at)));
  return { text: null, isUnknown: true };
}

/**
 * The arguments of a layer with its expressions worked out and their results checked by the op's own fields;
 * null, with the problems reported, when one has no value or a wrong one.
 */
export function checkedArgs(
  state: BuildState,
  op: Op,
  layer: LayerSpec,
  environment: Environment,
  shape: Shape | null,
): Args | null {
  if (isLiteralArgs(layer)) return layer.args;
  const args: Record<string, ArgValue> = {};
  let isRefused = false;
  for (const [name, template] of Object.entries(layer.args)) {
    const at = childPointer(layer.at, name);
    const value = evaluateValue(state, template, at, environment, shape);
    if (value === undefined || (isComputed(template) && !isFieldValue(state, op, name, value, at))) {
      isRefused = true;
    } else {
      args[name] = value;
    }
  }
  return isRefused ? null : args;
}

function isFieldValue(state: BuildState, op: Op, name: string, value: ArgValue, at: string): boolean {
  if (state.values === 'trust') return true;
  const field = fieldsOf(op)[name];
  const result = field?.safeParse(value);
  if (result === undefined || result.success) return true;
  const expected = result.error.issues[0]?.message ?? 'another value';
  reportWrongResult(state, at, expected, value, `"${name}" of ${op.type}`);
  return false;
}

const checkedFields = new Map<string, ReturnType<Op['fields']>>();

function fieldsOf(op: Op): ReturnType<Op['fields']> {
  const known = checkedFields.get(op.type);
  if (known !== undefined) return known;
  const fields = op.fields(loadZod());
  checkedFields.set(op.type, fields);
  return fields;
}

function reportWrongResult(
  state: BuildState,
  at: string,
  expected: string,
  value: ArgValue,
  what = 'the expression',
): void {
  reportAt(
    state,
    'spec/invalid-value',
    at,
    `${what} must give ${expected}, it gives ${describeValue(value)}`,
  );
}
