import type { BuildState, Flow } from './build-state';

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

/** A tensor as it is read by a name, now. */
export function readByName(state: BuildState, flow: Flow, namedAt: number): Flow {
  if (flow === null || namedAt >= state.enteredAt) return flow;
  return { ...flow, reference: { namedAt, readAt: state.steps, before: flow.reference ?? null } };
}

/** Whether a tensor came past the inputs of a container that began at a step. */
export function comesPast(reference: Reference | null | undefined, startedAt: number): boolean {
  for (let read = reference ?? null; read !== null; read = read.before)
    if (read.namedAt < startedAt && startedAt < read.readAt) return true;
  return false;
}
