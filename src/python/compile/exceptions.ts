import { call } from '../call';
import { isInstance, isSubclass, typeOf } from '../classes';
import { exceptionClass } from '../exceptions';
import {
  type Failure,
  failureOf,
  type Raised,
  type RefusalReason,
  raise,
  raised,
  unlessFailed,
} from '../failure';
import { isKind } from '../kinds';
import { representation, textOf } from '../representation';
import type { Statement, StatementOf } from '../syntax';
import { refuseUnknown } from '../unknown';
import type { Machine, Value } from '../value';
import type { Activation, Context, Evaluate, Execute } from './code';
import { compileNameDeletion, compileNameTarget } from './names';

/** Compiles `raise`. */
export function compileRaise(node: StatementOf<'Raise'>, context: Context): Execute {
  const { expression } = context.compiler;
  const value = node.exc == null ? null : expression(node.exc, context);
  const cause = node.cause == null ? null : expression(node.cause, context);
  return (frame) => {
    if (value === null) {
      frame.span = node;
      if (frame.handled === undefined) raise('RuntimeError', 'No active exception to reraise');
      throw frame.handled;
    }
    const given = value(frame);
    const from = cause === null ? undefined : cause(frame);
    frame.span = node;
    const failure = toRaised(frame.machine, given);
    if (from !== undefined) failure.exception.attributes.set('__cause__', from);
    throw failure;
  };
}

/** What an `except` throws, which keeps the exception that was being handled as its context. */
export function withContext(thrown: unknown, { exception: handled }: Raised): unknown {
  const failure = failureOf(thrown);
  if (failure?.kind !== 'raised' || failure.exception === handled) return thrown;
  const { attributes } = failure.exception;
  if ((attributes.get('__context__') ?? null) === null) attributes.set('__context__', handled);
  return thrown;
}

/** What `raise value` throws. */
export function toRaised(machine: Machine, value: Value): Raised {
  if (isKind(value, 'unknown')) return refuseUnknown(value, 'it cannot be raised');
  const made = isKind(value, 'class') ? call(machine, value, []) : value;
  if (!isKind(made, 'instance') || !isInstance(made, exceptionClass('BaseException')))
    return raise('TypeError', 'exceptions must derive from BaseException');
  return raised(made);
}

/** One `except`: whether it catches an exception, and its name for it. */
export interface Handler {
  readonly takes: (frame: Activation, failure: Raised) => boolean;
  readonly bind: (frame: Activation, failure: Raised) => void;
  readonly unbind: (frame: Activation) => void;
}

type HandlerNode = StatementOf<'Try'>['handlers'][number];

export function compileHandler(node: HandlerNode, context: Context): Handler {
  const type = node.type == null ? null : context.compiler.expression(node.type, context);
  const assign = node.name == null ? null : compileNameTarget(node.name, context);
  const forget = node.name == null ? null : compileNameDeletion(node.name, node, context, 'may be missing');
  return {
    takes: (frame, failure) => type === null || isTaken(frame, type, node, failure),
    bind: (frame, failure) => assign?.(frame, failure.exception),
    unbind: (frame) => forget?.(frame),
  };
}

function isTaken(frame: Activation, type: Evaluate, node: HandlerNode, failure: Raised): boolean {
  const wanted = type(frame);
  frame.span = node;
  const types = isKind(wanted, 'tuple') ? wanted.items : [wanted];
  return types.some((one) => {
    if (isKind(one, 'unknown')) return false;
    if (!isKind(one, 'class'))
      return raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
    return isSubclass(failure.exception.type, one);
  });
}

/**
 * Whether an `except` of a `try` takes what a missing import raises, and does without it: one that installs the library and
 * imports it again does not, nor one that ends in another exception or ends the program.
 */
export function takesImportErrors({ body, handlers }: StatementOf<'Try'>): boolean {
  const taken = ['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException'];
  const imported = importedModules(body);
  return handlers.some(({ type, body: otherwise }) => {
    if (importedModules(otherwise).some((name) => imported.includes(name)) || endsInError(otherwise))
      return false;
    if (type == null) return true;
    const types = type.nodeType === 'Tuple' ? type.elts : [type];
    return types.some((one: typeof type) => one.nodeType === 'Name' && taken.includes(one.id));
  });
}

function endsInError(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  if (last?.nodeType === 'Raise') return true;
  if (last?.nodeType !== 'Expr' || last.value.nodeType !== 'Call') return false;
  const { func } = last.value;
  const name = func.nodeType === 'Attribute' ? func.attr : func.nodeType === 'Name' ? func.id : '';
  return ['exit', '_exit', 'quit'].includes(name);
}

function importedModules(body: readonly Statement[]): readonly string[] {
  return body.flatMap((statement) => {
    if (statement.nodeType === 'Import') return statement.names.map(({ name }) => name);
    return statement.nodeType === 'ImportFrom' && statement.module !== null ? [statement.module] : [];
  });
}

/** The exception of Python behind what was thrown; anything else is rethrown. */
export function raisedOrThrow(thrown: unknown): Raised {
  const failure = failureOf(thrown);
  if (failure?.kind === 'raised') return failure;
  throw thrown;
}

/** The last line of a traceback: `ValueError: text`. */
function exceptionText(machine: Machine, { exception }: Raised): string {
  const { name, module } = typeOf(exception);
  const args = exception.attributes.get('args');
  const items = isKind(args, 'tuple') ? args.items : [];
  const isKey = name === 'KeyError' && items.length === 1;
  const told = () => (isKey ? representation(machine, items[0] ?? null) : textOf(machine, exception));
  const text = unlessFailed(told) ?? '<exception str() failed>';
  const shown = module === 'builtins' || module === '__main__' ? name : `${module}.${name}`;
  return text === '' ? shown : `${shown}: ${text}`;
}
/** Why something stopped: the words of a host, or the text of an exception of Python. */
export function toldReason(machine: Machine, failure: Failure): RefusalReason {
  if (failure.kind === 'refused') return failure.reason;
  if (failure.reason !== undefined) return failure.reason;
  const help = failure.help?.(machine) ?? null;
  const message = exceptionText(machine, failure);
  return { code: 'python/raised', message, ...(help === null ? {} : { help }) };
}
