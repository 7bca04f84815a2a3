import type { Graph } from '../../graph/graph';
import type { Report } from '../../report/report-rows';
import type { Variants } from '../variants';
import type { WrittenNetwork } from '../written-network';
import { writePytorch } from './write-pytorch';

/** PyTorch as a target of `inception export`. */
export const pytorchTarget = {
  title: 'PyTorch',
  write: (graph: Graph, report: Report, variants: () => Variants): WrittenNetwork =>
    writePytorch(graph, figuresOf(report), variants),
} as const;

/** The figures of the network and of its modules by their paths. */
function figuresOf({ totals, modules }: Report) {
  return new Map([
    ...modules.map(({ path, params, macs }) => [path, { params, macs }] as const).reverse(),
    ['', { params: totals.params, macs: totals.complete ? totals.macs : null }] as const,
  ]);
}
