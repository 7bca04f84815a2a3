import type { Field } from '../../ops/field';
import { findOp } from '../../ops/index';
import type { Args, ArgValue, Op } from '../../ops/op';
import { type Shape, spatialDims } from '../../ops/shape';
import { literal, tuple } from '../python/literals';
import type { SpecObject, SpecValue } from '../spec/json';

/** An argument of a call: its value, or the name of the class's argument that gives it. */
export interface Argument {
  readonly value: SpecValue;
  /** As Python writes it. */
  readonly text: string;
  readonly isNamed: boolean;
}

/** The arguments of a call by name; null for one that is its default. */
export type ArgumentOf = (name: string) => Argument | null;

/** `name=value` of those among some arguments that are not their default. */
export function byName(of: ArgumentOf, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const argument = of(name);
    return argument === null ? [] : [`${name}=${argument.text}`];
  });
}

const NAMED = /^\$\{(.+)\}$/;

/** How the arguments of a layer type are written, `prefix` before the names of the class's own: `self.` in a forward. */
export function argumentsAs(type: string, args: SpecObject, prefix: string): ArgumentOf {
  const op = findOp(type);
  // A whole number with a tensor of whole numbers keeps the result whole: `ids * 2` is not `ids * 2.0`.
  const fieldOf = (name: string): Field | undefined => {
    const isAsWritten = op?.operand !== undefined && typeof args[name] === 'number';
    return isAsWritten ? undefined : op?.fields[name];
  };
  return (name) => (Object.hasOwn(args, name) ? argumentAs(args[name] ?? null, fieldOf(name), prefix) : null);
}

/** How one argument is written. */
export function argumentAs(value: SpecValue, field: Field | undefined, prefix: string): Argument {
  const name = typeof value === 'string' ? NAMED.exec(value)?.[1] : undefined;
  if (name !== undefined) return { value, text: withPrefix(name, prefix), isNamed: true };
  if (Array.isArray(value) && value.some((item) => typeof item === 'string' && NAMED.test(item))) {
    const items = value.map((item: SpecValue) => argumentAs(item, undefined, prefix).text);
    return { value, text: tuple(items), isNamed: true };
  }
  return { value, text: literal(asArgValue(value), field ?? null), isNamed: false };
}

/** A value of a spec as that of an argument; null for an object, which no argument is. */
export function asArgValue(value: SpecValue): ArgValue {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(asArgValue) : null;
}

/** The arguments of a layer that are not the default, with those that PyTorch cannot infer from the input. */
export function givenArgs({ type, fields }: Op, args: Args, [input]: readonly Shape[]): SpecObject {
  const given: Record<string, SpecValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = args[name] ?? null;
    if (name === 'normalized_shape' && value === null && !type.endsWith('2d'))
      given[name] = input?.at(-1) ?? 1;
    // PyTorch takes None for each axis, but not in one dimension.
    else if (name === 'output_size' && value === null && type.startsWith('Adaptive'))
      given[name] = type.endsWith('1d') ? (input?.at(-1) ?? 1) : spatialDims(input ?? []).map(() => null);
    else if (field.default === undefined || JSON.stringify(value) !== JSON.stringify(field.default))
      given[name] = value;
  }
  return given;
}

/** The names of an expression as attributes. */
function withPrefix(expression: string, prefix: string): string {
  return expression.replace(/[A-Za-z_]\w*/g, (name) => prefix + name);
}
