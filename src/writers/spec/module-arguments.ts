import { findOp } from '../../ops/index';
import type { SpecObject, SpecValue } from './json';
import type { WrittenStep } from './written-step';

/** A step of a module with its arguments, in one of the module's calls. */
export interface Site {
  readonly step: WrittenStep;
  readonly type: string;
  readonly args: SpecObject;
}

/** The arguments of a module. */
export interface Arguments {
  /** What the module's layers have, `"${...}"` for what the calls differ in; by step of the first call. */
  readonly written: ReadonlyMap<WrittenStep, SpecObject>;
  /** The arguments with their defaults, null for those that must be given. */
  readonly defaults: SpecObject;
  /** What each call gives. */
  readonly given: readonly SpecObject[];
}

/** An argument: the values of the calls, in their order, and what it is called. */
interface Argument {
  readonly name: string;
  readonly values: readonly SpecValue[];
}

/**
 * Finds the arguments of a module, by its calls. `calls` has for each call its steps, in one order; what is the same in all
 * of them is written out, and what differs in the same way is one argument.
 */
export function argumentsOf(
  calls: readonly (readonly Site[])[],
  defaultsOf: (module: string) => SpecObject | undefined,
): Arguments {
  const found = new Map<string, Argument>();
  const names = new Set<string>();
  const written = new Map<WrittenStep, SpecObject>();
  for (const [at, { step, type }] of (calls[0] ?? []).entries()) {
    const sites = calls.map((call) => call[at]);
    const keys = inOrder(type, new Set(sites.flatMap((site) => Object.keys(site?.args ?? {}))));
    const args: Record<string, SpecValue> = {};
    for (const key of keys) {
      const otherwise = defaultOf(key, type, defaultsOf);
      const values = sites.map((site) => site?.args[key] ?? otherwise);
      const [first = null] = values;
      const texts = values.map((value) => JSON.stringify(value));
      if (texts.every((text) => text === texts[0])) {
        args[key] = first;
        continue;
      }
      const id = texts.join();
      const argument = found.get(id) ?? { name: nameFor(key, step, names), values };
      names.add(argument.name);
      found.set(id, argument);
      args[key] = `\${${argument.name}}`;
    }
    written.set(step, args);
  }
  const all = [...found.values()];
  const defaults = Object.fromEntries(all.map(({ name, values }) => [name, commonest(values)]));
  const given = calls.map((_, call) =>
    Object.fromEntries(
      all.flatMap(({ name, values }): readonly (readonly [string, SpecValue])[] => {
        const value = values[call] ?? null;
        return JSON.stringify(value) === JSON.stringify(defaults[name]) ? [] : [[name, value]];
      }),
    ),
  );
  return { written, defaults, given };
}

/** Arguments in the order that the type has them, with what every layer knows behind. */
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
  if (key === 'called') return true;
  return defaultsOf(type)?.[key] ?? (op?.fields[key]?.default as SpecValue | undefined) ?? null;
}

/** The value that half of the calls or more give, which is then the default; null, so that it must be given, for none. */
function commonest(values: readonly SpecValue[]): SpecValue {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(JSON.stringify(value), (counts.get(JSON.stringify(value)) ?? 0) + 1);
  const [text = 'null', count = 0] = [...counts].sort((left, right) => right[1] - left[1])[0] ?? [];
  return count > 1 && count * 2 >= values.length ? (JSON.parse(text) as SpecValue) : null;
}

/** The key itself, or with the name of its layer where another argument has it, or the language means something else by it. */
function nameFor(key: string, { name, type }: WrittenStep, taken: ReadonlySet<string>): string {
  const isFree = (one: string) => !taken.has(one) && !RESERVED.has(one);
  if (isFree(key)) return key;
  const layer = /^[A-Za-z_]\w*$/.test(name)
    ? name
    : `${type.replace(/\W+/g, '_').toLowerCase()}_${name.replace(/\W+/g, '_')}`;
  let wanted = `${layer}_${key}`;
  for (let number = 2; !isFree(wanted); number += 1) wanted = `${layer}_${key}_${number}`;
  return wanted;
}

/** What steps know themselves, and the names and functions of expressions. */
const RESERVED = new Set(
  `type name from when functional frozen called layers reuse outputs in_channels in_features height width size and or
  not true false null min max floor ceil round abs divisible`.split(/\s+/),
);
