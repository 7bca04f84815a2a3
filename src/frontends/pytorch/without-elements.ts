import { asBatch, isUnbatched } from '../../graph/unbatched';
import { checkArguments, type NamedArguments } from '../../language/arguments';
import { findOp } from '../../ops/index';
import { isShapeProblem } from '../../ops/op';
import type { Shape } from '../../ops/shape';

/** The parts of a call that decide the shapes of its outputs. */
interface ShapeCall {
  readonly type: string;
  readonly args?: NamedArguments;
  readonly shapes: readonly Shape[];
}

/**
 * The shapes of a function's outputs if one of its inputs has no elements, the main output first. Such a call
 * costs nothing and is not in the graph, whose dimensions are at least 1. Null if the inputs do not fit.
 */
export function shapesWithoutElements({ type, args = {}, shapes }: ShapeCall): readonly Shape[] | null {
  const op = findOp(type);
  const complete = op === undefined ? null : checkArguments(op, args).args;
  if (op === undefined || complete === null) return null;
  const unbatched = isUnbatched(op, shapes[0]);
  const inputs = unbatched ? shapes.map(asBatch) : shapes;
  const output = op.output(complete, inputs);
  if (isShapeProblem(output) || !output.every((size) => Number.isSafeInteger(size) && size >= 0)) return null;
  const made = [output, ...(op.furtherOutputs?.(complete, inputs) ?? [])];
  return unbatched ? made.map(([, ...sample]) => sample) : made;
}
