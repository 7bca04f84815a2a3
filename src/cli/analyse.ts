import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createReport } from '../report/report';
import type { Report } from '../report/report-rows';
import type { Io } from './io';
import { readPreset } from './presets';
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
  const preset = readPreset(io, reference);
  const { graph, diagnostics, texts } =
    preset === undefined
      ? (require('./build-file') as typeof import('./build-file')).buildFile(reference, options, settings, io)
      : (require('./build-preset') as typeof import('./build-preset')).buildPreset(
          preset,
          options,
          settings,
          io,
        );
  const report = graph === null ? null : createReport(graph, settings);
  return { graph, report, settings, diagnostics: [...early, ...diagnostics], texts };
}
