import type { NamedValue, Value } from '../../graph/graph';
import type { Shape } from '../../ops/shape';

/** A tensor of the graph with its shape. */
export interface ShapedValue {
  readonly value: Value;
  readonly shape: Shape;
}

/**
 * That a tensor was read by a name: when the name was given and when it was read, both in steps of the building.
 * What was named before a container began and is read inside it comes past the container's own inputs.
 */
export interface Reference {
  readonly namedAt: number;
  readonly readAt: number;
  /** How the named tensor itself was read, where it is another's. */
  readonly before: Reference | null;
}

/** The named outputs of a body. */
export interface Outputs {
  /** In order; null for one that is left out. */
  readonly byName: ReadonlyMap<string, ShapedValue | null>;
  /** Those that are given. */
  readonly given: readonly NamedValue[];
}

/** An output of a layer after its main one; its name is empty where it has none. */
interface FurtherOutput extends ShapedValue {
  readonly name: string;
}

/**
 * What is on its way from one step to the next: a tensor, or where a body names its outputs the first of them with
 * all of them. Null where an error left it unknown.
 */
export type Flow =
  | (ShapedValue & {
      readonly outputs?: Outputs;
      /** The outputs after the main one of the layer that gives it, with what its op calls them. */
      readonly further?: readonly FurtherOutput[];
      readonly reference?: Reference;
      /** What `when` leaves out, a step or a branch, in whose place this is taken. */
      readonly inPlaceOf?: string;
    })
  | null;

/** A flow that is taken in the place of a step or a branch that `when` leaves out. */
export function inPlaceOf(leftOut: string, flow: Flow): Flow {
  return flow === null ? null : { ...flow, inPlaceOf: leftOut };
}

/** What a step takes that does not say: a flow, or `several` at the start of a body with more than one input. */
export type Current = Flow | 'several';
