import { join, posix, relative, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { bytesInMemory, type DocumentBytes, headOf } from '../frontends/document-bytes';
import type { NetworkDocument } from '../frontends/front-end';
import { findFrontEnd, hasNetworkEnding } from '../frontends/index';
import { parsePythonReference } from '../frontends/pytorch/reference';
import { madeOnce } from '../graph/made-once';
import { type ComparedRevisions, oldRevision } from './compared-revisions';
import {
  findRepository,
  type ListedFile,
  type Listing,
  type Located,
  listTree,
  listWorkTree,
  locate,
  type Repository,
  readBlobs,
  treeOf,
  trouble,
} from './git/index';
import type { Io } from './io';
import { fileReference, frontEndIo } from './load-graph';
import { type FileContents, findRenames } from './renamed-files';

/** A file of networks on the sides that have it, each by the reference that it is read by. */
export interface ComparedFile {
  /** Relative to the working folder; of a removed one the old path. */
  readonly path: string;
  /** The path on the old side where it is another one. */
  readonly oldPath: string | null;
  readonly old: string | null;
  readonly next: string | null;
}

/** The files of two sides, in the order of their paths. */
export interface ComparedFiles {
  readonly files: readonly ComparedFile[];
  /** The commit of the old side; null where there is none. */
  readonly commit: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the files of networks below the paths on both sides: a file that is named as it is, or a class of a Python file
 * (`model.py:Net`), folders searched for files that are meant as networks and that git does not ignore.
 */
export function findComparedFiles(
  paths: readonly string[],
  revisions: ComparedRevisions,
  io: Io,
): ComparedFiles {
  const found = new Map<string, SidedFile>();
  const diagnostics: Diagnostic[] = [];
  let commit: string | null = null;
  for (const reference of paths) {
    const { path, part } = parsePythonReference(reference) ?? { path: reference, part: null };
    const below = filesBelow(path, revisions, io);
    if ('code' in below) {
      diagnostics.push(below);
      continue;
    }
    commit ??= below.commit;
    diagnostics.push(...below.diagnostics);
    if (below.files.length === 0 && below.diagnostics.length === 0)
      diagnostics.push(nothingBelow(path, revisions, io));
    for (const file of below.files.map((each) => withPart(each, part))) found.set(file.path, file);
  }
  const files = withRenames([...found.values()], io);
  files.sort((left, right) => (left.path < right.path ? -1 : 1));
  return { files, commit, diagnostics };
}

/** A file of one side. */
interface Side {
  readonly reference: string;
  readonly blob: ListedFile['blob'];
}

interface SidedFile {
  readonly path: string;
  readonly old: Side | null;
  readonly next: Side | null;
}

/** A class of a Python file, with its arguments, on both sides. */
function withPart({ path, old, next }: SidedFile, part: string | null): SidedFile {
  if (part === null) return { path, old, next };
  const named = (side: Side | null): Side | null =>
    side === null ? null : { ...side, reference: `${side.reference}:${part}` };
  return { path: `${path}:${part}`, old: named(old), next: named(next) };
}

function filesBelow(path: string, revisions: ComparedRevisions, io: Io) {
  const located = locate(io, path);
  if (!('path' in located)) return located;
  const { repository } = located;
  const base = oldRevision(io, repository, revisions);
  if ('code' in base) return base;
  const old = listRevision(io, located, base.revision);
  if ('code' in old) return old;
  const next =
    revisions.head === null ? listWorkFiles(io, located) : listRevision(io, located, revisions.head);
  if ('code' in next) return next;
  const files = sidedFiles({ old, next, oldRevision: base.revision, head: revisions.head }, repository, io);
  const named = shownPath(located.path, repository);
  return {
    commit: base.commit,
    diagnostics: closedSubmodules(old, next),
    files: files.filter((file) => file.path === named || isMeantAsNetwork(file, io)),
  };
}

/** The files of a revision or of the index; where a path leads over links of the work tree alone, those at its end. */
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

function listWorkFiles(io: Io, { repository, path }: Located): Listing | Diagnostic {
  if (!repository.hasWorkTree)
    return trouble(
      'this repository is bare: it has no work tree to compare',
      'compare two revisions: --base main --head feature',
    );
  const place = join(repository.folder, path);
  const folder = relative(repository.folder, io.realPath(place)).split(sep).join('/');
  if (folder === '..' || folder.startsWith('../'))
    return trouble(
      `${path} leads out of the repository, to ${io.realPath(place)}`,
      'nobody can tell what was there; give the path of a file inside of it',
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
  // A file that git ignores is one that was named.
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
  readContents(
    io,
    [...files.values()].filter(({ path }) => hasNetworkEnding(path)),
  );
  return [...files.values()];
}

/** Reads what git has of the files, all at once. */
function readContents(io: Io, files: readonly SidedFile[]): void {
  const byRepository = new Map<Repository, string[]>();
  for (const { blob } of files.flatMap(({ old, next }) => [old, next]).filter((side) => side !== null)) {
    if (blob === null) continue;
    madeOnce(byRepository, blob.repository, (): string[] => []).push(blob.id);
  }
  for (const [repository, ids] of byRepository) readBlobs(io, repository, ids);
}

/** A path from the repository's root as it is from the working folder. */
export function shownPath(path: string, { folder }: Repository): string {
  return relative('', join(folder, path)).split(sep).join('/');
}

/** A submodule that is not there and was recorded at the same commit has not changed. */
function closedSubmodules(old: Listing, next: Listing): readonly Diagnostic[] {
  return [...new Set([...old.closed.keys(), ...next.closed.keys()])].flatMap((path) => {
    const [before, after] = [old.closed.get(path), next.closed.get(path)];
    if (before !== undefined && before.commit === after?.commit) return [];
    const { diagnostic } = before ?? after ?? {};
    return diagnostic === undefined ? [] : [diagnostic];
  });
}

/** What was a network at the base and is none now is still compared: it is likely broken. */
function isMeantAsNetwork({ path, old, next }: SidedFile, io: Io): boolean {
  if (!hasNetworkEnding(path)) return false;
  const isNetwork = (document: NetworkDocument): boolean =>
    findFrontEnd(path, headOf(document.bytes))?.isMeantAsNetwork(document, frontEndIo(io)) ?? false;
  const isMeant = (side: Side | null): boolean => {
    if (side === null) return false;
    const bytes = openContents(path, side, io);
    // What git cannot read may be one.
    if ('code' in bytes) return side.blob !== null;
    const answer = isNetwork({ path: side.reference, bytes });
    bytes.close();
    return answer;
  };
  return isMeant(next) || isMeant(old);
}

/** The same, to be read where they are wanted. */
function openContents(path: string, side: Side, io: Io): DocumentBytes | Diagnostic {
  if (side.blob === null) return io.openDocument(path);
  const bytes = contentsOf(path, side, io);
  return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
}

function contentsOf(path: string, { blob }: Side, io: Io): Uint8Array | Diagnostic {
  if (blob === null) return io.readDocument(path);
  const { repository, id } = blob;
  return readBlobs(io, repository, [id]).get(id) ?? trouble(`git cannot read ${path}`, 'see "git fsck"');
}

/** Puts a removed and an added file that are one under two names together. */
function withRenames(files: readonly SidedFile[], io: Io): ComparedFile[] {
  const contents = (wanted: (file: SidedFile) => Side | null): readonly FileContents[] =>
    files.flatMap((file) => {
      const side = wanted(file);
      const bytes = side === null ? null : contentsOf(file.path, side, io);
      return bytes instanceof Uint8Array ? [{ path: file.path, bytes }] : [];
    });
  const renames = findRenames(
    contents(({ old, next }) => (next === null ? old : null)),
    contents(({ old, next }) => (old === null ? next : null)),
  );
  const byPath = new Map(files.map((file) => [file.path, file]));
  const gone = new Set(renames.values());
  return files
    .filter(({ path }) => !gone.has(path))
    .map(({ path, old, next }) => {
      const oldPath = renames.get(path) ?? null;
      const before = oldPath === null ? old : (byPath.get(oldPath)?.old ?? null);
      return { path, oldPath, old: before?.reference ?? null, next: next?.reference ?? null };
    });
}

function nothingBelow(path: string, { base, head }: ComparedRevisions, io: Io): Diagnostic {
  const isThere = head === null && io.fileExists(path);
  const there = head === null ? 'here' : head === '' ? 'in the index' : `at ${head}`;
  const [message, help] = isThere
    ? [
        `no spec is under ${path}`,
        'specs are JSON files with "layers", "branches" or "extends"; give the path of PyTorch source itself: model.py:Net',
      ]
    : [`${path} exists neither ${there} nor at ${base}`, 'check the path; it is relative to this folder'];
  return { code: 'file/not-found', severity: 'error', message, help };
}
