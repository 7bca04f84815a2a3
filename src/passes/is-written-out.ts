import type { Computation } from '../graph/graph';

/** Whether a call may be made of others: false where its op says that it is not, with its arguments. */
export function isWrittenOut({ op, args, inputShapes }: Computation): boolean {
  return op.writtenOut !== undefined && op.isWrittenOut?.(args, inputShapes) !== false;
}
