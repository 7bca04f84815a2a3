import { join, posix, relative, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { hasNetworkEnding } from '../frontends/index';
import { madeOnce } from '../graph/made-once';
import { type ComparedRevisions, oldRevision } from './compared-revisions';
import {
  askForEntries,
  askForWorkFiles,
  findRepository,
  type ListedFile,
  type Listing,
  type Located,
  listTree,
  listWorkTree,
  type Repository,
  readBlobs,
  treeOf,
  trouble,
} from './git/index';
import type { Io } from './io';
import { fileReference } from './load-graph';

/** A file of one side of a comparison. */
export interface Side {
  readonly reference: string;
  readonly blob: ListedFile['blob'];
}

/** A file by its path from the working folder, on the sides that have it. */
export interface SidedFile {
  readonly path: string;
  readonly old: Side | null;
  readonly next: Side | null;
}

/** What is at or below a path on both sides. */
export interface SidedFiles {
  readonly files: readonly SidedFile[];
  /** The path itself, from the working folder. */
  readonly named: string;
  /** The commit of the old side. */
  readonly commit: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds all files at or below a place of a repository on both sides, whatever is in them. */
export function listSides(located: Located, revisions: ComparedRevisions, io: Io): SidedFiles | Diagnostic {
  const { repository } = located;
  const base = oldRevision(io, repository, revisions);
  if ('code' in base) return base;
  const old = listRevision(io, located, base.revision);
  if ('code' in old) return old;
  const next =
    revisions.head === null ? listWorkFiles(io, located) : listRevision(io, located, revisions.head);
  if ('code' in next) return next;
  return {
    files: sidedFiles({ old, next, oldRevision: base.revision, head: revisions.head }, repository, io),
    named: shownPath(located.path, repository),
    commit: base.commit,
    diagnostics: closedSubmodules(old, next),
  };
}

/** Asks git for many places at once, so that `listSides` need not ask for each. */
export function askForSides(places: readonly Located[], revisions: ComparedRevisions, io: Io): void {
  const byRepository = new Map<Repository, Located[]>();
  for (const located of places) madeOnce(byRepository, located.repository, (): Located[] => []).push(located);
  for (const [repository, within] of byRepository) {
    const base = oldRevision(io, repository, revisions);
    if ('code' in base) continue;
    askForRevision(repository, base.revision, within, io);
    if (revisions.head !== null) askForRevision(repository, revisions.head, within, io);
    else if (repository.hasWorkTree) askForWorkTree(repository, within, io);
  }
}

function askForRevision(repository: Repository, revision: string, within: readonly Located[], io: Io): void {
  const tree = treeOf(io, repository, revision);
  if ('code' in tree) return;
  const paths = within.map(({ path }) => path);
  askForEntries(io, tree, paths);
}

function askForWorkTree(repository: Repository, within: readonly Located[], io: Io): void {
  const folders = within.map((located) => workFolder(located, io));
  const inside = folders.filter((folder) => !isOutside(folder));
  askForWorkFiles(io, repository, inside);
}

/**
 * The files of a revision or of the index; if a path only exists through links of the work tree, the files at
 * its target.
 */
function listRevision(io: Io, located: Located, revision: string): Listing | Diagnostic {
  const { repository, path, realPath } = located;
  const tree = treeOf(io, repository, revision);
  if ('code' in tree) return tree;
  const listing = listTree(io, tree, path);
  if ('code' in listing || realPath === null || listing.files.length > 0) return listing;
  const followed = listTree(io, tree, realPath);
  if ('code' in followed) return followed;
  const moved = (file: ListedFile): ListedFile => ({
    ...file,
    path: posix.join(path, file.path.slice(realPath.length + 1)),
  });
  return { ...followed, files: followed.files.map(moved) };
}

function listWorkFiles(io: Io, located: Located): Listing | Diagnostic {
  const { repository, path } = located;
  if (!repository.hasWorkTree)
    return trouble(
      'this repository is bare: it has no work tree to compare',
      'compare two revisions: --base main --head feature',
    );
  const place = join(repository.folder, path);
  const folder = workFolder(located, io);
  if (isOutside(folder))
    return trouble(
      `${path} leads out of the repository, to ${io.realPath(place)}`,
      'git has no versions of files outside; give the path of a file in the repository',
    );
  const listing = listWorkTree(io, repository, { path, folder });
  if ('code' in listing || listing.files.length > 0 || !io.fileExists(place)) return listing;
  const inner = findRepository(io, io.realPath(hasNetworkEnding(place) ? join(place, '..') : place));
  if ('folder' in inner && inner.folder !== repository.folder) {
    const below = relative(inner.folder, io.realPath(place)).split(sep).join('/');
    const own: Repository = { ...inner, environment: 'of the folder' };
    const files = listWorkTree(io, own, { path, folder: below });
    if ('code' in files || files.files.length > 0) return files;
  }
  // A file that git ignores is taken if it was named itself.
  return hasNetworkEnding(path) ? { ...listing, files: [{ path, blob: null }] } : listing;
}

function sidedFiles(
  sides: {
    readonly old: Listing;
    readonly next: Listing;
    readonly oldRevision: string;
    readonly head: string | null;
  },
  repository: Repository,
  io: Io,
): readonly SidedFile[] {
  const files = new Map<string, SidedFile>();
  for (const { path, blob } of sides.old.files) {
    const shown = shownPath(path, repository);
    files.set(shown, {
      path: shown,
      old: { reference: `git:${sides.oldRevision}:${shown}`, blob },
      next: null,
    });
  }
  for (const { path, blob } of sides.next.files) {
    const shown = shownPath(path, repository);
    const reference = blob === null ? fileReference(shown, io) : `git:${sides.head ?? ''}:${shown}`;
    files.set(shown, { path: shown, old: files.get(shown)?.old ?? null, next: { reference, blob } });
  }
  return [...files.values()];
}

/** The path with links of the work tree followed, from the top of the repository. */
function workFolder({ repository, path }: Located, io: Io): string {
  return relative(repository.folder, io.realPath(join(repository.folder, path)))
    .split(sep)
    .join('/');
}

function isOutside(folder: string): boolean {
  return folder === '..' || folder.startsWith('../');
}

/** Reads the contents of all files that may be networks from git at once. */
export function readContents(io: Io, files: readonly SidedFile[]): void {
  const byRepository = new Map<Repository, string[]>();
  const sides = files
    .filter(({ path }) => hasNetworkEnding(path))
    .flatMap(({ old, next }) => [old, next])
    .filter((side) => side !== null);
  for (const { blob } of sides) {
    if (blob === null) continue;
    madeOnce(byRepository, blob.repository, (): string[] => []).push(blob.id);
  }
  for (const [repository, ids] of byRepository) readBlobs(io, repository, ids);
}

/** A path of the repository as seen from the working folder. */
export function shownPath(path: string, { folder }: Repository): string {
  return relative('', join(folder, path)).split(sep).join('/');
}

/** A submodule that is not checked out and is recorded at the same commit on both sides has not changed. */
function closedSubmodules(old: Listing, next: Listing): readonly Diagnostic[] {
  return [...new Set([...old.closed.keys(), ...next.closed.keys()])].flatMap((path) => {
    const [before, after] = [old.closed.get(path), next.closed.get(path)];
    if (before !== undefined && before.commit === after?.commit) return [];
    const { diagnostic } = before ?? after ?? {};
    return diagnostic === undefined ? [] : [diagnostic];
  });
}
