import { isKnownShape } from '../ops/shape';
import type { LayerRow } from './report-rows';

/** Whether all sizes of a layer's outputs are known; bytes of activations leave out tensors of unknown size. */
export function areSizesKnown({
  call,
  output,
  furtherOutputs,
}: Pick<LayerRow, 'call' | 'output' | 'furtherOutputs'>): boolean {
  return call === 'never' || (isKnownShape(output) && furtherOutputs.every(isKnownShape));
}
