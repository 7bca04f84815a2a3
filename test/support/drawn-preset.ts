import { createDiagram, type DiagramOptions } from '../../src/drawing/boxes';
import { type Box, boxesOf, type Diagram } from '../../src/drawing/diagram';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { loadPreset } from './load-preset';

/** A network with its figures. */
export interface AnalysedNetwork {
  readonly graph: Graph;
  readonly report: Report;
}

export function analysedPreset(name: string): AnalysedNetwork {
  const { graph } = buildGraph(loadPreset(name));
  return { graph, report: createReport(graph) };
}

/** A network from the value of a spec; throws where that is wrong. */
export function analysedSpec(spec: unknown): AnalysedNetwork {
  const { spec: parsed, diagnostics } = parseSpec(JSON.stringify(spec), {
    document: 'net.json',
    defaultName: 'Net',
  });
  if (parsed === null) throw new Error(JSON.stringify(diagnostics));
  const built = buildGraph(parsed);
  if (built.diagnostics.length > 0) throw new Error(JSON.stringify(built.diagnostics));
  return { graph: built.graph, report: createReport(built.graph) };
}

export function diagramOf({ graph, report }: AnalysedNetwork, options: DiagramOptions = {}): Diagram {
  return createDiagram(graph, report, options);
}

/** The boxes that are parts of the network. */
export function partsOf(diagram: Diagram): readonly Box[] {
  return boxesOf(diagram).filter(({ figures }) => figures !== null);
}
