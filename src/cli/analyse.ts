import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { Spec } from '../language/spec';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createReport } from '../report/report';
import type { Report } from '../report/report-rows';
import type { TrainingPlan } from '../report/training';
import type { Io } from './io';
import { loadSource, openReference, type Source } from './load-graph';
import { readSettings, type Settings, type SpecOptions } from './spec-options';

/** What became of a network: its report, or with errors the report of what could be built. */
export interface Analysis {
  /** The graph that the report is of. */
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

/** The same of what a reference named. */
export function analyseSource(
  source: Source,
  options: SpecOptions,
  io: Io,
  training: TrainingPlan | null = null,
): Analysis {
  const built = buildSource(source, options, io);
  const { graph, settings } = built;
  return { ...built, report: graph === null ? null : createReport(graph, { ...settings, training }) };
}

/** Loads what a reference named, with the options put into it, and works out no figures. */
export function buildSource(source: Source, options: SpecOptions, io: Io): Omit<Analysis, 'report'> {
  const { settings, diagnostics: early } = readSettings(options);
  const { batch, maxLayers } = settings;
  const {
    in: inputs = [],
    set: vars = [],
    allowOutside = false,
    strict = false,
    root = null,
    train = false,
  } = options;
  const {
    graph,
    diagnostics,
    texts,
    spec = null,
  } = loadSource(
    source,
    { batch, maxLayers, inputs, vars, allowOutside, root, mode: train ? 'train' : 'eval' },
    io,
  );
  const found = strict ? diagnostics.map(asError) : diagnostics;
  return { graph, spec, settings, diagnostics: [...early, ...found], texts };
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'error' };
}
