import { hasErrors } from '../diagnostics/diagnostic';
import type { Spec } from '../language/spec';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { type BuiltSpec, buildWithOptions } from './built-spec';
import type { Io } from './io';
import { readPresetIndex } from './presets';
import type { Settings, SpecOptions } from './spec-options';

/** Builds the graph of a preset with the options put into it. */
export function buildPreset(spec: Spec, options: SpecOptions, settings: Settings, io: Io): BuiltSpec {
  const { graph, diagnostics } = buildWithOptions(spec, options, settings);
  return { graph, diagnostics, texts: hasErrors(diagnostics) ? presetTexts(spec, io) : new Map() };
}

/** A preset's errors point into its JSON in configs. */
function presetTexts({ document }: Spec, io: Io): DocumentTexts {
  const entry = readPresetIndex(io).find(({ name }) => name === document);
  const text = entry === undefined ? undefined : io.readPackageFile(entry.file);
  return new Map(entry === undefined || text === undefined ? [] : [[entry.name, text]]);
}
