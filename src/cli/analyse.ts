import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createReport, type Report } from '../report/report';
import type { BuiltSpec } from './build-spec';
import { areInputs } from './input-option';
import type { Io } from './io';
import { readPresetGraph } from './presets';
import { readSettings, type Settings, type SpecOptions } from './spec-options';

/** What became of a spec: its report, or with errors the report of what could be built. */
export interface Analysis {
  /** The graph that the report is of. */
  readonly graph: Graph | null;
  readonly report: Report | null;
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** Loads a spec, puts the options into it, builds its graph and works out its figures. */
export function analyse(reference: string, options: SpecOptions, io: Io): Analysis {
  const { settings, diagnostics: early } = readSettings(options);
  const { graph, diagnostics, texts } =
    unchangedPreset(reference, options, io) ?? loadBuilder().buildSpec(reference, options, settings, io);
  const { dtype, convention } = settings;
  const report = graph === null ? null : createReport(graph, { dtype, convention });
  return { graph, report, settings, diagnostics: [...early, ...diagnostics], texts };
}

/** A preset that the options change nothing of: its graph is there since the program was built. */
function unchangedPreset(reference: string, options: SpecOptions, io: Io): BuiltSpec | undefined {
  const { set = [], batch, maxLayers } = options;
  if (set.length > 0 || batch !== undefined || maxLayers !== undefined) return undefined;
  const graph = readPresetGraph(io, reference);
  if (graph === undefined || !areInputs(graph.inputs, options.in ?? [])) return undefined;
  return { graph, diagnostics: [], texts: new Map() };
}

/** What reads and builds specs is as large as all the rest: it is loaded where there is one to build. */
function loadBuilder(): typeof import('./build-spec') {
  return require('./build-spec') as typeof import('./build-spec');
}
