import type { NamedValue, Value } from '../../graph/graph';
import type { Shape } from '../../ops/shape';

/** A tensor of the graph with its shape. */
export interface ShapedValue {
  readonly value: Value;
  readonly shape: Shape;
}

/**
 * A read of a tensor by name: when the name was given and when it was read, in steps of the build. A tensor
 * that was named before a container began and is read inside it bypasses the container's inputs.
 */
export interface Reference {
  readonly namedAt: number;
  readonly readAt: number;
  /** How the named tensor itself was read, if it is the output of another step. */
  readonly before: Reference | null;
}

/** The named outputs of a body. */
export interface Outputs {
  /** In order; null for one that is left out. */
  readonly byName: ReadonlyMap<string, ShapedValue | null>;
  /** The outputs that are not left out. */
  readonly given: readonly NamedValue[];
}

/** An output of a layer after its main one; its name is empty if it has none. */
interface FurtherOutput extends ShapedValue {
  readonly name: string;
}

/**
 * The value passed from one step to the next: a tensor, or, if a body names its outputs, the first of them
 * together with all. Null if an error left it unknown.
 */
export type Flow =
  | (ShapedValue & {
      readonly outputs?: Outputs;
      /** The outputs of its layer after the main one, with the op's names for them. */
      readonly further?: readonly FurtherOutput[];
      readonly reference?: Reference;
      /** The step or branch that `when` leaves out and that this replaces. */
      readonly inPlaceOf?: string;
    })
  | null;

/** A flow that is taken in the place of a step or a branch that `when` leaves out. */
export function inPlaceOf(leftOut: string, flow: Flow): Flow {
  return flow === null ? null : { ...flow, inPlaceOf: leftOut };
}

/** The input of a step without `from`: a flow, or `several` at the start of a body with more than one input. */
export type Current = Flow | 'several';
