import type { Graph } from '../../src/graph/graph';
import { createReport } from '../../src/report/report';

/** The totals of a network's report. */
export function totalsOf(graph: Graph) {
  return createReport(graph).totals;
}
