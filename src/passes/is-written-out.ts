import type { Computation } from '../graph/graph';

/** Whether a call may be written out in others: false if its op says that it is not, with these arguments. */
export function isWrittenOut({ op, args, inputShapes }: Computation): boolean {
  return op.writtenOut !== undefined && op.isWrittenOut?.(args, inputShapes) !== false;
}
