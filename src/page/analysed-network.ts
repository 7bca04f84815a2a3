import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { buildChanged } from '../frontends/spec/build-changed';
import type { Graph } from '../graph/graph';
import { createReport } from '../report/report';
import type { Report } from '../report/report-rows';
import type { PageNetwork, PageSettings } from './page-document';
import type { NetworkState } from './page-state';
import { restoreGraph } from './stored-graph';

/** A network with its figures. */
export interface AnalysedNetwork {
  readonly graph: Graph;
  readonly report: Report;
}

/** The figures of a network with a state, or why it cannot have that state. */
export type NetworkAnalysis =
  | (AnalysedNetwork & { readonly problems?: undefined })
  | { readonly problems: readonly Diagnostic[] };

/** Builds a network of a page with the reader's values and computes its figures; never throws because of values. */
export function analyseNetwork(
  network: PageNetwork,
  state: NetworkState,
  settings: PageSettings,
): NetworkAnalysis {
  if (network.kind === 'graph') {
    const graph = restoreGraph(network.graph);
    return { graph, report: createReport(graph, settings) };
  }
  const { graph, diagnostics } = buildChanged(network.spec, {
    ...settings,
    ...optionsOf(network.spec, state),
  });
  if (hasErrors(diagnostics)) return { problems: diagnostics.filter(({ severity }) => severity === 'error') };
  return { graph, report: createReport(graph, settings) };
}

/** The state as the options of the command line: a lone input needs no name. */
function optionsOf({ inputs }: { readonly inputs: readonly unknown[] }, state: NetworkState) {
  return {
    vars: [...state.vars].map(([name, value]) => `${name}=${value}`),
    inputs: [...state.inputs].map(([name, shape]) => (inputs.length === 1 ? shape : `${name}=${shape}`)),
    allowOutside: false,
  };
}
