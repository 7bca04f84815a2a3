import { type Count, multiplyCounts, subtractCounts, sumOf } from '../counts/count';
import { type Dtype, elementBytes } from '../graph/dtype';
import type { Graph } from '../graph/graph';
import type { PartialShape } from '../ops/shape';
import type { Comparable, ComparableBranch } from './comparable';
import type { CountMetric } from './compare-metrics';
import type { Figures } from './figures';
import { areSizesKnown } from './known-sizes';
import { type LayerRange, type LayerRow, layersIn, type Report } from './report-rows';

/** The counts of a network or of a branch; null where there is none. */
export type ComparableFigures = Readonly<Record<CountMetric, Count | null>>;

/** The figures of a network of which no count is known. */
export const UNKNOWN_FIGURES: ComparableFigures = {
  params: null,
  weights: null,
  biases: null,
  trainable_params: null,
  buffers: null,
  macs: null,
  flops: null,
  count: null,
  activations: null,
  param_bytes: null,
  activation_bytes: null,
  peak_activation_bytes: null,
};

/** The counts of a branch. */
export interface BranchFigures {
  readonly output: PartialShape;
  readonly figures: ComparableFigures;
}

/** A network as it was computed, or the report of one that was stored. */
type Network = Computed | { readonly graph: null; readonly report: Comparable };

interface Computed {
  readonly graph: Graph;
  readonly report: Report;
}

/** The counts of a whole network. */
export function figuresOfWhole(network: Network): ComparableFigures {
  if (network.graph === null) return figuresOfStoredWhole(network.report);
  const { totals, layers } = network.report;
  return {
    ...figuresOfRange(network, totals, { first: 0, end: layers.length }),
    peak_activation_bytes: totals.isMemoryKnown ? totals.peakActivationBytes : null,
  };
}

/** The counts of the branches at a network's root, by name; a repeated name gets a number. */
export function figuresOfBranches(network: Network): ReadonlyMap<string, BranchFigures> {
  const branches = new Map<string, BranchFigures>();
  const add = (branch: ComparableBranch, figures: ComparableFigures): void => {
    branches.set(freeName(branch.name, branches), { output: branch.output, figures });
  };
  if (network.graph === null) {
    for (const branch of atRoot(network.report.branches)) add(branch, figuresOfStoredBranch(branch));
  } else {
    for (const branch of atRoot(network.report.branches))
      add(branch, figuresOfRange(network, branch, branch));
  }
  return branches;
}

function atRoot<Branch extends ComparableBranch>(branches: readonly Branch[]): readonly Branch[] {
  return branches.filter(({ name }) => !name.includes('.'));
}

function figuresOfStoredWhole({ totals }: Comparable): ComparableFigures {
  return {
    ...UNKNOWN_FIGURES,
    params: totals.params,
    trainable_params: totals.trainableParams,
    buffers: totals.buffers,
    macs: totals.isWorkKnown ? totals.macs : null,
    flops: totals.isWorkKnown ? totals.flops : null,
    count: totals.isCounted ? totals.count : null,
    param_bytes: totals.paramBytes,
    activation_bytes: totals.isMemoryKnown ? totals.activationBytes : null,
    peak_activation_bytes: totals.isMemoryKnown ? totals.peakActivationBytes : null,
  };
}

function figuresOfStoredBranch({
  params,
  macs,
  count,
  isWorkKnown,
  isCounted,
}: ComparableBranch): ComparableFigures {
  return {
    ...UNKNOWN_FIGURES,
    params,
    macs: isWorkKnown ? macs : null,
    flops: isWorkKnown ? multiplyCounts(2, macs) : null,
    count: isCounted ? count : null,
  };
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

function figuresOfRange({ report }: Computed, sums: Figures, range: LayerRange): ComparableFigures {
  const layers = layersIn(report, range);
  const biases = sumOf(layers.map((layer) => layer.biases));
  const isMemoryKnown = layers.every(areSizesKnown);
  return {
    params: sums.params,
    weights: subtractCounts(sums.params, biases),
    biases,
    trainable_params: sums.trainableParams,
    buffers: sums.buffers,
    macs: sums.isWorkKnown ? sums.macs : null,
    flops: sums.isWorkKnown ? sums.flops : null,
    count: sums.isCounted ? sums.count : null,
    activations: isMemoryKnown ? elementsOf(layers, report.model.dtype) : null,
    param_bytes: sumOf(layers.map(({ paramBytes }) => paramBytes)),
    activation_bytes: isMemoryKnown ? sumOf(layers.map(({ activationBytes }) => activationBytes)) : null,
    peak_activation_bytes: null,
  };
}

/**
 * The number of elements of the activations, from each layer's bytes and element type; null if its tensors have
 * several types.
 */
export function elementsOf(
  layers: readonly Pick<LayerRow, 'activationBytes' | 'dtype'>[],
  networks: Dtype,
): Count | null {
  const elements: Count[] = [];
  for (const { activationBytes, dtype = networks } of layers) {
    const ofLayer = dividedExactly(activationBytes, elementBytes[dtype]);
    if (ofLayer === null) return null;
    elements.push(ofLayer);
  }
  return sumOf(elements);
}

/** The number of elements from their bytes; null if the division leaves a remainder. */
function dividedExactly(bytes: Count, bytesPerElement: number): Count | null {
  const perPair = 2 * bytesPerElement;
  if (typeof bytes === 'bigint') return (2n * bytes) / BigInt(perPair);
  const elements = (2 * bytes) / perPair;
  return Number.isInteger(elements) ? elements : null;
}
