import { findConvention } from '../../src/conventions/index';
import type { Count } from '../../src/counts/count';
import { compute } from '../../src/graph/compute';
import { isRefusal } from '../../src/graph/refusal';
import { findOp } from '../../src/ops/index';
import type { Shape } from '../../src/ops/shape';
import { workOf } from '../../src/passes/work';
import { acceptedCall } from './call-op';

interface Call {
  readonly args?: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Shape[];
  readonly functional?: boolean;
}

/** What a convention counts of one call. */
export function countOf(
  convention: string,
  type: string,
  { args = {}, inputs, functional = false }: Call,
): Count | null {
  const op = findOp(type);
  if (op === undefined) throw new Error(`there is no ${type}`);
  const computation = compute({
    op,
    args: acceptedCall(op, args, inputs).args,
    inputs: inputs.map((shape) => ({ shape })),
    functional,
  });
  if (isRefusal(computation)) throw new Error(computation.problem);
  const found = findConvention(convention);
  if (found === undefined) throw new Error(`there is no convention ${convention}`);
  return found.count(workOf(computation), computation);
}
