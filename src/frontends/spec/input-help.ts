import type { Refusal } from '../../graph/refusal';
import type { Op } from '../../ops/op';
import { isSameShape, type Shape } from '../../ops/shape';
import { channelsFirst, looksChannelsLast } from '../../passes/channel-order';
import type { Expansion } from './expansion';
import type { ShapedValue } from './flow';

/**
 * Help for a refusal that is caused by an input given with a batch or with the channels last; null for other
 * causes. The tensor is the refused layer's first input.
 */
export function helpWithInput(
  { inputShapes }: Pick<Expansion, 'inputShapes'>,
  op: Op,
  refusal: Refusal,
  { value, shape }: ShapedValue,
): string | null {
  const isInput = inputShapes.some((input) => isSameShape(input, shape));
  if (refusal.code === 'rank' && value.node < 0 && op.ranks?.includes(shape.length - 1) === true)
    return helpWithBatch(shape);
  const lastFirst = inputShapes.map((input) => input.slice(1)).find(looksChannelsLast);
  if (lastFirst === undefined) return null;
  const isWindow = refusal.code === 'shape' && ['convolution', 'pooling'].includes(op.family);
  const isChannels =
    refusal.code === 'argument' && isInput && refusal.disagreement?.given === lastFirst.at(-1);
  return isWindow || isChannels
    ? `the input ${lastFirst.join('x')} looks like an image with the channels last: give ${channelsFirst(lastFirst).join('x')}`
    : null;
}

/**
 * Help for an input that was given with its batch. Three sizes, the first of which is not 1, are more likely an
 * image for a layer of another dimension.
 */
function helpWithBatch([, batch = 1, ...sizes]: Shape): string | null {
  if (batch !== 1 && sizes.length < 3) return null;
  const option = batch === 1 ? '' : `, with --batch ${batch}`;
  return `inputs are given without the batch: ${sizes.join('x')}${option}`;
}
