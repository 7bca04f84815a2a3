// @ts-nocheck
import type { GraphNode } from '../graph/graph';
import type { Work } from '../ops/op';

/** Everything that a call computes, as elementary operations. */
export function workOf(node: GraphNode): Work {
  return node.op.work?.(node.args, node.inputShapes, node.output) ?? NO_WORK;
}

const NO_WORK: Work = [];
