import type { Diagnostic } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';
import { fromPointer } from '../diagnostics/json-pointer';
import { findOp } from '../ops/index';
import { type CallValue, isCallProblem, type LayerCall, readLayerCall, typeOfCall } from '../text/layer-call';
import { quoted } from '../text/shortened';
import type { JsonObject } from './json-object';
import { type ParseContext, pushDiagnostic } from './parse-context';
import { containerTypes } from './schema';

/** The keys that the form of a call expresses. */
const SAID_BY_FORM: Readonly<Record<string, string>> = {
  type: 'write the type before the parentheses',
  name: 'write it before the call: conv1 = Conv2d(...)',
  from: 'write the inputs after the call: Conv2d(...)(conv1)',
};

/** The object form of a layer that is written as a call; null, with its error reported, if it is not a call. */
export function recordOfCall(context: ParseContext, text: string, at: string): JsonObject | null {
  const { document } = context;
  const refuse = (
    problem: string,
    help: string,
    within: { readonly start: number; readonly end: number },
  ) => {
    const location = { document, path: fromPointer(at), within };
    pushDiagnostic(context, (): Diagnostic => errorAt(location, 'spec/call', problem, { help }));
    return null;
  };
  context.calls.add(at);
  const call = readLayerCall(text);
  if (isCallProblem(call)) {
    const { problem, help, position, start, end } = call;
    const unnamed = position === undefined ? null : helpWithUnnamed(text, position, text.slice(start, end));
    return refuse(problem, unnamed ?? help, call);
  }
  const { type, args } = call;
  if (containerTypes.includes(type.text)) {
    const help = `write it as an object: {"type": ${quoted(type.text)}, ...}`;
    return refuse(`${type.text} contains layers, which a call cannot express`, help, type);
  }
  for (const { name } of args) {
    const help = Object.hasOwn(SAID_BY_FORM, name.text) ? SAID_BY_FORM[name.text] : undefined;
    if (help !== undefined) return refuse(`"${name.text}" is not an argument of a call`, help, name);
  }
  return objectOf(call);
}

/**
 * What to write for an argument without a name: PyTorch's name of the argument at this position, or, for a
 * name, an input.
 */
function helpWithUnnamed(text: string, position: number, value: string): string | null {
  const type = typeOfCall(text);
  const argument = helpWithPosition(type, position, value);
  if (!NAMES.test(value)) return argument;
  const input = inputCall(type, text, value);
  // A function has its inputs first.
  return argument === null || findOp(type)?.form === 'function'
    ? `inputs go into a second pair of parentheses: write ${input}`
    : `${argument}; or, if it is an input, ${input}`;
}

/** Names of steps and inputs, alone or as a list. */
const NAMES = /^\s*(?:\[\s*)?@?[A-Za-z_][\w.]*(?:\s*,\s*@?[A-Za-z_][\w.]*)*\s*(?:\]\s*)?$/;

/** The call with the contents of its parentheses as inputs, or only this value if there are others. */
function inputCall(type: string, text: string, value: string): string {
  const inside = text.slice(text.indexOf('(') + 1, text.indexOf(')'));
  const isAll = NAMES.test(inside);
  const names = (isAll ? inside : value).replace(/[[\]]/g, '').trim();
  return `${type}(${isAll ? '' : '...'})(${names})`;
}

function helpWithPosition(type: string, position: number, value: string): string | null {
  const op = findOp(type);
  const name = (op?.positional ?? Object.keys(op?.fields ?? {}))[position];
  if (op === undefined || name === undefined) return null;
  const isInferred = op.fields[name]?.inferred === true;
  const leaveOut = isInferred ? ', or leave it out: it follows from the input' : '';
  return `in PyTorch argument ${position + 1} of ${type} is ${name}: write ${name}=${value}${leaveOut}`;
}

function objectOf({ name, type, args, from }: LayerCall): JsonObject {
  return {
    type: type.text,
    ...Object.fromEntries(args.map((argument) => [argument.name.text, valueInObject(argument.value)])),
    ...(name !== null && { name: name.text }),
    ...(from !== null && { from: sourceOf(from) }),
  };
}

function sourceOf(from: NonNullable<LayerCall['from']>): unknown {
  const names = from.flatMap((source) => ('value' in source ? [] : [source.text]));
  if (names.length > 0) return names.length === 1 ? names[0] : names;
  return Object.fromEntries(
    from.flatMap((source) => ('value' in source ? [[source.name.text, source.value.text]] : [])),
  );
}

/** A value in the object form: numbers, true, false and null as themselves, other expressions as `${...}`. */
function valueInObject(value: CallValue): unknown {
  if (value.kind === 'list') return value.items.map(valueInObject);
  if (value.kind === 'text') return value.text;
  return JSON_SCALAR.test(value.text) ? JSON.parse(value.text) : `\${${value.text}}`;
}

/** A literal; numbers with so few digits that they are finite and, if whole, exact. */
const JSON_SCALAR = /^(true|false|null|-?(0|[1-9]\d{0,14})(\.\d{1,15})?(e-?\d{1,2})?)$/;
