import type { Graph } from '../graph/graph';
import { explainCall, explainWhole } from './explain-group';
import { explainLayer } from './explain-layer';
import type { Explanation } from './explanation';
import type { Report } from './report-rows';

/**
 * Writes out the arithmetic of a layer, module or branch by its path, or of the whole network for null, from
 * the terms that the figures are computed from. Returns null if nothing has the path.
 */
export function createExplanation(graph: Graph, report: Report, path: string | null): Explanation | null {
  const { convention } = report;
  if (path === null) return { convention, ...explainWhole(graph, report) };
  if (path === '') return null;
  const call =
    report.branches.find(({ name }) => name === path) ?? report.modules.find((other) => other.path === path);
  const number = report.layers.findIndex(
    (layer) => layer.path === path && !(call !== undefined && layer.functional),
  );
  const isOnlyLayer = call !== undefined && number === call.first && call.end === number + 1;
  const [row, node] = [report.layers[number], graph.nodes[number]];
  if (row !== undefined && node !== undefined && (call === undefined || isOnlyLayer))
    return { convention, ...explainLayer(graph, report, row, node) };
  return call === undefined ? null : { convention, ...explainCall(graph, report, path, call) };
}

/** Every path that can be explained, each once. */
export function explainablePaths({ branches, modules, layers }: Report): readonly string[] {
  const paths = [
    ...branches.map(({ name }) => name),
    ...modules.map(({ path }) => path),
    ...layers.map(({ path }) => path),
  ];
  return [...new Set(paths)].filter((path) => path !== '');
}
