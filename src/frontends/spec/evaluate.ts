import type { Target } from '../../diagnostics/diagnostic';
import { childPointer, fromPointer } from '../../diagnostics/json-pointer';
import type { Scope } from '../../language/evaluate-expression';
import { loadZod } from '../../language/load-zod';
import { invalidName, pathNameProblem } from '../../language/name';
import { diagnosticOfProblem } from '../../language/parse-context';
import { isExpressionProblem } from '../../language/parse-expression';
import {
  isComputed,
  isLiteralArgs,
  type LayerSpec,
  type Template,
  type TextTemplate,
} from '../../language/spec';
import { evaluateTemplate, evaluateText, type TemplateProblem } from '../../language/template';
import { describeValue } from '../../language/zod-diagnostics';
import type { Args, ArgValue, Op } from '../../ops/op';
import type { Shape } from '../../ops/shape';
import { type BuildState, pushDiagnostic, reportAt } from './build-state';
import { type Environment, scopeAt, UNKNOWN_VALUE } from './environment';
import { originsOf } from './origin';

/** The value of a template at a place; undefined, with the problem reported, when it has none. */
function evaluateValue(
  state: BuildState,
  template: Template,
  at: string,
  key: string,
  environment: Environment,
  shape: Shape | null,
): ArgValue | undefined {
  return isComputed(template) ? evaluateIn(state, template, at, key, scopeAt(environment, shape)) : template;
}

/** The value of a template in a scope; undefined, with the problem reported, when it has none. */
export function evaluateIn(
  state: BuildState,
  template: Template,
  at: string,
  key: string,
  scope: Scope,
): ArgValue | undefined {
  const value = evaluateTemplate(template, scope);
  if (!isExpressionProblem(value)) return value;
  if (value.problem !== UNKNOWN_VALUE.problem)
    pushDiagnostic(state, diagnosticOfProblem(value, state.document, childPointer(at, key)));
  return undefined;
}

/** The value of a template that must be true or false; null, with the problem reported, when it is neither. */
export function evaluateFlag(
  state: BuildState,
  template: Template,
  at: string,
  key: string,
  environment: Environment,
  shape: Shape | null,
): boolean | null {
  if (typeof template === 'boolean') return template;
  const value = evaluateValue(state, template, at, key, environment, shape);
  if (typeof value === 'boolean') return value;
  if (value !== undefined)
    reportWrongResult(state, childPointer(at, key), 'true or false', value, originsOf(template, environment));
  return null;
}

const COUNT = 'a whole number of at least 0';

/** The value of a template that must be a count; null, with the problem reported, when it is none. */
export function checkedCount(
  state: BuildState,
  template: Template,
  at: string,
  key: string,
  environment: Environment,
  shape: Shape | null,
): number | null {
  const value = evaluateValue(state, template, at, key, environment, shape);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  if (value !== undefined)
    reportWrongResult(state, childPointer(at, key), COUNT, value, originsOf(template, environment));
  return null;
}

/**
 * The text of a step's or a branch's name at a place, null where it has none; undefined, with the problem
 * reported, when it is unknown. The name stands under a key, or as the place's own key where `key` is null.
 */
export function evaluateName(
  state: BuildState,
  name: TextTemplate | null,
  at: string,
  key: string | null,
  environment: Environment,
  shape: Shape | null,
): string | null | undefined {
  if (name === null || typeof name === 'string') return name;
  const place = key === null ? at : childPointer(at, key);
  const target = key === null ? 'key' : 'value';
  const text = evaluateText(name, scopeAt(environment, shape));
  if (isExpressionProblem(text)) return reportText(state, text, place, target);
  const problem = pathNameProblem(text);
  if (problem === null) return text;
  const path = fromPointer(place);
  pushDiagnostic(state, invalidName('a layer', text, problem, state.document, path, target));
  return undefined;
}

/** The text of a reference to a step or an input at a place; undefined, with the problem reported, when it is unknown. */
export function evaluateReference(
  state: BuildState,
  name: TextTemplate,
  place: string,
  environment: Environment,
  shape: Shape | null,
): string | undefined {
  if (typeof name === 'string') return name;
  const text = evaluateText(name, scopeAt(environment, shape));
  return isExpressionProblem(text) ? reportText(state, text, place, 'value') : text;
}

function reportText(state: BuildState, problem: TemplateProblem, place: string, target: Target): undefined {
  if (problem.problem !== UNKNOWN_VALUE.problem)
    pushDiagnostic(state, diagnosticOfProblem(problem, state.document, place, target));
  return undefined;
}

/**
 * The arguments of a layer with its expressions worked out and their results checked by the op's own fields;
 * null, with the problems reported, when one has no value or a wrong one.
 *
 * Where a layer's expressions give the same values again, its arguments are the same object again.
 */
export function checkedArgs(
  state: BuildState,
  op: Op,
  layer: LayerSpec,
  environment: Environment,
  shape: Shape | null,
): Args | null {
  if (isLiteralArgs(layer)) return layer.args;
  const scope = scopeAt(environment, shape);
  const values = layer.computed.map((name) =>
    evaluateIn(state, layer.args[name] as Template, layer.at, name, scope),
  );
  const known = knownArgs(state, layer);
  const results = `${layer.type}:${valuesText(values)}`;
  const same = known.get(results);
  if (same !== undefined) return same;
  const args: Record<string, ArgValue> = {};
  let isRefused = false;
  const names = Object.keys(layer.args);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] as string;
    const template = layer.args[name] as Template;
    const value = isComputed(template) ? values[layer.computed.indexOf(name)] : template;
    const isRight =
      value !== undefined &&
      (!isComputed(template) || isFieldValue(state, op, name, value, layer, environment));
    if (isRight) args[name] = value;
    else isRefused = true;
  }
  if (isRefused) return null;
  known.set(results, args);
  return args;
}

/** Values as a text that is another for others. */
export function valuesText(values: readonly (ArgValue | undefined)[]): string {
  let text = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    text += `${typeof value === 'number' ? value : JSON.stringify(value)};`;
  }
  return text;
}

function knownArgs({ argsByResults }: BuildState, layer: LayerSpec): Map<string, Args> {
  let known = argsByResults.get(layer.args);
  if (known === undefined) {
    known = new Map();
    argsByResults.set(layer.args, known);
  }
  return known;
}

function isFieldValue(
  state: BuildState,
  op: Op,
  name: string,
  value: ArgValue,
  layer: LayerSpec,
  environment: Environment,
): boolean {
  if (layer.accepted?.[name]?.includes(value) === true) return true;
  const field = fieldsOf(op)[name];
  const result = field?.safeParse(value);
  if (result === undefined || result.success) return true;
  const expected = result.error.issues[0]?.message ?? 'another value';
  const origins = originsOf(layer.args[name] as Template, environment);
  reportWrongResult(state, childPointer(layer.at, name), expected, value, origins, `"${name}" of ${op.type}`);
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
  why: string | undefined,
  what = 'the expression',
): void {
  const message = `${what} must give ${expected}, it gives ${describeValue(value)}`;
  reportAt(state, 'spec/invalid-value', at, message, why === undefined ? {} : { why });
}
