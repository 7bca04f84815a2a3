import type { Node, Parameter, Region } from '../../graph/graph';
import type { Flow, Reference } from './flow';
import type { Body } from './named-step';

/**
 * Parts of earlier builds of one spec, for builds with other values of its variables or other inputs: only
 * parts that depend on these are built again. Every build must be of the same modules, body and options.
 */
export interface EarlierBuilds {
  readonly parts: Map<object, Part>;
  /** The parts that are being built, the outermost first. */
  readonly open: Reading[];
  /** How many nodes the parts hold. */
  keptNodes: number;
}

/** What the building of a part depends on, besides its input. */
export interface Reading {
  /** The variables of the document that it reads. */
  readonly variables: Set<string>;
  /** The named steps of the body around it. */
  readonly around: Body['named'];
  /** Whether it reads more than variables; the result is then not kept. */
  readsMore: boolean;
}

/** A branch, a Sequential or the inside of a module use, as it was built so far. */
export interface Part {
  /** The variables that some build of it read. */
  readonly variables: Set<string>;
  /** The results, by everything that they depend on; emptied when a build reads a further variable. */
  readonly made: Map<string, Made>;
  /** How often it was built, and how often a result was reused; a part that is never reused is no longer kept. */
  builds: number;
  known: number;
}

/** The additions of building a part. */
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

/** Notes that names of a body were looked up; of any body if it is null. */
export function noteLookUp(earlier: EarlierBuilds | null, named: Body['named'] | null): void {
  if (earlier === null) return;
  for (const reading of earlier.open)
    if (named === null || reading.around === named) reading.readsMore = true;
}
