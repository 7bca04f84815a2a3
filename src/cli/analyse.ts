import { posix } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { type BuildOptions, buildGraph } from '../graph/build-graph';
import { type LoadedSpec, loadSpec, type SpecSources } from '../readers/load-spec';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createReport, type Report } from '../report/report';
import { parseGitReference, readGitDocument, resolveGitPath } from './git-document';
import type { Io } from './io';
import { readPreset, readPresetIndex } from './presets';
import { applyOptions, readSettings, type Settings, type SpecOptions } from './spec-options';

/** What became of a spec: its report, or with errors the report of what could be built. */
export interface Analysis {
  readonly report: Report | null;
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** Loads a spec, puts the options into it, builds its graph and works out its figures. */
export function analyse(reference: string, options: SpecOptions, io: Io): Analysis {
  const { settings, diagnostics: settingDiagnostics } = readSettings(options);
  const loaded = loadSpec(reference, specSources(io, options));
  if (loaded.spec === null) {
    return {
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
  return { report, settings, diagnostics: [...early, ...diagnostics], texts };
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

function specSources(io: Io, options: SpecOptions): SpecSources {
  return {
    presetNames: () => readPresetIndex(io).map(({ name }) => name),
    readPreset: (name) => readPreset(io, name),
    readDocument: (path) => {
      const reference = parseGitReference(path);
      return reference === null ? io.readDocument(path) : readGitDocument(io, reference);
    },
    resolvePath: (from, path) => {
      const reference = parseGitReference(from);
      return reference === null ? io.resolvePath(from, path) : resolveGitPath(reference, path);
    },
    isAllowed: (root, path) => options.allowOutside === true || isBeside(io, root, path),
    fileExists: (path) => parseGitReference(path) !== null || io.fileExists(path),
  };
}

/** Files at a revision have no links to follow: their paths alone are compared. */
function isBeside(io: Io, root: string, path: string): boolean {
  const [rootFile, file] = [parseGitReference(root), parseGitReference(path)];
  if (rootFile === null || file === null) return io.isBeside(root, path);
  return !posix.relative(posix.dirname(rootFile.path), file.path).startsWith('..');
}
