import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ReadOptions } from '../frontends/front-end';
import type { Graph } from '../graph/graph';
import type { Spec } from '../language/spec';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createReport } from '../report/report';
import type { Report } from '../report/report-rows';
import type { TrainingPlan } from '../report/training';
import type { Io } from './io';
import { loadSource, openReference, type Source } from './load-graph';
import { readSettings, type Settings, type SpecOptions } from './spec-options';

/** The result of analysing a network: its report, or if there are errors, the report of what could be built. */
export interface Analysis {
  /** The graph that the report describes. */
  readonly graph: Graph | null;
  readonly report: Report | null;
  /** The spec that the graph is built from, with the options put into it; null for another kind of document. */
  readonly spec: Spec | null;
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** Loads the network that a reference names, with the options put into it, and works out its figures. */
export function analyse(
  reference: string,
  options: SpecOptions,
  io: Io,
  training: TrainingPlan | null = null,
): Analysis {
  return analyseSource(openReference(reference, io), options, io, training);
}

/** The same for a source that is already opened. */
export function analyseSource(
  source: Source,
  options: SpecOptions,
  io: Io,
  training: TrainingPlan | null = null,
): Analysis {
  const { settings, diagnostics: early } = readSettings(options);
  const { strict = false } = options;
  const {
    graph,
    diagnostics,
    texts,
    spec = null,
  } = loadSource(source, readingOptions(options, settings), io);
  const report = graph === null ? null : createReport(graph, { ...settings, training });
  const found = strict ? diagnostics.map(asError) : diagnostics;
  return { graph, report, spec, settings, diagnostics: [...early, ...found], texts };
}

/** The options of a spec as the reading options of the front ends. */
export function readingOptions(options: SpecOptions, { batch, maxLayers }: Settings): ReadOptions {
  const { in: inputs = [], set: vars = [], allowOutside = false, root = null, train = false } = options;
  return { batch, maxLayers, inputs, vars, allowOutside, root, mode: train ? 'train' : 'eval' };
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'error' };
}
