import type { Op } from '../../../ops/op';
import type { Value } from '../../../python/value';
import { argValue, intsArgument } from '../arguments';
import { callOp } from '../call-op';
import { oneFor } from '../functions/weighted-calls';
import type { Session } from '../session';
import type { Tensor } from '../tensor';

/** Layers whose call may give the size of the output. */

/** Calls MaxUnpool, which may get the size of the output. */
export function unpool(
  session: Session,
  op: Op,
  args: Readonly<Record<string, unknown>>,
  inputs: readonly Tensor[],
  size: Value,
): Value {
  const axes = (op.ranks?.[0] ?? 4) - 2;
  const given = size === null ? null : argValue(session, size);
  const output_size = Array.isArray(given) ? oneFor(given.slice(-axes)) : null;
  return callOp(session, { type: op.type, args: { ...args, output_size }, inputs: inputs.slice(0, 2) })[0];
}

/** The arguments of a transposed convolution with the output padding by which its output has a size. */
export function withOutputSize(
  session: Session,
  op: Op,
  args: Readonly<Record<string, unknown>>,
  { host }: Tensor,
  size: Value,
): Readonly<Record<string, unknown>> {
  const asked = intsArgument(session, 'output_size', size);
  // the input may be without a batch
  const spatial = host.shape.slice(-((op.ranks?.at(-1) ?? 4) - 2));
  const sizes = typeof asked === 'number' ? spatial.map(() => asked) : asked.slice(-spatial.length);
  const on = (name: string, axis: number): number => {
    const value = args[name];
    return Number(Array.isArray(value) ? value[axis] : value);
  };
  const output_padding = spatial.map((length, axis) => {
    const reach = on('dilation', axis) * (on('kernel_size', axis) - 1) + 1;
    const least = (length - 1) * on('stride', axis) - 2 * on('padding', axis) + reach;
    return (sizes[axis] ?? least) - least;
  });
  return { ...args, output_padding };
}
