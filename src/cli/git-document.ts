import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Io } from './io';

/** A file at a revision, as `git:REV:path` names it. */
export interface GitReference {
  readonly revision: string;
  /** Relative to the working folder, or to the repository where it begins with no dot. */
  readonly path: string;
}

/** The parts of `git:REV:path`; null for any other reference. */
export function parseGitReference(reference: string): GitReference | null {
  const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(reference) ?? [];
  return revision === undefined || path === undefined ? null : { revision, path };
}

/** The bytes of a file at a revision, or why they cannot be had. Paths are relative to the working folder. */
export function readGitDocument(io: Io, { revision, path }: GitReference): Uint8Array | Diagnostic {
  const commit = commitOf(io, revision);
  if (typeof commit !== 'string') return commit;
  const shown = io.git(['show', `${commit}:./${path.replace(/^\.\//, '')}`]);
  if (shown?.status === 0) return shown.output;
  return {
    ...refused(`${path} does not exist at ${revision}`, 'check the path; it is relative to this folder'),
    code: 'file/not-found',
  };
}

/** What git prints for a list of arguments; null where it fails or is not there. */
export function gitOutput(io: Pick<Io, 'git'>, args: readonly string[]): string | null {
  const run = io.git(args);
  return run?.status === 0 ? new TextDecoder().decode(run.output) : null;
}

/** The commit that a revision names, or why there is none. */
export function commitOf(io: Io, revision: string): string | Diagnostic {
  const shown = JSON.stringify(revision);
  if (revision.startsWith('-'))
    return refused(`the revision ${shown} begins with "-"`, 'give a branch, a tag or a commit');
  const known = io.git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (known === null) return refused('git is not installed', 'install git, or give the path of a file');
  if (known.status === 0) return new TextDecoder().decode(known.output).trim();
  return gitOutput(io, ['rev-parse', '--git-dir']) !== null
    ? refused(`git knows no revision ${shown}`, 'fetch it first, or see "git branch --all"')
    : refused('this folder is in no git repository', 'run it inside one, or give the path of a file');
}

/** A path that a file at a revision names, at the same revision. */
export function resolveGitPath({ revision, path }: GitReference, reference: string): string {
  return `git:${revision}:${posix.join(posix.dirname(path), reference)}`;
}

function refused(message: string, help: string): Diagnostic {
  return { code: 'file/unreadable', severity: 'error', message, help };
}
