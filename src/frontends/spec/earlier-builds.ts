import type { Node, Parameter, Region } from '../../graph/graph';
import type { Flow, Reference } from './flow';
import type { Body } from './named-step';

/**
 * What earlier builds of one spec made, for builds of the same spec with other values of its variables or other inputs:
 * only what depends on what is different is built again. Every build must be of the same modules, body and options.
 */
export interface EarlierBuilds {
  readonly parts: Map<object, Part>;
  /** The parts that are being built, the outermost first. */
  readonly open: Reading[];
  /** How many nodes the parts hold. */
  keptNodes: number;
}

/** What the building of a part depends on beyond its input. */
export interface Reading {
  /** The variables of the document that it reads. */
  readonly variables: Set<string>;
  /** The named steps of the body around it. */
  readonly around: Body['named'];
  /** Whether it reads more than variables: what it gives is then not kept. */
  readsMore: boolean;
}

/** A branch, a Sequential or the inside of a module use, as it was built so far. */
export interface Part {
  /** The variables that some build of it read. */
  readonly variables: Set<string>;
  /** By all that it depends on; emptied when a build reads a further variable. */
  readonly made: Map<string, Made>;
  /** Builds of it, and how many of them were known: one that is never met again is not kept any more. */
  builds: number;
  known: number;
}

/** What the building of a part added. */
export interface Made {
  readonly nodes: readonly Node[];
  readonly parameters: readonly Parameter[];
  readonly regions: readonly Region[];
  readonly references: readonly (readonly [number, readonly (Reference | undefined)[]])[];
  readonly bodies: readonly Body[];
  readonly output: Flow;
  /** The counts of steps after it. */
  readonly steps: number;
  readonly enteredAt: number;
}

export function noEarlierBuilds(): EarlierBuilds {
  return { parts: new Map(), open: [], keptNodes: 0 };
}

/** Notes that a variable of the document was read. */
export function noteVariable({ open }: EarlierBuilds, name: string): void {
  open.at(-1)?.variables.add(name);
}

/** Notes that names of a body were looked through; of any body at all where it is null. */
export function noteLookUp(earlier: EarlierBuilds | null, named: Body['named'] | null): void {
  if (earlier === null) return;
  for (const reading of earlier.open)
    if (named === null || reading.around === named) reading.readsMore = true;
}
