import type { Computation } from '../graph/graph';
import type { Work } from '../ops/op';

/** Everything that a call computes, as elementary operations. */
export function workOf(computation: Computation): Work {
  return computation.op.work?.(computation.args, computation.inputShapes, computation.output) ?? NO_WORK;
}

const NO_WORK: Work = [];
