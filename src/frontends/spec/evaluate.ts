import type { Target } from '../../diagnostics/diagnostic';
import { childPointer, fromPointer } from '../../diagnostics/json-pointer';
import type { Scope } from '../../language/expression-scope';
import { invalidName, pathNameProblem } from '../../language/name';
import { operationsIn } from '../../language/operations';
import { diagnosticOfProblem } from '../../language/parse-context';
import { isExpressionProblem } from '../../language/parse-expression';
import { isComputed, type Step, type Template, type TextTemplate } from '../../language/spec';
import { evaluateTemplate, evaluateText, type TemplateProblem } from '../../language/template';
import { describeValue } from '../../language/zod-diagnostics';
import type { ArgValue } from '../../ops/op';
import type { Shape } from '../../ops/shape';
import { type Environment, scopeAt, UNKNOWN_VALUE } from './environment';
import { type Expansion, pushDiagnostic, reportAt } from './expansion';
import type { Frame } from './frame';
import { originsOf } from './origin';
import { shapeOfReference } from './reference';

/** Where a template is written, and what its expressions see there. */
export interface Site {
  readonly expansion: Expansion;
  /** JSON pointer of the step or the output that the template belongs to. */
  readonly at: string;
  readonly environment: Environment;
  /** The shape that expressions can read: empty if there is none, null if it is unknown. */
  readonly shape: Shape | null;
  /** The body whose layers expressions can refer to. */
  readonly frame: Frame;
}

/** What the expressions at a site can refer to. */
export function scopeOfSite({ environment, shape, frame }: Omit<Site, 'at'>): Scope {
  return scopeAt(environment, shape, (layer) => shapeOfReference(frame, layer));
}

/** The value of a template under a key; undefined, with the problem reported, when it has none. */
function evaluateValue(site: Site, template: Template, key: string): ArgValue | undefined {
  if (!isComputed(template)) return template;
  return evaluateIn(site, template, key, scopeOfSite(site));
}

/** The value of a template in a scope of its own; undefined, with the problem reported, when it has none. */
export function evaluateIn(
  { expansion, at }: Pick<Site, 'expansion' | 'at'>,
  template: Template,
  key: string,
  scope: Scope,
): ArgValue | undefined {
  const value = evaluateTemplate(template, scope);
  return isExpressionProblem(value) ? reportProblem(expansion, value, childPointer(at, key)) : value;
}

/** The value of a template that must be true or false; null, with the problem reported, when it is neither. */
export function evaluateFlag(site: Site, template: Template, key: string): boolean | null {
  if (typeof template === 'boolean') return template;
  const value = evaluateValue(site, template, key);
  if (typeof value === 'boolean') return value;
  if (value !== undefined) reportWrongResult(site, { template, key, value, expected: 'true or false' });
  return null;
}

/** Whether a step is frozen, or the paths of the layers and parameters in it that are; null, with the problem reported, when unknown. */
export function evaluateFrozen(site: Site, { frozen }: Step): boolean | readonly string[] | null {
  if (typeof frozen === 'boolean') return frozen;
  const value = evaluateValue(site, frozen, 'frozen');
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String);
  if (value !== undefined) {
    const expected = 'true, false or a list of paths';
    reportWrongResult(site, { template: frozen, key: 'frozen', value, expected });
  }
  return null;
}

/** The value of a template that must be a count; null, with the problem reported, when it is none. */
export function evaluateCount(site: Site, template: Template, key: string): number | null {
  const value = evaluateValue(site, template, key);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  if (value === undefined) return null;
  const help = typeof value === 'number' && value >= 0 ? helpWithFraction(template) : undefined;
  reportWrongResult(site, { template, key, value, expected: 'a whole number of at least 0', help });
  return null;
}

/** The value of a template that must be a list; null, with the problem reported, when it is none. */
export function evaluateList(site: Site, template: Template, key: string): readonly ArgValue[] | null {
  const value = evaluateValue(site, template, key);
  if (Array.isArray(value)) return value;
  if (value !== undefined) reportWrongResult(site, { template, key, value, expected: 'a list' });
  return null;
}

/**
 * The text of a step's or a branch's name, null where it has none; undefined, with the problem reported, when it is
 * unknown. The name is the value of a key, or the site's own key where `key` is null.
 */
export function evaluateName(
  site: Site,
  name: TextTemplate | null,
  key: string | null,
): string | null | undefined {
  if (name === null || typeof name === 'string') return name;
  const { expansion, at } = site;
  const place = key === null ? at : childPointer(at, key);
  const target = key === null ? 'key' : 'value';
  const text = evaluateText(name, scopeOfSite(site));
  if (isExpressionProblem(text)) return reportProblem(expansion, text, place, target);
  const problem = pathNameProblem(text);
  if (problem === null) return text;
  const location = { document: expansion.document, path: fromPointer(place), target } as const;
  pushDiagnostic(expansion, invalidName('a layer', text, problem, location));
  return undefined;
}

/** The text of a reference to a step or an input; undefined, with the problem reported, when it is unknown. */
export function evaluateReference(site: Site, name: TextTemplate): string | undefined {
  if (typeof name === 'string') return name;
  const text = evaluateText(name, scopeOfSite(site));
  return isExpressionProblem(text) ? reportProblem(site.expansion, text, site.at) : text;
}

/** Reports why an expression has no value, unless an earlier error left it unknown. */
function reportProblem(
  expansion: Expansion,
  problem: TemplateProblem,
  at: string,
  target?: Target,
): undefined {
  if (problem.problem !== UNKNOWN_VALUE.problem)
    pushDiagnostic(expansion, diagnosticOfProblem(problem, expansion.document, at, target));
  return undefined;
}

/** A result that its place does not accept. */
interface WrongResult {
  readonly template: Template;
  readonly key: string;
  readonly value: ArgValue;
  readonly expected: string;
  /** The subject of the message; the expression when not given. */
  readonly what?: string;
  readonly help?: string | undefined;
}

/** What to write instead of an expression with a fraction as its value where a whole number is needed. */
export function helpWithFraction(template: Template): string {
  const isDivision = operationsIn(template).some(
    (operation) => operation.kind === 'binary' && operation.operator === '/',
  );
  return isDivision ? '"/" gives fractions: write "//", which rounds down' : 'write floor(...) or round(...)';
}

/** Reports an expression's result that its place does not accept, and where its names come from. */
export function reportWrongResult(
  { expansion, at, environment }: Site,
  { template, key, value, expected, what = 'the expression', help }: WrongResult,
): void {
  const message = `${what} must evaluate to ${expected}, not ${describeValue(value)}`;
  const why = originsOf(template, environment);
  reportAt(expansion, 'spec/invalid-value', childPointer(at, key), message, { why, help });
}
