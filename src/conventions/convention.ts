import type { Count } from '../counts/count';
import type { GraphNode } from '../graph/graph';
import type { Work } from '../ops/op';

/** A way to make one number of the work of a call. */
export interface Convention {
  readonly name: string;
  /** The name of the figure in tables: `Mult-Adds`. */
  readonly title: string;
  /** One sentence: what is counted and what is not. */
  readonly summary: string;
  /** The count of one call; null where the convention cannot tell, which makes a total partial. */
  readonly count: (work: Work, node: GraphNode) => Count | null;
}
