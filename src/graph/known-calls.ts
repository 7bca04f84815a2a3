import type { Args, Op } from '../ops/op';
import type { Shape } from '../ops/shape';
import type { Computation } from './graph';
import type { Tensor } from './reads';

/**
 * The computations on inputs of the same shapes by their arguments, as positions among the graph's, and what is known
 * with one input more.
 */
export interface KnownCalls {
  readonly computations: Map<Args, number>;
  readonly withInput: Map<Shape, KnownCalls>;
}

export function noKnownCalls(): KnownCalls {
  return { computations: new Map(), withInput: new Map() };
}

/** What is known of calls on these inputs. Shapes are told apart as objects, so equal ones must be one object. */
export function callsOn(known: KnownCalls, flows: readonly Tensor[]): KnownCalls {
  let calls = known;
  for (let index = 0; index < flows.length; index += 1) {
    const { shape } = flows[index] as Tensor;
    let next = calls.withInput.get(shape);
    if (next === undefined) {
      next = noKnownCalls();
      calls.withInput.set(shape, next);
    }
    calls = next;
  }
  return calls;
}

/** The position of the computation of an op with these arguments on some inputs, or -1 where there is none yet. */
export function knownComputation(
  calls: KnownCalls,
  op: Op,
  args: Args,
  computations: readonly Computation[],
): number {
  const position = calls.computations.get(args);
  return position !== undefined && computations[position]?.op === op ? position : -1;
}
