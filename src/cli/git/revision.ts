import type { Diagnostic } from '../../diagnostics/diagnostic';
import { madeOnce } from '../../graph/made-once';
import type { Io } from '../io';
import { gitTrouble, trouble } from './git-trouble';
import { askGit, type Repository } from './repository';

/** The commit that a revision names, or why there is none. Git is asked once for each. */
export function commitOf(io: Io, repository: Repository, revision: string): string | Diagnostic {
  const known = madeOnce(knownCommits, io, () => new Map<string, string | Diagnostic>());
  return madeOnce(known, `${repository.folder}\n${revision}`, () => askForCommit(io, repository, revision));
}

const knownCommits = new WeakMap<Io, Map<string, string | Diagnostic>>();

function askForCommit(io: Io, repository: Repository, revision: string): string | Diagnostic {
  const shown = JSON.stringify(revision);
  if (revision.startsWith('-'))
    return trouble(`the revision ${shown} begins with "-"`, 'give a branch, a tag or a commit');
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const run = io.git(args, { folder: repository.folder, repository: repository.environment });
  if (run?.status === 0) return new TextDecoder().decode(run.output).trim();
  return run === null || run.errors !== ''
    ? gitTrouble(run, `find the revision ${shown}`)
    : trouble(`git does not know the revision ${shown}`, howToFetch(io, repository));
}

/** The merge base of two revisions, or why it is not known. */
export function mergeBaseOf(
  io: Io,
  repository: Repository,
  [base, head]: readonly [base: string, head: string],
): string | Diagnostic {
  const commits = [base, head].map((revision) => commitOf(io, repository, revision));
  const [left, right] = commits;
  for (const commit of commits) if (typeof commit !== 'string') return commit;
  if (left === right) return String(left);
  const args = ['merge-base', String(left), String(right)];
  const run = io.git(args, { folder: repository.folder, repository: repository.environment });
  if (run?.status === 0) return new TextDecoder().decode(run.output).trim();
  if (run?.status !== 1 || run.errors !== '') return gitTrouble(run, `compare ${base} with ${head}`);
  return trouble(
    `no common commit of ${base} and ${head} is known`,
    isShallow(io, repository)
      ? 'the clone is shallow: fetch the history (git fetch --unshallow), or give --exact'
      : 'give --exact to compare with the revision itself',
  );
}

function howToFetch(io: Io, repository: Repository): string {
  return isShallow(io, repository)
    ? 'the clone is shallow: fetch it first (git fetch --unshallow; fetch-depth: 0 of actions/checkout)'
    : 'fetch it first, or see "git branch --all"';
}

function isShallow(io: Io, repository: Repository): boolean {
  const answer = askGit(io, repository, 'tell', { args: ['rev-parse', '--is-shallow-repository'] });
  return answer instanceof Uint8Array && new TextDecoder().decode(answer).trim() === 'true';
}
