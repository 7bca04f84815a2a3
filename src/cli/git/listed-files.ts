import { join, posix } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { madeOnce } from '../../graph/made-once';
import type { Io } from '../io';
import { trouble } from './git-trouble';
import { createListings, type Listings } from './listings';
import { askGit, type Repository, submoduleAt } from './repository';
import {
  type Entry,
  entriesBelow,
  findEntry,
  kindOfMode,
  pathArguments,
  recordsOf,
  type Tree,
  treeOfSubmodule,
} from './tree';

/** A file that a side of a comparison has. */
export interface ListedFile {
  /** From the top of the repository that was asked; submodules count as folders of it. */
  readonly path: string;
  /** The object with its contents and the repository that has it; null for a file of the work tree. */
  readonly blob: { readonly repository: Repository; readonly id: string } | null;
}

/** The files below a path. */
export interface Listing {
  readonly files: readonly ListedFile[];
  /** The submodules that cannot be read, by their path: the recorded commit, and the reason. */
  readonly closed: ReadonlyMap<string, { readonly commit: string; readonly diagnostic: Diagnostic }>;
}

const NOTHING: Listing = { files: [], closed: new Map() };

/** The files at or below a path of a tree: including links to files and the files of submodules. */
export function listTree(io: Io, tree: Tree, path: string): Listing | Diagnostic {
  const below = entriesBelow(io, tree, path);
  if ('code' in below) return below;
  const found = findEntry(io, tree, path);
  if (found === null) return NOTHING;
  if ('code' in found) return found;
  const { entry, tree: inner } = found;
  if (entry.kind === 'folder') return listFolder(io, inner, entry.path, path);
  if (entry.kind === 'submodule') return listSubmodule(io, inner, entry, path);
  return oneFile(path, { repository: inner.repository, id: entry.id });
}

function oneFile(path: string, blob: ListedFile['blob']): Listing {
  return { files: [{ path, blob }], closed: new Map() };
}

/** The files below a folder, with paths as if the folder were at `shown`. */
function listFolder(io: Io, tree: Tree, folder: string, shown: string): Listing | Diagnostic {
  const entries = entriesBelow(io, tree, folder);
  if ('code' in entries) return entries;
  const listings = entries.map((entry): Listing | Diagnostic => {
    const path = movedPath(entry.path, folder, shown);
    if (entry.kind === 'submodule') return listSubmodule(io, tree, entry, path);
    if (entry.kind === 'unmerged')
      return trouble(`${entry.path} is not merged yet`, 'resolve the conflict and "git add" it');
    if (entry.kind !== 'link') return oneFile(path, { repository: tree.repository, id: entry.id });
    return linkedFile(io, tree, entry.path, path);
  });
  return together(listings);
}

/** A link to a folder, or to nowhere, is no file. */
function linkedFile(io: Io, tree: Tree, path: string, shown: string): Listing | Diagnostic {
  if (!isNetworkName(path)) return NOTHING;
  const found = findEntry(io, tree, path);
  if (found === null) return NOTHING;
  if ('code' in found) return found;
  const { entry, tree: inner } = found;
  if (entry.kind !== 'file') return NOTHING;
  return oneFile(shown, { repository: inner.repository, id: entry.id });
}

/** Names with a file ending; a link without one is not followed. */
function isNetworkName(path: string): boolean {
  return posix.extname(path) !== '';
}

function listSubmodule(io: Io, tree: Tree, entry: Entry, shown: string): Listing | Diagnostic {
  const inner = treeOfSubmodule(io, tree, entry);
  if ('code' in inner) return closed(shown, entry.id, inner);
  const listing = listFolder(io, inner, '', shown);
  return 'code' in listing ? closed(shown, entry.id, listing) : listing;
}

function closed(path: string, commit: string, diagnostic: Diagnostic): Listing {
  return { files: [], closed: new Map([[path, { commit, diagnostic }]]) };
}

/**
 * The files of the work tree at or below a path: tracked ones, and those that git does not ignore. Files that a
 * sparse checkout leaves out are taken from the index.
 */
export function listWorkTree(
  io: Io,
  repository: Repository,
  { path, folder }: { readonly path: string; readonly folder: string },
): Listing | Diagnostic {
  const records = workFiles(io, repository).below(folder);
  if ('code' in records) return records;
  const seen = new Set<string>();
  const listings = records.map(({ tag, mode, id, path: name }): Listing | Diagnostic => {
    const shown = movedPath(name, folder, path);
    if (seen.has(name)) return NOTHING;
    seen.add(name);
    if (kindOfMode(mode) === 'submodule') return listSubmoduleFolder(io, repository, { name, id, shown });
    const place = join(repository.folder, name);
    if (io.fileExists(place) || io.isLink(place)) return oneFile(shown, null);
    return tag === SKIPPED ? oneFile(shown, { repository, id }) : NOTHING;
  });
  return together(listings);
}

/** Asks for several paths of the work tree in one run of git, for `listWorkTree` to know. */
export function askForWorkFiles(io: Io, repository: Repository, paths: readonly string[]): void {
  workFiles(io, repository).askAtOnce(paths);
}

/** A file as `ls-files -t --stage` prints it; an untracked file has neither tag nor mode nor id. */
interface WorkFile {
  readonly path: string;
  readonly tag: string | undefined;
  readonly mode: string;
  readonly id: string;
}

const knownWorkFiles = new WeakMap<Io, Map<Repository, Listings<WorkFile>>>();

function workFiles(io: Io, repository: Repository): Listings<WorkFile> {
  const known = madeOnce(knownWorkFiles, io, () => new Map<Repository, Listings<WorkFile>>());
  return madeOnce(known, repository, () =>
    createListings((paths) => {
      const how = ['-z', '-t', '--stage', '--cached', '--others', '--exclude-standard'];
      const args = ['ls-files', ...how, ...pathArguments(paths)];
      const answer = askGit(io, repository, 'read the index', { args });
      return answer instanceof Uint8Array ? recordsOf(answer).map(workFile) : answer;
    }),
  );
}

function workFile(record: string): WorkFile {
  const [, untracked, tag, mode = '', id = '', tracked = ''] =
    /^(?:\? (.*)|(\S) (\d+) (\w+) \d\t(.*))$/s.exec(record) ?? [];
  return { path: untracked ?? tracked, tag, mode, id };
}

/** How `ls-files -t` marks what a sparse checkout leaves out. */
const SKIPPED = 'S';

function listSubmoduleFolder(
  io: Io,
  outer: Repository,
  { name, id, shown }: { readonly name: string; readonly id: string; readonly shown: string },
): Listing | Diagnostic {
  const inner = submoduleAt(io, outer, name);
  if ('code' in inner) return closed(shown, id, inner);
  return listWorkTree(io, inner, { path: shown, folder: '' });
}

function movedPath(path: string, from: string, to: string): string {
  return posix.join(to, from === '' ? path : path.slice(from.length + 1));
}

function together(listings: readonly (Listing | Diagnostic)[]): Listing | Diagnostic {
  const files: ListedFile[] = [];
  const allClosed = new Map<string, { readonly commit: string; readonly diagnostic: Diagnostic }>();
  for (const listing of listings) {
    if ('code' in listing) return listing;
    files.push(...listing.files);
    for (const [path, submodule] of listing.closed) allClosed.set(path, submodule);
  }
  return { files, closed: allClosed };
}
