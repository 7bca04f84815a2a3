import { compute } from '../../src/graph/compute';
import type { Dtype } from '../../src/graph/dtype';
import type { Computation } from '../../src/graph/graph';
import { isRefusal } from '../../src/graph/refusal';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall } from './call-op';

/** An input that is not made of floating-point numbers; indexes are `below` a number. */
interface TypedInput {
  readonly shape: Shape;
  readonly below?: number;
  readonly dtype?: 'bool';
  readonly kind?: 'places' | 'offsets' | 'positive definite';
}

/** A call that tools/truth makes with torch. */
export interface CallRow {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly inputs: readonly (Shape | TypedInput)[];
}

/** The call as the program makes it. */
export function computationOf({ type, args: given, inputs }: CallRow): Computation {
  const op = findOp(type) as Op;
  const shapes = inputs.map(shapeOf);
  const { args } = acceptedCall(op, given, shapes);
  const types = inputs.map((input, position) => {
    const readAsIndexes = op.readsIndexes?.(position, args, shapes) === true ? 'int64' : undefined;
    const dtype = dtypeOf(input) ?? readAsIndexes;
    return dtype === undefined ? { shape: shapeOf(input) } : { shape: shapeOf(input), dtype };
  });
  const computation = compute({ op, args, inputs: types, functional: false });
  if (isRefusal(computation)) throw new Error(computation.problem);
  return computation;
}

export function shapeOf(input: Shape | TypedInput): Shape {
  return 'shape' in input ? input.shape : input;
}

export function titleOf({ type, args, inputs }: CallRow): string {
  return `${type} ${JSON.stringify(args)} on ${JSON.stringify(inputs)}`;
}

function dtypeOf(input: Shape | TypedInput): Dtype | undefined {
  if (!('shape' in input)) return undefined;
  if (input.dtype !== undefined) return input.dtype;
  return input.kind === 'positive definite' ? undefined : 'int64';
}
