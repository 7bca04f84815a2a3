import type { ParameterId } from '../../graph/graph';

/** The sharing of a step, which with everything inside it uses parameters of earlier layers instead of its own. */
export interface Sharing {
  /** The path of the step. */
  readonly path: string;
  /** Where its `share` is: the document and the JSON pointer. */
  readonly document: string;
  readonly at: string;
  /** The path whose parameters are all used; null if they are given by name. */
  readonly all: string | null;
  /** By their own names below the step. */
  readonly given: ReadonlyMap<string, ParameterId>;
  /** The names of all own parameters so far, shared or not. */
  readonly met: Set<string>;
  /** The sharing of a step around it. */
  readonly around: Sharing | null;
}

/** The parameters of a graph by name, and the paths of layers that have some; made when a step first shares. */
export interface ParameterNames {
  readonly ids: Map<string, ParameterId>;
  readonly paths: Set<string>;
}
