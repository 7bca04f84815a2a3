import { isAbsolute, posix } from 'node:path';

/** A file at a revision, as `git:REV:path` names it, or one that is staged, as `git::path` does. */
export interface GitReference {
  /** Empty for the index. */
  readonly revision: string;
  /** Relative to the working folder, or absolute. */
  readonly path: string;
}

/** The parts of `git:REV:path`; null for any other reference. */
export function parseGitReference(reference: string): GitReference | null {
  const [, revision, path] = /^git:([^:]*):(.+)$/s.exec(reference) ?? [];
  return revision === undefined || path === undefined ? null : { revision, path };
}

/** A path that a file at a revision names, at the same revision. */
export function resolveGitPath({ revision, path }: GitReference, reference: string): string {
  const resolved = isAbsolute(reference) ? reference : posix.join(posix.dirname(path), reference);
  return `git:${revision}:${resolved}`;
}
