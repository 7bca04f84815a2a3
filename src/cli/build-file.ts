import { posix } from 'node:path';
import { loadSpec, type SpecSources } from '../frontends/spec/load-spec';
import { type BuiltSpec, buildWithOptions } from './built-spec';
import { parseGitReference, readGitDocument, resolveGitPath } from './git-document';
import type { Io } from './io';
import { readPreset, readPresetIndex } from './presets';
import type { Settings, SpecOptions } from './spec-options';

/** Loads a spec by a path, `git:REV:path`, or `-` for standard input, and builds its graph with the options put into it. */
export function buildFile(reference: string, options: SpecOptions, settings: Settings, io: Io): BuiltSpec {
  const { spec, diagnostics, texts } = loadSpec(reference, specSources(io, options));
  if (spec === null) return { graph: null, diagnostics, texts };
  const built = buildWithOptions(spec, options, settings);
  return { graph: built.graph, diagnostics: [...diagnostics, ...built.diagnostics], texts };
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
