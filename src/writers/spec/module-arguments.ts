import { findOp } from '../../ops/index';
import { unusedName } from '../unused-name';
import type { SpecObject, SpecValue } from './json';

/** A step of a module with its arguments in one of the module's calls. */
export interface Site<S extends Named> {
  readonly step: S;
  readonly type: string;
  readonly args: SpecObject;
  /** Whether this call leaves out the step, so that its arguments do not matter. */
  readonly isLeftOut: boolean;
}

/** The layer type or module that is called. */
interface Named {
  readonly name: string;
}

/** The arguments of a module. */
export interface Arguments<S extends Named> {
  /** The arguments of the module's layers, with `"${...}"` where the calls differ; by step of the first call. */
  readonly written: ReadonlyMap<S, SpecObject>;
  /** The arguments with their defaults, null for required ones. */
  readonly defaults: SpecObject;
  /** The arguments that each call passes. */
  readonly given: readonly SpecObject[];
}

/** An argument: the values of the calls, in their order, and its name. */
interface Argument {
  /** Its name in the first layer that takes it. */
  readonly key: string;
  readonly name: string;
  readonly values: readonly SpecValue[];
  /** Its default in the first layer that takes it. */
  readonly otherwise: SpecValue;
}

/** What the arguments of a module depend on, apart from its calls. */
export interface ArgumentRules {
  /** The defaults of a module that is used inside; undefined for a layer. */
  readonly defaultsOf: (module: string) => SpecObject | undefined;
  /** Names that no argument may have. */
  readonly reserved: ReadonlySet<string>;
  /** Arguments that it always has, with their values in the calls. */
  readonly declared?: readonly Pick<Argument, 'name' | 'values'>[];
  /**
   * The default of an argument, null if it is required; if there is no rule, the value that at least half of
   * the calls have.
   */
  readonly defaultFor?: (values: readonly SpecValue[], otherwise: SpecValue) => SpecValue;
}

/**
 * Finds the arguments of a module, by its calls. `calls` has for each call its steps, in one order; what is the
 * same in all of them is written out, and values that differ in the same way share one argument.
 */
export function argumentsOf<S extends Named>(
  calls: readonly (readonly Site<S>[])[],
  { defaultsOf, reserved, declared = [], defaultFor = commonest }: ArgumentRules,
): Arguments<S> {
  const found: Argument[] = declared.map((one) => ({ ...one, key: one.name, otherwise: null }));
  const names = new Set<string>([...reserved, ...declared.map(({ name }) => name)]);
  const written = new Map<S, SpecObject>();
  for (const [at, { step, type }] of (calls[0] ?? []).entries()) {
    const sites = calls.map((call) => call[at]);
    const keys = inOrder(type, new Set(sites.flatMap((site) => Object.keys(site?.args ?? {}))));
    const args: Record<string, SpecValue> = {};
    for (const key of keys) {
      const otherwise = defaultOf(key, type, defaultsOf);
      const given = sites.map((site) =>
        site === undefined || (site.isLeftOut && key !== 'when') ? undefined : (site.args[key] ?? otherwise),
      );
      const [first = null, ...others] = given.filter((value) => value !== undefined);
      const isOptional = given.includes(undefined);
      const known =
        found.find((one) => (!isOptional || one.key === key) && isCompatible(one.values, given)) ??
        found.find(({ values }) => isCompatible(values, given));
      const isOne = others.every((value) => isEqual(value, first));
      if (isOne && !(isOptional && known?.key === key)) {
        if (key !== 'when' || first !== true) args[key] = first;
        continue;
      }
      const argument = known ?? { key, name: nameFor(key, step, names), values: filled(given), otherwise };
      if (known === undefined) found.push(argument);
      names.add(argument.name);
      args[key] = `\${${argument.name}}`;
    }
    written.set(step, args);
  }
  const defaults = Object.fromEntries(
    found.map(({ name, values, otherwise }) => [name, defaultFor(values, otherwise)]),
  );
  const given = calls.map((_, call) =>
    Object.fromEntries(
      found.flatMap(({ name, values }): readonly (readonly [string, SpecValue])[] => {
        const value = values[call] ?? null;
        return isEqual(value, defaults[name] ?? null) ? [] : [[name, value]];
      }),
    ),
  );
  return { written, defaults, given };
}

/** Arguments in the order of the type, followed by those that every layer has. */
function inOrder(type: string, keys: ReadonlySet<string>): readonly string[] {
  const order = Object.keys(findOp(type)?.fields ?? {});
  return [...order.filter((key) => keys.has(key)), ...[...keys].filter((key) => !order.includes(key))];
}

function defaultOf(
  key: string,
  type: string,
  defaultsOf: (module: string) => SpecObject | undefined,
): SpecValue {
  const op = findOp(type);
  if (key === 'functional') return op?.form === 'function';
  if (key === 'frozen') return false;
  if (key === 'called' || key === 'when') return true;
  return defaultsOf(type)?.[key] ?? op?.fields[key]?.default ?? null;
}

function isEqual(one: SpecValue, other: SpecValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isCompatible(values: readonly SpecValue[], given: readonly (SpecValue | undefined)[]): boolean {
  return given.every((value, call) => value === undefined || isEqual(value, values[call] ?? null));
}

/** The values of the calls, with the most common one for those that leave out the step. */
function filled(given: readonly (SpecValue | undefined)[]): readonly SpecValue[] {
  const usual = countedValues(given.filter((value) => value !== undefined))[0]?.value ?? null;
  return given.map((value) => (value === undefined ? usual : value));
}

/**
 * The value that at least half of the calls have, which becomes the default; null if there is none, so that the
 * argument is required.
 */
function commonest(values: readonly SpecValue[]): SpecValue {
  const [{ value, count } = { value: null, count: 0 }] = countedValues(values);
  return count > 1 && count * 2 >= values.length ? value : null;
}

/** Each value once, the most frequent first. */
function countedValues(
  values: readonly SpecValue[],
): readonly { readonly value: SpecValue; readonly count: number }[] {
  const counts = new Map<string, { readonly value: SpecValue; readonly count: number }>();
  for (const value of values) {
    const text = JSON.stringify(value);
    counts.set(text, { value, count: (counts.get(text)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

/** The key itself, or the key with the name of its layer if the key is taken or has another meaning in the language. */
function nameFor(key: string, { name }: Named, taken: ReadonlySet<string>): string {
  const isName = /^[A-Za-z_]\w*$/.test(name);
  const wanted = key === 'when' ? [isName ? name : 'is_there'] : [key, ...(isName ? [`${name}_${key}`] : [])];
  const isTaken = (one: string) => taken.has(one);
  return wanted.find((one) => !isTaken(one)) ?? unusedName(wanted[0] ?? key, isTaken);
}
