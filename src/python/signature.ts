import { didYouMean } from '../diagnostics/nearest';
import { createDict, createTuple } from './containers';
import { raise } from './failure';
import { isKind } from './kinds';
import type { Keywords, Parameters, Value } from './value';

/** The slots that a call's arguments are bound to: names, keyword-only names, `*args`, `**kwargs`. */
export type Bound = (Value | undefined)[];

/** Binds the arguments of a call to parameters as Python does, with Python's errors; `name` is the function's. */
export function bindArguments(
  name: string,
  parameters: Parameters,
  defaults: ReadonlyMap<string, Value>,
  args: readonly Value[],
  keywords: Keywords,
): Bound {
  const { names, keywordOnly, rest, keywordRest } = parameters;
  const bound: Bound = args.slice(0, names.length);
  if (args.length > names.length && rest === null)
    raise('TypeError', tooMany(name, parameters, defaults, args), () => helpForSelf(name, names, args));
  const others = keywords.size === 0 ? null : bindKeywords(name, parameters, bound, keywords);
  if (bound.length < names.length + keywordOnly.length) bound.length = names.length + keywordOnly.length;
  fillDefaults(name, parameters, defaults, bound);
  if (rest !== null) bound.push(createTuple(args.slice(names.length)));
  if (keywordRest !== null) bound.push(others ?? createDict());
  return bound;
}

/** The help for a method whose parameters lack `self`: it is called with one argument more than it takes. */
function helpForSelf(name: string, names: readonly string[], args: readonly Value[]): string | null {
  const [given] = args;
  const isMethod = isKind(given, 'instance') && name.startsWith(`${given.type.name}.`);
  if (!isMethod || args.length !== names.length + 1 || names[0] === 'self') return null;
  const written = ['self', ...names].join(', ');
  return `the first parameter of a method is the instance itself: write ${name.split('.').at(-1)}(${written})`;
}

function bindKeywords(name: string, parameters: Parameters, bound: Bound, keywords: Keywords): Value | null {
  const { names, positionalOnly, keywordOnly, keywordRest } = parameters;
  const others = keywordRest === null ? null : createDict();
  for (const [key, value] of keywords) {
    const at = names.indexOf(key, positionalOnly);
    const index = at >= 0 ? at : keywordOnly.includes(key) ? names.length + keywordOnly.indexOf(key) : -1;
    if (index < 0) {
      if (others === null)
        raise('TypeError', unexpected(name, parameters, key), () =>
          didYouMean(key, [...names.slice(positionalOnly), ...keywordOnly]),
        );
      others.entries.set(key, { key, value });
    } else if (bound[index] !== undefined) {
      raise('TypeError', `${name}() got multiple values for argument '${key}'`);
    } else bound[index] = value;
  }
  return others;
}

function fillDefaults(
  name: string,
  { names, keywordOnly }: Parameters,
  defaults: ReadonlyMap<string, Value>,
  bound: Bound,
): void {
  const missing: string[] = [];
  for (let index = 0; index < names.length; index += 1) {
    if (bound[index] !== undefined) continue;
    const key = names[index] ?? '';
    bound[index] = defaults.get(key);
    if (bound[index] === undefined) missing.push(key);
  }
  if (missing.length > 0) raise('TypeError', missingText(name, 'positional', missing));
  keywordOnly.forEach((key, offset) => {
    const index = names.length + offset;
    if (bound[index] === undefined) bound[index] = defaults.get(key);
    if (bound[index] === undefined) missing.push(key);
  });
  if (missing.length > 0) raise('TypeError', missingText(name, 'keyword-only', missing));
}

function missingText(name: string, kind: string, missing: readonly string[]): string {
  const words = missing.map((word) => `'${word}'`);
  const last = words.pop();
  const list =
    words.length === 0
      ? last
      : words.length === 1
        ? `${words[0]} and ${last}`
        : `${words.join(', ')}, and ${last}`;
  const plural = missing.length === 1 ? '' : 's';
  return `${name}() missing ${missing.length} required ${kind} argument${plural}: ${list}`;
}

function unexpected(name: string, { names, positionalOnly }: Parameters, key: string): string {
  return names.slice(0, positionalOnly).includes(key)
    ? `${name}() got some positional-only arguments passed as keyword arguments: '${key}'`
    : `${name}() got an unexpected keyword argument '${key}'`;
}

function tooMany(
  name: string,
  { names }: Parameters,
  defaults: ReadonlyMap<string, Value>,
  args: readonly Value[],
): string {
  const required = names.filter((one) => !defaults.has(one)).length;
  const takes = required === names.length ? `${names.length}` : `from ${required} to ${names.length}`;
  const plural = names.length === 1 && required === names.length ? '' : 's';
  const given = `${args.length} ${args.length === 1 ? 'was' : 'were'} given`;
  return `${name}() takes ${takes} positional argument${plural} but ${given}`;
}

/** Parameters from Python's own notation: `parameters('x', 'dim', '*', 'keepdim')`, `/` and `**kwargs` too. */
export function parametersOf(...written: readonly string[]): Parameters {
  const names: string[] = [];
  const keywordOnly: string[] = [];
  let positionalOnly = 0;
  let rest: string | null = null;
  let keywordRest: string | null = null;
  let isBehindStar = false;
  for (const word of written) {
    if (word === '/') positionalOnly = names.length;
    else if (word.startsWith('**')) keywordRest = word.slice(2);
    else if (word.startsWith('*')) {
      rest = word === '*' ? null : word.slice(1);
      isBehindStar = true;
    } else (isBehindStar ? keywordOnly : names).push(word);
  }
  return { names, positionalOnly, rest, keywordOnly, keywordRest };
}
