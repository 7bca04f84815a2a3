import type { Computation } from '../graph/graph';
import type { Reach } from '../ops/op';

/** Which input positions an output position of a call depends on; its own alone where the op says nothing. */
export function reachOf({
  op,
  args,
  inputShapes,
  output,
}: Pick<Computation, 'op' | 'args' | 'inputShapes' | 'output'>): Reach {
  return op.reach?.(args, inputShapes, output) ?? 'position';
}
