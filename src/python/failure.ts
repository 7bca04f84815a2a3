import type { DiagnosticCode } from '../diagnostics/diagnostic';
import { isSubclass } from './classes';
import { createException, type ExceptionName, exceptionClass } from './exceptions';
import type { Instance, Machine, Place } from './value';

/** A place in the calls that led to a failure. */
export interface StackEntry {
  readonly place: Place;
  /** What runs there, as tracebacks name it: `forward`, `<module>`. */
  readonly name: string;
}

/** An exception of Python on its way to what catches it. */
export interface Raised {
  readonly kind: 'raised';
  readonly exception: Instance;
  /** The innermost call first; it grows while the exception leaves functions. */
  readonly stack: StackEntry[];
  /** What to do about it, computed when it is reported; null for nothing. */
  readonly help?: Help;
  /** The text of the diagnostic in place of that of the exception, if a host knows more. */
  readonly reason?: RefusalReason;
}

export type Help = (machine: Machine) => string | null;

/** What the interpreter does not do. No `except` catches it. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** The innermost call first. */
  readonly stack: StackEntry[];
}

export type Failure = Raised | Refused;

/** Why the interpreter stops, in the words of a diagnostic. */
export interface RefusalReason {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly why?: string;
  readonly help?: string;
  /** True if the answer depends on the input data of the network, not on its source. */
  readonly dependsOnData?: true;
  /** True if the refused action would have had effects outside: run a text or a process, used the network. */
  readonly acts?: true;
  /** Where it is, if not where Python code is running. */
  readonly place?: Place;
  /** Where the value comes from, shown if no Python code is running. */
  readonly source?: Place;
}

/** Raises an exception of Python. */
export function raise(name: ExceptionName, message: string, help?: Help): never {
  throw raised(createException(exceptionClass(name), [message]), help);
}

/** Raises an exception of Python that a diagnostic reports in the words of a host. */
export function raiseWith(name: ExceptionName, reason: RefusalReason): never {
  const { message, why } = reason;
  const exception = createException(exceptionClass(name), [
    why === undefined ? message : `${message}: ${why}`,
  ]);
  throw { ...raised(exception), reason };
}

export function raised(exception: Instance, help?: Help): Raised {
  return { kind: 'raised', exception, stack: [], ...(help === undefined ? {} : { help }) };
}

/** Stops the run: it does something that is not supported. */
export function refuse(reason: RefusalReason): never {
  throw refused(reason);
}

export function refused(reason: RefusalReason): Refused {
  return { kind: 'refused', reason, stack: [] };
}

/** What was thrown by `raise` or `refuse`; null for anything else, which is a fault of the program. */
export function failureOf(thrown: unknown): Failure | null {
  if (typeof thrown !== 'object' || thrown === null || !('kind' in thrown)) return null;
  return isFailure(thrown) ? thrown : null;
}

function isFailure(thrown: { kind: unknown }): thrown is Failure {
  return thrown.kind === 'raised' || thrown.kind === 'refused';
}

/** The errors of JavaScript for a text, a list or an int that is too large. */
export function isTooLarge(thrown: unknown): boolean {
  return thrown instanceof RangeError && /^Invalid|BigInt size/.test(thrown.message);
}

/** Whether JavaScript's stack is full: a RangeError, or a SyntaxError of the same text where a pattern is compiled there. */
export function isOverflow(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message.includes('Maximum call stack size exceeded');
}

const NOT_AT_HAND: readonly string[] = ['python/unknown-import', 'python/outside', 'python/unsupported'];

/**
 * Whether something ended because it needs what is not available or does what is not supported, without harm to
 * those that do not need the rest of it: a module that is imported, a decorator that documents.
 */
export function isNotAtHand(failure: Failure | null): failure is Refused {
  return failure?.kind === 'refused' && NOT_AT_HAND.includes(failure.reason.code);
}

/** Whether what was thrown is an exception of Python of a class, or of one that derives from it. */
export function isRaised(thrown: unknown, name: ExceptionName): boolean {
  const failure = failureOf(thrown);
  return failure?.kind === 'raised' && isSubclass(failure.exception.type, exceptionClass(name));
}

/** The result of a function; undefined if it raises an exception of a class. */
export function unlessRaised<Found>(name: ExceptionName, work: () => Found): Found | undefined {
  try {
    return work();
  } catch (thrown) {
    if (isRaised(thrown, name)) return undefined;
    throw thrown;
  }
}

/** The result of a function; null if it fails. */
export function unlessFailed<Found>(work: () => Found): Found | null {
  try {
    return work();
  } catch (thrown) {
    if (failureOf(thrown) === null) throw thrown;
    return null;
  }
}
