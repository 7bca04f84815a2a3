import type { Count } from '../counts/count';
import type { ComparableLayer } from './comparable';
import type { Figures } from './figures';
import type { Totals } from './report-rows';

/** The counts that a layer has, by their keys in JSON. */
export const layerCounts = ['params', 'trainable_params', 'buffers', 'macs', 'flops', 'count'] as const;
export type LayerCount = (typeof layerCounts)[number];

/** The counts that a whole network has. */
export const totalCounts = [
  ...layerCounts,
  'param_bytes',
  'input_bytes',
  'activation_bytes',
  'peak_activation_bytes',
] as const;
export type TotalCount = (typeof totalCounts)[number];

/**
 * The figures in which two reports can differ: the counts, the network's own shapes, batch and element type,
 * its layers (added, removed, of another type, with other shapes), and what their outputs see of the input.
 */
export const diffMetrics = [
  ...totalCounts,
  'input',
  'output',
  'batch',
  'dtype',
  'layers',
  'receptive_field',
] as const;
export type DiffMetric = (typeof diffMetrics)[number];

/** A count of a layer by its key. */
export function layerCount(layer: ComparableLayer, name: LayerCount): Count {
  return figure(layer, name);
}

/** A count of the whole by its key. */
export function totalCount(totals: Totals, name: TotalCount): Count {
  switch (name) {
    case 'param_bytes':
      return totals.paramBytes;
    case 'input_bytes':
      return totals.inputBytes;
    case 'activation_bytes':
      return totals.activationBytes;
    case 'peak_activation_bytes':
      return totals.peakActivationBytes;
    default:
      return figure(totals, name);
  }
}

function figure(figures: Figures, name: LayerCount): Count {
  return name === 'trainable_params' ? figures.trainableParams : figures[name];
}
