import type { Graph } from '../graph/graph';
import type { Report } from '../report/report-rows';
import type { Variants } from '../writers/variants';
import type { WrittenNetwork } from '../writers/written-network';

/** A library that networks can be exported to. */
export interface ExportTarget {
  /** The usual spelling: PyTorch. */
  readonly title: string;
  /** `variants` builds the network again for each of its numbers, so only a target that uses them calls it. */
  readonly write: (graph: Graph, report: Report, variants: () => Variants) => WrittenNetwork;
}

/** Every target by its name, loaded when it is used. */
export const exportTargets: Readonly<Record<string, () => ExportTarget>> = {
  pytorch: () => {
    const { pytorchTarget }: typeof import('../writers/pytorch/index') = require('../writers/pytorch/index');
    return pytorchTarget;
  },
  keras: () => {
    const { kerasTarget }: typeof import('../writers/keras/index') = require('../writers/keras/index');
    return kerasTarget;
  },
};
