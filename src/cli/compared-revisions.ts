import type { Diagnostic } from '../diagnostics/diagnostic';
import { conflictingOption, invalidOption, loneOption } from '../diagnostics/invalid-option';
import { shortCommit } from '../report/diff-set';
import { commitOf, mergeBaseOf, type Repository } from './git/index';
import type { Io } from './io';

/** The options that select the versions to compare, as the command line gives them. */
export interface RevisionOptions {
  readonly base?: string;
  readonly exact?: boolean;
  readonly head?: string;
  readonly staged?: boolean;
}

/** The two sides of a comparison in a repository. */
export interface ComparedRevisions {
  /** As the user wrote it. */
  readonly base: string;
  /** The old side: the revision itself, or its merge base with the new side. */
  readonly from: 'revision' | 'merge base';
  /** The new side: a revision, empty for the index, null for the work tree. */
  readonly head: string | null;
}

/** What the options compare: `A..B` and `A...B` mean what they mean for git; null for two named networks. */
export function readRevisions({ base, exact = false, head, staged = false }: RevisionOptions): {
  readonly revisions: ComparedRevisions | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const refuse = (...diagnostics: readonly Diagnostic[]) => ({ revisions: null, diagnostics });
  if (head !== undefined && staged) return refuse(conflictingOption('--head', '--staged'));
  if (base === undefined && head !== undefined) return refuse(loneOption('--head', '--base'));
  if (base === undefined && exact) return refuse(loneOption('--exact', '--base'));
  if (base === undefined && !staged) return { revisions: null, diagnostics: [] };
  const side = staged ? '' : (head ?? null);
  const [, left, dots, right] = /^(.*?)(\.{2,3})(.*)$/s.exec(base ?? '') ?? [];
  if (left === undefined || right === undefined) {
    const from = exact ? ('revision' as const) : ('merge base' as const);
    return { revisions: { base: base ?? 'HEAD', from, head: side }, diagnostics: [] };
  }
  if (side !== null)
    return refuse(
      invalidOption('--base', base ?? '', 'one revision with --head or --staged', 'for example --base main'),
    );
  const from = dots === '..' || exact ? ('revision' as const) : ('merge base' as const);
  return { revisions: { base: left || 'HEAD', from, head: right || 'HEAD' }, diagnostics: [] };
}

/** The revision that the old side is read at: as it was written, or the commit if that is a different one. */
export function oldRevision(
  io: Io,
  repository: Repository,
  { base, from, head }: ComparedRevisions,
): { readonly revision: string; readonly commit: string } | Diagnostic {
  const commit = commitOf(io, repository, base);
  if (typeof commit !== 'string') return commit;
  if (from === 'revision') return { revision: base, commit };
  const common = mergeBaseOf(io, repository, [base, head || 'HEAD']);
  if (typeof common !== 'string') return common;
  return common === commit ? { revision: base, commit } : { revision: shortCommit(common), commit: common };
}
