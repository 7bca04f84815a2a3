import type { Graph } from '../graph/graph';
import type { Report } from '../report/report-rows';
import type { Variants } from '../writers/variants';
import type { WrittenNetwork } from '../writers/written-network';

/** A library that networks are written for. */
export interface ExportTarget {
  /** As people write it: PyTorch. */
  readonly title: string;
  /** `variants` builds the network again for each of its numbers: only a target that has a use for them asks. */
  readonly write: (graph: Graph, report: Report, variants: () => Variants) => WrittenNetwork;
}

/** Every target by its name, loaded when it is asked for. */
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
