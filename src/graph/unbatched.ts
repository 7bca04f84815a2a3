import type { Op } from '../ops/op';
import type { Shape } from '../ops/shape';

/** Whether the first input of an op is one sample without a batch, if the op allows that. */
export function isUnbatched({ takesUnbatched, ranks }: Op, input: Shape | undefined): boolean {
  return takesUnbatched === true && ranks?.[0] === (input?.length ?? 0) + 1;
}

/** The shape of one sample as a batch of one. */
export function asBatch(sample: Shape): Shape {
  return [1, ...sample];
}
