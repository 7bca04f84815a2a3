import type { Refusal } from '../../graph/refusal';
import type { Op } from '../../ops/op';
import { isSameShape, type Shape } from '../../ops/shape';
import { channelsFirst, looksChannelsLast } from '../../passes/channel-order';
import type { Expansion } from './expansion';
import type { ShapedValue } from './flow';

/**
 * What to say of a refusal that comes from how the network's input was given, with a batch or with the channels last;
 * null where it does not look so. The tensor is the refused layer's first input.
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
 * The batch that was given comes after the one that every input has. Three sizes, the first of which is not 1, are rather
 * a picture for a layer of another dimension.
 */
function helpWithBatch([, batch = 1, ...sizes]: Shape): string | null {
  if (batch !== 1 && sizes.length < 3) return null;
  const option = batch === 1 ? '' : `, with --batch ${batch}`;
  return `inputs are given without the batch: ${sizes.join('x')}${option}`;
}
