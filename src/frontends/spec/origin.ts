import { fromPointer } from '../../diagnostics/json-pointer';
import { isExpressionProblem } from '../../language/parse-expression';
import type { Template } from '../../language/spec';
import { describeValue } from '../../language/zod-diagnostics';
import { shortened } from '../../text/shortened';
import type { Environment } from './environment';
import { namesIn } from './variables';

/** The document of variables that the command line gives. */
const COMMAND_LINE = '--set';

/**
 * Where the values of an expression's names come from, for an error about its result: `width is 0, as --set
 * says`. Undefined if that is clear from the expression and its document.
 */
export function originsOf(template: Template, environment: Environment): string | undefined {
  const origins = [...namesIn(template)].flatMap((name) => originOf(name, environment) ?? []);
  return origins.length === 0 ? undefined : origins.join('; ');
}

function originOf(name: string, environment: Environment): string | null {
  let inner: Environment | null = environment;
  while (inner !== null && !inner.values.has(name)) inner = inner.parent;
  const value = inner?.values.get(name);
  if (inner === null || value === undefined || isExpressionProblem(value)) return null;
  const { use, vars = [] } = inner;
  const is = `${name} is ${describeValue(value)}`;
  if (use !== undefined) {
    const place = fromPointer(use.at).join('.');
    const isGiven = use.args.some(([given]) => given === name);
    return `${is}, ${isGiven ? 'given to' : 'the default in'} ${shortened(use.type)} at ${place}`;
  }
  const isSet = vars.some(
    (variable) => variable.name === name && variable.location.document === COMMAND_LINE,
  );
  return isSet ? `${is}, as ${COMMAND_LINE} says` : null;
}
