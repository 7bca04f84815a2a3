// @ts-nocheck
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { type BuildOptions, buildGraph } from '../graph/build-graph';
import type { Graph } from '../graph/graph';
import type { LoadedSpec } from '../readers/load-spec';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createReport, type Report } from '../report/report';
import type { Io } from './io';
import { readPreset, readPresetIndex } from './presets';
import { applyOptions, readSettings, type Settings, type SpecOptions } from './spec-options';

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
  const { settings, diagnostics: settingDiagnostics } = readSettings(options);
  const loaded = load(reference, options, io);
  if (loaded.spec === null) {
    return {
      graph: null,
      report: null,
      settings,
      diagnostics: [...settingDiagnostics, ...loaded.diagnostics],
      texts: loaded.texts,
    };
  }
  const applied = applyOptions(loaded.spec, options);
  const early = [...settingDiagnostics, ...loaded.diagnostics, ...applied.diagnostics];
  const { graph, diagnostics } = buildGraph(applied.spec, buildOptions(settings, loaded, applied.isChanged));
  const report = createReport(graph, { dtype: settings.dtype, convention: settings.convention });
  const texts = loaded.origin === 'preset' && hasErrors(diagnostics) ? presetTexts(io, loaded) : loaded.texts;
  return { graph, report, settings, diagnostics: [...early, ...diagnostics], texts };
}

/** A preset needs no parser: that is loaded for other documents alone. */
function load(reference: string, options: SpecOptions, io: Io): LoadedSpec {
  const spec = readPreset(io, reference);
  if (spec !== undefined) return { spec, diagnostics: [], origin: 'preset', texts: new Map() };
  const { loadSpecFile } = require('./load-spec-file') as typeof import('./load-spec-file');
  return loadSpecFile(reference, options, io);
}

/** A preset was checked when it was built: only changed values are checked again. */
function buildOptions(settings: Settings, loaded: LoadedSpec, isChanged: boolean): BuildOptions {
  return {
    ...(settings.batch === null ? {} : { batch: settings.batch }),
    ...(settings.maxLayers === null ? {} : { maxLayers: settings.maxLayers }),
    values: loaded.origin === 'preset' && !isChanged ? 'trust' : 'check',
  };
}

/** A preset's errors point into its JSON in configs. */
function presetTexts(io: Io, { spec }: LoadedSpec): DocumentTexts {
  const entry = readPresetIndex(io).find(({ name }) => name === spec?.document);
  const text = entry === undefined ? undefined : io.readPackageFile(entry.file);
  return new Map(entry === undefined || text === undefined ? [] : [[entry.name, text]]);
}
