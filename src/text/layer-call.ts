import { closingOf, isEmpty, isQuote, outside, type Span, separated, trimmed, unbalanced } from './brackets';

/** A name in a call and its place. */
export interface CallName extends Span {
  readonly text: string;
}

/** The value of an argument: a list, a string in quotes, or an expression. */
export type CallValue =
  | (Span & { readonly kind: 'list'; readonly items: readonly CallValue[] })
  | (CallName & { readonly kind: 'text' | 'expression' });

/** A value with a name: an argument, or an input of a module. */
interface Named<T> {
  readonly name: CallName;
  readonly value: T;
}

/** A layer that is written as a call: `conv1 = Conv2d(out_channels=64, kernel_size=3)(@input)`. */
export interface LayerCall {
  readonly name: CallName | null;
  readonly type: CallName;
  readonly args: readonly Named<CallValue>[];
  /** Its inputs, in their order or by their names; null if it takes the output of the layer before it. */
  readonly from: readonly CallName[] | readonly Named<CallName>[] | null;
}

/** Why a text is not a call, which part of it is wrong, and what to do. */
export interface CallProblem extends Span {
  readonly problem: string;
  readonly help: string;
  /** The place of an argument without a name among the arguments, from 0. */
  readonly position?: number;
}

/** Lists nested deeper than this are refused. */
const DEEPEST_LIST = 8;

/** Reads a layer that is written as a call, or tells why it is not one. Never throws. */
export function readLayerCall(text: string): LayerCall | CallProblem {
  const broken = unbalanced(text);
  if (broken !== null) {
    const { at, kind } = broken;
    const help = kind === 'not closed' ? 'close it' : 'take it out, or open it before';
    return refused({ start: at, end: at + 1 }, `${JSON.stringify(text[at])} is ${kind}`, help);
  }
  const whole = { start: 0, end: text.length };
  const [first = text.length] = outside(text, '(', whole);
  const [equals] = outside(text, '=', { start: 0, end: first });
  const name = equals === undefined ? null : nameAt(text, { start: 0, end: equals });
  if (name !== null && isEmpty(name))
    return refused({ start: 0, end: 1 }, 'a name must stand before "="', 'write conv1 = Conv2d(...)');
  const type = nameAt(text, { start: equals === undefined ? 0 : equals + 1, end: first });
  if (isEmpty(type)) return refused(type, 'a call needs a layer type', CALL_HELP);
  const groups = outside(text, '(', whole).map((open) => ({ start: open + 1, end: closingOf(text, open) }));
  const between = groups.map(({ end }, index) =>
    trimmed(text, { start: end + 1, end: (groups[index + 1]?.start ?? text.length + 1) - 1 }),
  );
  const extra = between.find((part) => !isEmpty(part)) ?? groups[2];
  if (extra !== undefined) return refused(extra, 'nothing may follow a call here', CALL_HELP);
  const [given, inputs] = groups;
  const args = given === undefined ? [] : readArguments(text, given);
  if ('problem' in args) return args;
  const from = inputs === undefined ? null : readInputs(text, inputs);
  return from !== null && 'problem' in from ? from : { name, type, args, from };
}

/** The name and the type of a layer whose call cannot be read, as far as they can be guessed. */
export function meantByCall(text: string): { readonly name?: string; readonly type?: string } {
  const [, name, type] = /^(?:\s*([^(=]+?)\s*=)?\s*([\w.]+)\s*(?:\(|$)/.exec(text) ?? [];
  return { ...(name !== undefined && { name }), ...(type !== undefined && { type }) };
}

/** The layer type of a call, also guessed for one that cannot be read; empty if there is none. */
export function typeOfCall(text: string): string {
  const call = readLayerCall(text);
  return isCallProblem(call) ? (meantByCall(text).type ?? '') : call.type.text;
}

/** Whether a text could not be read as a call. */
export function isCallProblem(call: LayerCall | CallProblem): call is CallProblem {
  return 'problem' in call;
}

const CALL_HELP =
  'write Conv2d(out_channels=64, kernel_size=3), with conv1 = before it for a name and (input) after it for its inputs';

function refused({ start, end }: Span, problem: string, help: string): CallProblem {
  return { start, end: Math.max(end, start + 1), problem, help };
}

function nameAt(text: string, part: Span): CallName {
  const { start, end } = trimmed(text, part);
  return { start, end, text: text.slice(start, end) };
}

function readArguments(text: string, group: Span): readonly Named<CallValue>[] | CallProblem {
  const args: Named<CallValue>[] = [];
  for (const [position, part] of separated(text, group).entries()) {
    const [, before = '', name] =
      /^(\s*)([A-Za-z_]\w*)\s*=(?!=)/.exec(text.slice(part.start, part.end)) ?? [];
    if (isEmpty(part)) return refused(part, 'an argument is missing before the comma', 'take the comma out');
    if (name === undefined) {
      const written = text.slice(part.start, part.end);
      const problem = refused(part, 'an argument has no name', `write argument=${written}`);
      return { ...problem, position };
    }
    const start = part.start + before.length;
    const named = { start, end: start + name.length, text: name };
    if (args.some((other) => other.name.text === name) || name === '__proto__')
      return refused(named, `"${name}" is given twice or cannot be a name`, 'take one out');
    const equals = text.indexOf('=', named.end);
    const value = readValue(text, trimmed(text, { start: equals + 1, end: part.end }), 0);
    if ('problem' in value) return value;
    args.push({ name: named, value });
  }
  return args;
}

function readValue(text: string, part: Span, depth: number): CallValue | CallProblem {
  const { start, end } = part;
  if (isEmpty(part)) return refused(part, 'a value is missing', 'write it, or leave the argument out');
  const first = text.charAt(start);
  if (first === '[' && closingOf(text, start) === end - 1) {
    if (depth >= DEEPEST_LIST)
      return refused(part, `lists are nested deeper than ${DEEPEST_LIST}`, 'leave brackets out');
    const items: CallValue[] = [];
    for (const item of separated(text, { start: start + 1, end: end - 1 })) {
      const value = readValue(text, item, depth + 1);
      if ('problem' in value) return value;
      items.push(value);
    }
    return { kind: 'list', items, start, end };
  }
  const inside = text.slice(start + 1, end - 1);
  if (isQuote(first) && text.indexOf(first, start + 1) === end - 1)
    return { kind: 'text', text: inside, start, end };
  const expression = text.slice(start, end);
  if (!expression.includes('${')) return { kind: 'expression', text: expression, start, end };
  const help = 'write it without "${" and "}"';
  return refused(part, 'a value in a call is an expression already', help);
}

function readInputs(
  text: string,
  group: Span,
): readonly CallName[] | readonly Named<CallName>[] | CallProblem {
  const parts = separated(text, group);
  if (parts.length === 0)
    return refused(group, 'the inputs of the call are missing', 'name them, or leave the parentheses out');
  const names: CallName[] = [];
  const named: Named<CallName>[] = [];
  for (const part of parts) {
    const [equals] = outside(text, '=', part);
    const source = nameAt(text, { start: equals === undefined ? part.start : equals + 1, end: part.end });
    const input = equals === undefined ? null : nameAt(text, { start: part.start, end: equals });
    if (isEmpty(source) || (input !== null && isEmpty(input)))
      return refused(part, 'the name of an input is missing', 'write it, or take the comma out');
    if (input === null) names.push(source);
    else if (named.some(({ name }) => name.text === input.text) || input.text === '__proto__')
      return refused(input, `the input "${input.text}" is given twice or cannot be a name`, 'take one out');
    else named.push({ name: input, value: source });
  }
  if (names.length === 0) return named;
  if (named.length === 0) return names;
  return refused(group, 'some inputs have names and others have none', 'name all of them or none');
}
