import type { Diagnostic } from '../../diagnostics/diagnostic';
import { lookUp } from '../../python/classes';
import { createModule, runModule } from '../../python/compile/index';
import { isKind } from '../../python/kinds';
import { locationOf } from '../../python/location';
import { parseSource } from '../../python/parse';
import { representation } from '../../python/representation';
import type { Machine, PyFunction, PyModule, Value } from '../../python/value';
import { shortened } from '../../text/shortened';
import { splitArguments } from './written-call';

/** The name of the document with the call that makes the network, which is in no file. */
export const CALL_DOCUMENT = '<network>';

/** A call that makes the network. */
export interface NetworkCall {
  readonly callee: Value;
  /** The name in the file: `Net`. */
  readonly name: string;
  /** The arguments as they are written after the name. */
  readonly args: string;
  /** Each `name=value`, as `--set` gives it. */
  readonly settings: readonly string[];
  /** The part of the result: `.encoder`, `[1]`; empty for all of it. */
  readonly below: string;
}

/** Makes the network: the call is run as Python, with the names of the file. */
export function construct(
  machine: Machine,
  module: PyModule,
  { name, args, settings, below }: NetworkCall,
): Value {
  const all = [
    args.trim().replace(/,$/, ''),
    ...settings.map((setting) => asKeyword(module, setting)),
  ].filter((text) => text !== '');
  const source = { document: CALL_DOCUMENT, text: `__network__ = ${name}(${all.join(', ')})${below}\n` };
  const runner = createModule('__main__', '', source, null);
  for (const [key, value] of module.attributes) if (!key.startsWith('__')) runner.attributes.set(key, value);
  runModule(machine, runner, parseSource(source), source);
  return runner.attributes.get('__network__') ?? null;
}

/** A setting as a keyword argument; `act=relu` may omit the quotes if the file has no such name. */
function asKeyword(module: PyModule, setting: string): string {
  const [, name = setting, value = ''] = /^([^=]*)=(.*)$/s.exec(setting) ?? [];
  const isWord = /^[A-Za-z_][\w./-]*$/.test(value) && !['None', 'True', 'False'].includes(value);
  const isKnown = module.attributes.has(value.split('.')[0] ?? value);
  return `${name.trim()}=${isWord && !isKnown ? JSON.stringify(value) : value}`;
}

/**
 * The error for missing required parameters, with the signature and the source of each value; null if none is
 * missing.
 */
export function missingArguments(
  machine: Machine,
  { callee, name, args, settings }: NetworkCall,
): Diagnostic | null {
  const made = isKind(callee, 'class') ? lookUp(callee, '__init__') : callee;
  if (made === undefined || !isKind(made, 'function')) return null;
  const isMethod = isKind(callee, 'class');
  if (args.includes('*')) return null;
  const positional = splitArguments(args).filter((text) => !/^\w+\s*=[^=]/.test(text)).length;
  const keywords = [
    ...splitArguments(args).flatMap((text) => /^(\w+)\s*=[^=]/.exec(text)?.slice(1, 2) ?? []),
    ...settings.flatMap((text) => /^\s*(\w+)\s*=/.exec(text)?.slice(1, 2) ?? []),
  ];
  const names = made.parameters.names.slice(isMethod ? 1 : 0);
  const required = [...names, ...made.parameters.keywordOnly].filter((one) => !made.defaults.has(one));
  const given = new Set([...names.slice(0, positional), ...keywords]);
  const missing = required.filter((one) => !given.has(one));
  const [first] = missing;
  if (first === undefined) return null;
  return {
    code: 'pytorch/argument',
    severity: 'error',
    message: `${name} is missing the argument${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`,
    why: signatureText(machine, name, made, { isMethod, positional: names.slice(0, positional), keywords }),
    help: `give ${missing.map((one) => `--set ${one}=VALUE`).join(' ')}, or write '${name}(...)' with its arguments`,
    location: locationOf(made.place),
  };
}

/** `Net(num_classes, width=8, act='relu')`, and which of them are given and which by default. */
function signatureText(
  machine: Machine,
  name: string,
  { parameters, defaults }: PyFunction,
  {
    isMethod,
    positional,
    keywords,
  }: {
    readonly isMethod: boolean;
    readonly positional: readonly string[];
    readonly keywords: readonly string[];
  },
): string {
  const positionals = parameters.names.slice(isMethod ? 1 : 0);
  const all = [...positionals, ...parameters.keywordOnly];
  const written = (one: string) => {
    const value = defaults.get(one);
    return value === undefined ? one : `${one}=${shortened(defaultText(machine, value))}`;
  };
  const star = parameters.rest === null && parameters.keywordOnly.length > 0 ? ['*'] : [];
  const parts = [
    ...positionals.map(written),
    ...(parameters.rest === null ? star : [`*${parameters.rest}`]),
    ...parameters.keywordOnly.map(written),
    ...(parameters.keywordRest === null ? [] : [`**${parameters.keywordRest}`]),
  ];
  const given = all.filter((one) => positional.includes(one) || keywords.includes(one));
  const byDefault = all.filter((one) => defaults.has(one) && !given.includes(one));
  const sources = [
    ...(given.length === 0 ? [] : [`given: ${given.join(', ')}`]),
    ...(byDefault.length === 0 ? [] : [`by default: ${byDefault.join(', ')}`]),
  ];
  return [`its signature is ${name}(${parts.join(', ')})`, ...sources].join('; ');
}

/** A default as the source writes it where its text is long: a class or function by its name. */
function defaultText(machine: Machine, value: Value): string {
  return isKind(value, 'class') || isKind(value, 'function') ? value.name : representation(machine, value);
}
