import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import { graphOf, type PlainGraph } from '../graph/plain-graph';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createReport, type Report } from '../report/report';
import type { BuiltSpec } from './built-spec';
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
  const { graph, diagnostics, texts } = built(reference, options, settings, io);
  const { dtype, convention } = settings;
  const report = graph === null ? null : createReport(graph, { dtype, convention });
  return { graph, report, settings, diagnostics: [...early, ...diagnostics], texts };
}

/** What builds networks is as large as all the rest, and so is what reads files: each is loaded where it is needed. */
function built(reference: string, options: SpecOptions, settings: Settings, io: Io): BuiltSpec {
  const preset = readPresetGraph(io, reference);
  if (preset === undefined) {
    const { buildFile } = require('./build-file') as typeof import('./build-file');
    return buildFile(reference, options, settings, io);
  }
  if (isUnchanged(preset, options)) return { graph: graphOf(preset), diagnostics: [], texts: new Map() };
  const { buildPreset } = require('./build-preset') as typeof import('./build-preset');
  return buildPreset(reference, preset, options, settings, io);
}

/** Whether the options leave a preset's graph as the build of the program made it. */
function isUnchanged(
  { inputs }: PlainGraph,
  { set = [], batch, maxLayers, in: given = [] }: SpecOptions,
): boolean {
  return set.length === 0 && batch === undefined && maxLayers === undefined && areInputs(inputs, given);
}
