import type { Field } from '../ops/field';
import type { Args, ArgValue, Op } from '../ops/op';
import { isValueOf, refusalOfValue } from './field-values';
import { expectedOf } from './field-words';

/** Arguments by their names, as a front end read them. */
export type NamedArguments = Readonly<Record<string, unknown>>;

/** What is wrong with one argument of a call. */
export type ArgumentProblem =
  /** The op has no argument of this name. */
  | { readonly kind: 'unknown'; readonly argument: string }
  /** It is missing and has no default. */
  | { readonly kind: 'missing'; readonly argument: string; readonly expected: string }
  /** It has an unexpected value; `index` is that of the wrong item, null if the whole argument is wrong. */
  | {
      readonly kind: 'invalid';
      readonly argument: string;
      readonly index: number | null;
      readonly expected: string;
      readonly value: unknown;
    }
  /** It is given both by position and by name. */
  | { readonly kind: 'twice'; readonly argument: string }
  /** More positional arguments are given than the op has. */
  | { readonly kind: 'too many'; readonly given: number; readonly most: number };

/** The complete arguments of a call, or all that is wrong with them. */
export type CheckedArguments =
  | { readonly args: Args; readonly problems: readonly [] }
  | { readonly args: null; readonly problems: readonly ArgumentProblem[] };

/**
 * Checks the arguments of a call and adds the defaults, in the order of the op's fields; arguments that follow
 * from the input are null when not given.
 */
export function checkArguments(op: Op, named: NamedArguments): CheckedArguments {
  const problems: ArgumentProblem[] = [];
  for (const argument of Object.keys(named)) {
    if (!Object.hasOwn(op.fields, argument)) problems.push({ kind: 'unknown', argument });
  }
  const args: Record<string, ArgValue> = {};
  for (const argument in op.fields) {
    const field = op.fields[argument];
    if (field === undefined) continue;
    const value = Object.hasOwn(named, argument) ? named[argument] : undefined;
    const found = checkArgument(argument, field, value);
    if ('problem' in found) problems.push(found.problem);
    else args[argument] = found.value;
  }
  return problems.length === 0 ? { args, problems: [] } : { args: null, problems };
}

/** Binds positional arguments, in PyTorch's order, and named ones to the fields, then checks and completes them. */
export function bindArguments(
  op: Op,
  positional: readonly unknown[],
  named: NamedArguments,
): CheckedArguments {
  const names = op.positional ?? Object.keys(op.fields);
  const problems: ArgumentProblem[] = [];
  if (positional.length > names.length)
    problems.push({ kind: 'too many', given: positional.length, most: names.length });
  const byPosition = names
    .slice(0, positional.length)
    .map((name, index) => [name, positional[index]] as const);
  for (const [argument] of byPosition) {
    if (Object.hasOwn(named, argument)) problems.push({ kind: 'twice', argument });
  }
  const checked = checkArguments(op, { ...named, ...Object.fromEntries(byPosition) });
  return problems.length === 0 ? checked : { args: null, problems: [...problems, ...checked.problems] };
}

/** What a field expects instead of a value; null if it accepts the value. */
export function expectedInstead(field: Field, value: unknown): string | null {
  return refusalOfValue(field, value)?.expected ?? null;
}

function checkArgument(
  argument: string,
  field: Field,
  given: unknown,
): { readonly value: ArgValue } | { readonly problem: ArgumentProblem } {
  if (given === undefined && field.default === undefined)
    return { problem: { kind: 'missing', argument, expected: expectedOf(field) } };
  const value = given === undefined ? field.default : given;
  if (isValueOf(field, value)) return { value };
  const { expected = expectedOf(field), index = null } = refusalOfValue(field, value) ?? {};
  const wrong = index === null || !Array.isArray(given) ? given : given[index];
  return { problem: { kind: 'invalid', argument, index, expected, value: wrong } };
}
