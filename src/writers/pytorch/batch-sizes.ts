import type { Args, ArgValue, Op } from '../../ops/op';
import type { Shape } from '../../ops/shape';

/** The arguments of a call with the size of the batch left open where it follows from the input. */
export function withOpenBatch(
  { type }: Op,
  args: Args,
  { input, output, batch }: { readonly input: Shape; readonly output: Shape; readonly batch: number },
): Args {
  if (type !== 'Reshape') return args;
  const [first = 0, ...others] = output;
  const given: ArgValue = args.shape ?? null;
  const isOpen = Array.isArray(given) && given[0] === -1;
  const isOfBatch = input[0] === batch ? first === batch : first % batch === 0 && input.length > 0;
  const hasElements = others.every((size) => size > 0);
  return (isOpen || isOfBatch) && hasElements && output.length > 0
    ? { ...args, shape: [-1, ...others] }
    : args;
}
