import type { Args } from '../ops/op';
import type { Computation, TensorType } from './graph';

/** The computations on inputs of certain types by their arguments, and those with one input more. */
interface KnownCalls {
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

/**
 * The computation of an op with these arguments on inputs of these types; made where there is none yet.
 *
 * Arguments and types are compared as objects, so equal ones must be one object.
 */
export function computationOnce<T>(
  known: KnownComputations,
  {
    op,
    args,
    inputs,
    functional,
  }: Pick<Computation, 'op' | 'args' | 'functional'> & { readonly inputs: readonly TensorType[] },
  make: () => Computation | T,
): Computation | T {
  let calls = functional ? known.functions : known.modules;
  for (const type of inputs) calls = callsWith(calls, type);
  const before = calls.byArgs.get(args);
  if (before !== undefined && before.op === op) return before;
  const made = make();
  if (!isComputation(made)) return made;
  // Called again with its inferred arguments given, it is the same computation.
  calls.byArgs.set(args, made).set(made.args, made);
  return made;
}

function isComputation<T>(made: Computation | T): made is Computation {
  return typeof made === 'object' && made !== null && 'outputs' in made;
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
