import type { Args, Op } from '../ops/op';
import type { Computation, TensorType, Value } from './graph';

/** The computations on inputs of certain types, by their arguments, and those with one more input. */
export interface KnownCalls {
  readonly byArgs: Map<Args, Computation>;
  readonly withInput: Map<TensorType, KnownCalls>;
}

/** The computations so far, so that equal calls share one object. */
export interface KnownComputations {
  readonly modules: KnownCalls;
  readonly functions: KnownCalls;
}

export function createKnownComputations(): KnownComputations {
  return { modules: noKnownCalls(), functions: noKnownCalls() };
}

/** The calls of modules or of functions on inputs of certain types; types are compared as objects, so equal ones must be one object. */
export function callsOn(
  known: KnownComputations,
  functional: boolean,
  inputs: readonly Value[],
  typeOf: (value: Value) => TensorType,
): KnownCalls {
  let calls = functional ? known.functions : known.modules;
  inputs.forEach((input) => {
    calls = callsWith(calls, typeOf(input));
  });
  return calls;
}

/** The computation of an op with these arguments; undefined where there is none yet. Arguments are compared as objects. */
export function knownCall({ byArgs }: KnownCalls, op: Op, args: Args): Computation | undefined {
  const before = byArgs.get(args);
  return before?.op === op ? before : undefined;
}

/** Keeps a computation. Called again with its inferred arguments given, it is the same one. */
export function keepCall({ byArgs }: KnownCalls, args: Args, made: Computation): void {
  byArgs.set(args, made).set(made.args, made);
}

function noKnownCalls(): KnownCalls {
  return { byArgs: new Map(), withInput: new Map() };
}

function callsWith({ withInput }: KnownCalls, type: TensorType): KnownCalls {
  const before = withInput.get(type);
  if (before !== undefined) return before;
  const made = noKnownCalls();
  withInput.set(type, made);
  return made;
}
