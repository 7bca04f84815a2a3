import type { Expansion, Flow, Reference } from './expansion';

/** A tensor as it is read by a name, now. */
export function readByName(expansion: Expansion, flow: Flow, namedAt: number): Flow {
  if (flow === null || namedAt >= expansion.enteredAt) return flow;
  return { ...flow, reference: { namedAt, readAt: expansion.steps, before: flow.reference ?? null } };
}

/** Whether a tensor came past the inputs of a container that began at a step. */
export function comesPast(reference: Reference | null | undefined, startedAt: number): boolean {
  for (let read = reference ?? null; read !== null; read = read.before)
    if (read.namedAt < startedAt && startedAt < read.readAt) return true;
  return false;
}
