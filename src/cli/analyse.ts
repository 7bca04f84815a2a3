import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { PlainGraph } from '../graph/plain-graph';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { madeOnce } from '../renderers/made-once';
import { createReport, type Report } from '../report/report';
import type { BuiltSpec } from './built-spec';
import { changesNoInput } from './input-option';
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
  const preset = readPresetGraph(io, reference);
  if (preset !== undefined && isUnchanged(preset, options))
    return { ...unchangedPreset(preset, settings), settings, diagnostics: early, texts: new Map() };
  const { graph, diagnostics, texts } = built(reference, preset, options, settings, io);
  const report = graph === null ? null : createReport(graph, settings);
  return { graph, report, settings, diagnostics: [...early, ...diagnostics], texts };
}

/** Whether the options surely leave a preset's graph as the build of the program made it. */
function isUnchanged(
  { inputs }: PlainGraph,
  { set = [], batch, maxLayers, in: given = [] }: SpecOptions,
): boolean {
  return set.length === 0 && batch === undefined && maxLayers === undefined && changesNoInput(inputs, given);
}

type AnalysedGraph = Pick<Analysis, 'graph' | 'report'>;

/** A preset is worked out once, however often a command names it. */
function unchangedPreset(preset: PlainGraph, settings: Settings): AnalysedGraph {
  const known = madeOnce(unchangedPresets, preset, () => new Map<string, AnalysedGraph>());
  return madeOnce(known, `${settings.dtype} ${settings.convention.name}`, () => {
    const graph = graphOfPreset(preset);
    return { graph, report: createReport(graph, settings) };
  });
}

/** A graph of plain data needs the layer types to become one; the graphs of files have them. */
function graphOfPreset(preset: PlainGraph): Graph {
  return (require('../graph/plain-graph') as typeof import('../graph/plain-graph')).graphOf(preset);
}

const unchangedPresets = new WeakMap<PlainGraph, Map<string, AnalysedGraph>>();

/** What builds networks is larger than all the rest, and so is what reads files: each is loaded where it is needed. */
function built(
  reference: string,
  preset: PlainGraph | undefined,
  options: SpecOptions,
  settings: Settings,
  io: Io,
): BuiltSpec {
  if (preset === undefined) {
    const { buildFile } = require('./build-file') as typeof import('./build-file');
    return buildFile(reference, options, settings, io);
  }
  const { buildPreset } = require('./build-preset') as typeof import('./build-preset');
  return buildPreset(preset, options, settings, io);
}
