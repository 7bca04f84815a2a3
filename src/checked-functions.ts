import type { ReadContents } from './frontends/contents-io';
import type { ReadResult } from './frontends/front-end';
import type { NetworkOptions } from './frontends/read-network';
import { buildGraph, measure, readNetwork } from './functions';
import { LARGEST_SIZE } from './ops/fields';
import { packagePresets } from './package-presets';
import { metricNames } from './report/check-definition';

/**
 * Functions that would return wrong figures for numbers and words that TypeScript does not reject: here they
 * throw instead.
 */

/** Builds a graph of whole sizes. */
export const checkedBuildGraph: typeof buildGraph = (spec, options = {}) => {
  for (const name of ['batch', 'maxLayers'] as const) requireSize(options[name] ?? 1, name);
  for (const { shape } of options.inputs ?? spec.inputs) if (shape !== null) requireSizes({ shape });
  return buildGraph(spec, options);
};

/**
 * Builds the network that a reference names: a preset, or a document of any kind, `nets/mini.json`,
 * `model.onnx` or `model.py:Net(10)`. The document and all files that it references are read only through
 * `readContents`, by their paths. Returns all errors at once; never throws.
 */
export function checkedReadNetwork(
  reference: string,
  readContents: ReadContents,
  options: NetworkOptions = {},
): ReadResult {
  for (const name of ['batch', 'maxLayers'] as const) requireSize(options[name] ?? 1, name);
  return readNetwork(reference, readContents, packagePresets, options);
}

/** Measures a metric; throws if it is unknown. */
export const checkedMeasure: typeof measure = (report, metric, at) => {
  if (!metricNames.includes(metric)) throw new RangeError(`the metrics are ${metricNames.join(', ')}`);
  return measure(report, metric, at);
};

/** The type of a tensor, with its sizes checked to be whole numbers, or null if they are not known. */
export function requireSizes<Type extends { readonly shape: readonly (number | null)[] }>(type: Type): Type {
  for (const size of type.shape) if (size !== null) requireSize(size, 'a size');
  return type;
}

function requireSize(size: number, what: string): void {
  if (Number.isSafeInteger(size) && size >= 1 && size <= LARGEST_SIZE) return;
  throw new RangeError(`${what} is a whole number from 1 to ${LARGEST_SIZE}, not ${size}`);
}
