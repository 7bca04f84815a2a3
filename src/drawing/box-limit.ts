import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { Report } from '../report/report-rows';
import { boxesAtDepths, type DiagramOptions } from './boxes';
import { boxCount, type Diagram } from './diagram';

/** More boxes than this are not drawn: the image would have megabytes and be unreadable. */
const MOST_BOXES = 500;

/** Why a diagram has too many boxes to be drawn, and what helps; null if it can be drawn. */
export function tooManyBoxes(
  graph: Graph,
  report: Report,
  options: DiagramOptions,
  diagram: Diagram,
): Diagnostic | null {
  const count = boxCount(diagram);
  if (count <= MOST_BOXES) return null;
  return {
    code: 'limit/boxes',
    severity: 'error',
    message: `the drawing of ${diagram.name} has ${count} boxes, and at most ${MOST_BOXES} are drawn`,
    help: helpFor(graph, report, options),
  };
}

function helpFor(graph: Graph, report: Report, options: DiagramOptions): string {
  if (options.collapsing === 'no-collapse') {
    const collapsed = boxesAtDepths(graph, report, { ...options, collapsing: 'collapse' });
    const depth = options.depth === 'all' || options.depth === undefined ? collapsed.length : options.depth;
    const boxes = collapsed[Math.min(depth, collapsed.length) - 1];
    if (boxes !== undefined && boxes <= MOST_BOXES) return `without --no-collapse it has ${boxes}`;
  }
  const counts = boxesAtDepths(graph, report, options);
  const fitting = counts.findLastIndex((boxes) => boxes <= MOST_BOXES);
  if (fitting === -1) return 'put its layers into modules, and give --depth 1';
  return `give --depth ${fitting + 1}, at which it has ${counts[fitting]}`;
}
