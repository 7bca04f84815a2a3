import { type Count, subtractCounts, sumOf } from '../counts/count';
import { elementBytes } from '../graph/dtype';
import type { PartialShape } from '../ops/shape';
import type { CountMetric } from './compare-metrics';
import { type Figures, type LayerRange, layersIn, type Report } from './report-rows';

/** The counts of a network or of a branch; null where there is none. */
export type ComparableFigures = Readonly<Record<CountMetric, Count | null>>;

/** The counts of a branch. */
export interface BranchFigures {
  readonly output: PartialShape;
  readonly figures: ComparableFigures;
}

interface Network {
  readonly report: Report;
}

/** The counts of a whole network. */
export function figuresOfWhole(network: Network): ComparableFigures {
  const { totals, layers } = network.report;
  return {
    ...figuresOfRange(network, totals, { first: 0, end: layers.length }),
    peak_activation_bytes: totals.peakActivationBytes,
  };
}

/** The counts of the branches at a network's root, by name; a name that comes again is numbered. */
export function figuresOfBranches(network: Network): ReadonlyMap<string, BranchFigures> {
  const branches = new Map<string, BranchFigures>();
  for (const branch of network.report.branches) {
    if (branch.name.includes('.')) continue;
    branches.set(freeName(branch.name, branches), {
      output: branch.output,
      figures: figuresOfRange(network, branch, branch),
    });
  }
  return branches;
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

function figuresOfRange({ report }: Network, sums: Figures, range: LayerRange): ComparableFigures {
  const layers = layersIn(report, range);
  const bytes = elementBytes[report.model.dtype];
  const activationBytes = sumOf(layers.map(({ activationBytes: bytesOfLayer }) => bytesOfLayer));
  const biases = sumOf(layers.map((layer) => layer.biases));
  return {
    params: sums.params,
    weights: subtractCounts(sums.params, biases),
    biases,
    trainable_params: sums.trainableParams,
    buffers: sums.buffers,
    macs: sums.isWorkKnown ? sums.macs : null,
    flops: sums.isWorkKnown ? sums.flops : null,
    count: sums.isCounted ? sums.count : null,
    activations: dividedExactly(activationBytes, bytes),
    param_bytes: sumOf(layers.map(({ paramBytes }) => paramBytes)),
    activation_bytes: activationBytes,
    peak_activation_bytes: null,
  };
}

/** Bytes are elements times the bytes of each, where all have the same type; null where that cannot be. */
function dividedExactly(bytes: Count, bytesPerElement: number): Count | null {
  const perPair = 2 * bytesPerElement;
  if (typeof bytes === 'bigint') return (2n * bytes) / BigInt(perPair);
  const elements = (2 * bytes) / perPair;
  return Number.isInteger(elements) ? elements : null;
}
