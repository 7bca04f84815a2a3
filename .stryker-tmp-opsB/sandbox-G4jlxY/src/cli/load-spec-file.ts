// @ts-nocheck
import { posix } from 'node:path';
import { type LoadedSpec, loadSpec, type SpecSources } from '../readers/load-spec';
import { parseGitReference, readGitDocument, resolveGitPath } from './git-document';
import type { Io } from './io';
import { readPreset, readPresetIndex } from './presets';
import type { SpecOptions } from './spec-options';

/** Loads a spec by a preset's name, a path, `git:REV:path`, or `-` for standard input; never throws. */
export function loadSpecFile(reference: string, options: SpecOptions, io: Io): LoadedSpec {
  return loadSpec(reference, specSources(io, options));
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
