import type { Computation } from '../graph/graph';
import type { Reach } from '../ops/op';

/** Which input positions an output position of a call depends on; only its own if the op does not say. */
export function reachOf({
  op,
  args,
  inputShapes,
  output,
}: Pick<Computation, 'op' | 'args' | 'inputShapes' | 'output'>): Reach {
  return op.reach?.(args, inputShapes, output) ?? 'position';
}
