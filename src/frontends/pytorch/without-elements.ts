import { asBatch, isUnbatched } from '../../graph/unbatched';
import { checkArguments, type NamedArguments } from '../../language/arguments';
import { findOp } from '../../ops/index';
import { isShapeProblem } from '../../ops/op';
import type { Shape } from '../../ops/shape';

/** A call with what decides about the shapes of its outputs. */
interface ShapeCall {
  readonly type: string;
  readonly args?: NamedArguments;
  readonly shapes: readonly Shape[];
}

/**
 * The shapes of what a function gives where one of its inputs has no elements, the main output first. Such a call costs
 * nothing and is no part of a graph, whose dimensions are at least 1. Null where the inputs do not fit.
 */
export function shapesWithoutElements({ type, args = {}, shapes }: ShapeCall): readonly Shape[] | null {
  const op = findOp(type);
  const checked = op === undefined ? null : checkArguments(op, withElements(args)).args;
  if (op === undefined || checked === null) return null;
  const complete = { ...checked, ...sizesOf(args) };
  const unbatched = isUnbatched(op, shapes[0]);
  const inputs = unbatched ? shapes.map(asBatch) : shapes;
  const output = op.output(complete, inputs);
  if (isShapeProblem(output) || !output.every((size) => Number.isSafeInteger(size) && size >= 0)) return null;
  const made = [output, ...(op.furtherOutputs?.(complete, inputs) ?? [])];
  return unbatched ? made.map(([, ...sample]) => sample) : made;
}

/** Arguments with sizes of 1 in the place of sizes of 0, which no network has: by these they are checked. */
function withElements(args: NamedArguments): NamedArguments {
  const { sizes } = sizesOf(args);
  return sizes === undefined ? args : { ...args, sizes: sizes.map((size) => (size === 0 ? 1 : size)) };
}

/** The sizes that a call asks for, where it has such an argument. */
function sizesOf({ sizes }: NamedArguments): { readonly sizes?: readonly number[] } {
  return Array.isArray(sizes) ? { sizes: sizes.map(Number) } : {};
}

/** Whether a call asks for a tensor without elements. */
export function asksForNoElements(args: NamedArguments): boolean {
  return sizesOf(args).sizes?.includes(0) === true;
}
