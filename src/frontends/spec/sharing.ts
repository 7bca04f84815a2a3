import type { ParameterId } from '../../graph/graph';

/** That a step, and what is inside it, uses parameters of earlier layers in the place of its own. */
export interface Sharing {
  /** The path of the step. */
  readonly path: string;
  /** Where its `share` is: the document and the JSON pointer. */
  readonly document: string;
  readonly at: string;
  /** The path whose parameters are all used; null where they are given by names. */
  readonly all: string | null;
  /** By their own names below the step. */
  readonly given: ReadonlyMap<string, ParameterId>;
  /** The own names of parameters that were met, given or not. */
  readonly met: Set<string>;
  /** The sharing of a step around it. */
  readonly around: Sharing | null;
}

/** The parameters of a graph by their names, and the paths of what has some; made when a step first shares. */
export interface ParameterNames {
  readonly ids: Map<string, ParameterId>;
  readonly paths: Set<string>;
}
