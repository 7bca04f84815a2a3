import { findConvention } from '../conventions/index';
import type { Comparable } from '../report/comparable';
import type { Figures } from '../report/figures';
import type { StoredReport } from './stored-report';

/** A stored report in the form in which reports are compared; `source` is where it was read from. */
export function comparableOfStored(stored: StoredReport, source: string): Comparable {
  const { totals } = stored;
  const { format, ...model } = stored.model;
  return {
    model: { ...model, source, ...(format === undefined ? {} : { file: { format } }) },
    convention: {
      name: stored.convention,
      title: findConvention(stored.convention)?.title ?? stored.convention,
    },
    totals: {
      ...figuresOf(totals),
      isWorkKnown: stored.layers.every(({ macs }) => macs !== null),
      isCounted: totals.complete,
      complete: totals.complete,
      isMemoryKnown: totals.activation_bytes !== null && totals.peak_activation_bytes !== null,
      paramBytes: totals.param_bytes,
      inputBytes: totals.input_bytes,
      activationBytes: totals.activation_bytes ?? 0,
      peakActivationBytes: totals.peak_activation_bytes ?? 0,
    },
    branches: stored.branches.map(({ name, params, macs, count, output }) => ({
      name,
      params,
      macs: macs ?? 0,
      count: count ?? 0,
      isWorkKnown: macs !== null,
      isCounted: count !== null,
      output,
    })),
    layers: stored.layers.map((layer) => ({
      path: layer.path,
      type: layer.type,
      args: layer.args,
      inputs: layer.inputs,
      output: layer.output,
      functional: layer.functional ?? false,
      ...figuresOf(layer),
      receptiveField: layer.receptive_field,
      ...(layer.stated === true ? { stated: layer.stated } : {}),
    })),
  };
}

type StoredFigures = Pick<
  StoredReport['layers'][number],
  'params' | 'trainable_params' | 'buffers' | 'macs' | 'flops' | 'count'
>;

function figuresOf({ params, trainable_params, buffers, macs, flops, count }: StoredFigures): Figures {
  return {
    params,
    trainableParams: trainable_params,
    buffers,
    macs: macs ?? 0,
    flops: flops ?? 0,
    count: count ?? 0,
    isWorkKnown: macs !== null && flops !== null,
    isCounted: count !== null,
  };
}
