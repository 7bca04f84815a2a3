import { isKnownShape } from '../ops/shape';
import type { LayerRow } from './report-rows';

/** Whether all sizes of what a layer gives are known: bytes of activations leave out what has others. */
export function areSizesKnown({
  call,
  output,
  furtherOutputs,
}: Pick<LayerRow, 'call' | 'output' | 'furtherOutputs'>): boolean {
  return call === 'never' || (isKnownShape(output) && furtherOutputs.every(isKnownShape));
}
