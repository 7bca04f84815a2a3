import type { Graph } from '../../graph/graph';
import type { Report } from '../../report/report-rows';
import { writeKeras } from './write-keras';

/** Keras 3 as a target of `inception export`. */
export const kerasTarget = {
  title: 'Keras',
  write: (graph: Graph, report: Report) => writeKeras(graph, report),
} as const;
