import type { Args, Op } from '../ops/op';
import type { Shape } from '../ops/shape';
import type { Tensor } from './build-state';
import type { GraphNode } from './graph';

/** The calls on inputs of the same shapes: for arguments the first call with them, and what is known with one input more. */
export interface KnownCalls {
  readonly first: Map<Args, number>;
  readonly withInput: Map<Shape, KnownCalls>;
}

export function noKnownCalls(): KnownCalls {
  return { first: new Map(), withInput: new Map() };
}

/** What is known of calls on these inputs. Shapes are told apart as objects, so equal ones must be one object. */
export function callsOn(known: KnownCalls, flows: readonly Tensor[]): KnownCalls {
  let calls = known;
  for (const flow of flows) {
    let next = calls.withInput.get(flow.shape);
    if (next === undefined) {
      next = noKnownCalls();
      calls.withInput.set(flow.shape, next);
    }
    calls = next;
  }
  return calls;
}

/** The first call of an op with these arguments among the calls on some inputs, or -1 where this is the first one. */
export function firstCall(calls: KnownCalls, op: Op, args: Args, nodes: readonly GraphNode[]): number {
  const number = calls.first.get(args);
  return number !== undefined && nodes[number]?.op === op ? number : -1;
}
