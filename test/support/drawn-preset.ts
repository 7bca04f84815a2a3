import { createDiagram, type DiagramOptions } from '../../src/drawing/boxes';
import { type Box, boxesOf, type Diagram } from '../../src/drawing/diagram';
import type { DrawnNetwork } from '../../src/drawing/drawn-network';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import type { Spec } from '../../src/language/spec';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { loadPreset } from './load-preset';

/** A network with its figures. */
export interface AnalysedNetwork {
  readonly graph: Graph;
  readonly report: Report;
}

/** A preset; throws where it is wrong. */
export function analysedPreset(name: string): AnalysedNetwork {
  return analysed(loadPreset(name));
}

/** A network from the value of a spec; throws where that is wrong. */
export function analysedSpec(spec: unknown): AnalysedNetwork {
  const { spec: parsed, diagnostics } = parseSpec(JSON.stringify(spec), {
    document: 'net.json',
    defaultName: 'Net',
  });
  if (parsed === null) throw new Error(JSON.stringify(diagnostics));
  return analysed(parsed);
}

function analysed(spec: Spec): AnalysedNetwork {
  const { graph, diagnostics } = buildGraph(spec);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return { graph, report: createReport(graph) };
}

export function diagramOf({ graph, report }: AnalysedNetwork, options: DiagramOptions = {}): Diagram {
  return createDiagram(graph, report, options);
}

/** A network as the formats of drawings take it. */
export function drawnNetwork(network: AnalysedNetwork, options: DiagramOptions = {}): DrawnNetwork {
  return {
    diagram: diagramOf(network, options),
    diagramAt: (depth) => diagramOf(network, { ...options, depth }),
    report: network.report,
  };
}

/** The boxes that are parts of the network. */
export function partsOf(diagram: Diagram): readonly Box[] {
  return boxesOf(diagram).filter(({ figures }) => figures !== null);
}
