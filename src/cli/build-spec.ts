import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { type BuildOptions, buildGraph } from '../graph/build-graph';
import type { Graph } from '../graph/graph';
import type { LoadedSpec } from '../readers/load-spec';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { applyOptions } from './applied-options';
import type { Io } from './io';
import { loadSpecFile } from './load-spec-file';
import { readPresetIndex } from './presets';
import type { Settings, SpecOptions } from './spec-options';

/** The graph of a spec, or with errors what could be built of it; null where there is no spec. */
export interface BuiltSpec {
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** Loads a spec, puts the options into it and builds its graph. */
export function buildSpec(reference: string, options: SpecOptions, settings: Settings, io: Io): BuiltSpec {
  const loaded = loadSpecFile(reference, options, io);
  if (loaded.spec === null) return { graph: null, diagnostics: loaded.diagnostics, texts: loaded.texts };
  const applied = applyOptions(loaded.spec, options);
  const { graph, diagnostics } = buildGraph(applied.spec, buildOptions(settings));
  const texts = loaded.origin === 'preset' && hasErrors(diagnostics) ? presetTexts(io, loaded) : loaded.texts;
  return { graph, diagnostics: [...loaded.diagnostics, ...applied.diagnostics, ...diagnostics], texts };
}

function buildOptions({ batch, maxLayers }: Settings): BuildOptions {
  return { ...(batch === null ? {} : { batch }), ...(maxLayers === null ? {} : { maxLayers }) };
}

/** A preset's errors point into its JSON in configs. */
function presetTexts(io: Io, { spec }: LoadedSpec): DocumentTexts {
  const entry = readPresetIndex(io).find(({ name }) => name === spec?.document);
  const text = entry === undefined ? undefined : io.readPackageFile(entry.file);
  return new Map(entry === undefined || text === undefined ? [] : [[entry.name, text]]);
}
