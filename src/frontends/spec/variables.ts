import type { Diagnostic } from '../../diagnostics/diagnostic';
import { orderByDependency } from '../../language/dependencies';
import { operationsIn } from '../../language/operations';
import { diagnosticOfProblem } from '../../language/parse-context';
import { type ExpressionProblem, isExpressionProblem } from '../../language/parse-expression';
import { isComputed, type Spec, type Template, type VarSpec } from '../../language/spec';
import { evaluateTemplate } from '../../language/template';
import type { ArgValue } from '../../ops/op';
import { type Environment, UNKNOWN_VALUE } from './environment';

/**
 * The values of a document's variables, which may use each other in any order, but not in a cycle, and not the
 * shape.
 *
 * A variable without a value is reported once and then unknown; its uses cause no further errors.
 */
export function evaluateVariables(
  spec: Pick<Spec, 'vars' | 'document'>,
  report: (diagnostic: Diagnostic) => void,
): Environment['values'] {
  const values = new Map<string, ArgValue | ExpressionProblem>();
  if (!spec.vars.some(({ value }) => isComputed(value))) return literalValues(spec.vars);
  const specs = new Map(spec.vars.map((variable) => [variable.name, variable]));
  const uses = new Map(spec.vars.map(({ name, value }) => [name, namesIn(value)]));
  const { order, cycles } = orderByDependency(uses);
  for (const cycle of cycles) report(cycleProblem(specs, cycle));
  const scope = {
    lookUp: (name: string) => values.get(name) ?? (specs.has(name) ? UNKNOWN_VALUE : undefined),
    names: () => specs.keys(),
    size: () => NO_SHAPE,
  };
  for (const name of order) {
    const variable = specs.get(name);
    if (variable === undefined) continue;
    const { value: template, location } = variable;
    const value = evaluateTemplate(template, scope);
    values.set(name, isExpressionProblem(value) ? UNKNOWN_VALUE : value);
    if (!isExpressionProblem(value) || value.problem === UNKNOWN_VALUE.problem) continue;
    const within = { ...location, within: value.within };
    report({ ...diagnosticOfProblem(value, spec.document, ''), location: within });
  }
  for (const name of specs.keys()) if (!values.has(name)) values.set(name, UNKNOWN_VALUE);
  return values;
}

/** The values of variables that are all written out. */
function literalValues(vars: readonly VarSpec[]): ReadonlyMap<string, ArgValue> {
  const values = new Map<string, ArgValue>();
  for (const { name, value } of vars) if (!isComputed(value)) values.set(name, value);
  return values;
}

const NO_SHAPE: ExpressionProblem = {
  code: 'expression/unknown-name',
  problem: 'a variable cannot ask for the shape',
  word: 'size',
};

function cycleProblem(specs: ReadonlyMap<string, VarSpec>, cycle: readonly string[]): Diagnostic {
  const [first = ''] = cycle;
  const location = specs.get(first)?.location;
  return {
    code: 'expression/unknown-name',
    severity: 'error',
    message: `the variable "${first}" uses itself: ${[...cycle, first].join(' > ')}`,
    help: 'give one of them a value of its own',
    ...(location === undefined ? {} : { location: { ...location, target: 'key' } }),
  };
}

/** The names that a template's expressions use. */
export function namesIn(template: Template): ReadonlySet<string> {
  return new Set(
    operationsIn(template).flatMap((operation) => (operation.kind === 'name' ? [operation.name] : [])),
  );
}
