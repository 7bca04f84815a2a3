import type { Computation } from '../graph/graph';
import type { Work } from '../ops/op';

/** Everything that a call computes, as elementary operations; null where that is not known. */
export function workOf({
  op,
  args,
  inputShapes,
  output,
}: Pick<Computation, 'op' | 'args' | 'inputShapes' | 'output'>): Work | null {
  if (typeof op.work === 'function') return op.work(args, inputShapes, output);
  return op.work === 'none' ? NO_WORK : null;
}

const NO_WORK: Work = [];
