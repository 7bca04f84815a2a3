import { posix } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { madeOnce } from '../../graph/made-once';
import type { Io } from '../io';
import { decodePath } from '../path-bytes';
import { readBlobs } from './blobs';
import { trouble } from './git-trouble';
import { createListings, type Listings } from './listings';
import { askGit, type Repository, submoduleAt } from './repository';

/** The files of a commit, or those of the index: what is staged. */
export interface Tree {
  readonly repository: Repository;
  /** Null for the index. */
  readonly commit: string | null;
}

/** An entry of a tree. */
export interface Entry {
  /** `unmerged`: the index has several versions of it, from an unfinished merge. */
  readonly kind: 'file' | 'link' | 'folder' | 'submodule' | 'unmerged';
  /** From the top of the repository. */
  readonly path: string;
  /** Object name; empty for a folder of the index. */
  readonly id: string;
}

/** An entry and the tree that it is in: that of a submodule if the path leads into one. */
export interface Found {
  readonly tree: Tree;
  readonly entry: Entry;
}

/** A chain of more links than this is taken for a loop. */
const MOST_LINKS = 40;

/**
 * Finds what is at a path, links and submodules followed; null if the tree has nothing there.
 *
 * A failure of git is a diagnostic, never null.
 */
export function findEntry(io: Io, tree: Tree, path: string, links = 0): Found | null | Diagnostic {
  if (links > MOST_LINKS)
    return trouble(`the links of ${path} form a cycle`, 'make one of them point to a file');
  const steps = path.split('/');
  const known = knownEntries(io, tree);
  for (let count = 1; count < steps.length; count += 1) {
    const above = known.get(steps.slice(0, count).join('/'));
    if (above !== null && above !== undefined && 'kind' in above && isFollowed(above))
      return followed(io, tree, above, { rest: steps.slice(count).join('/'), links });
  }
  const direct = entryAt(io, tree, path);
  if (direct !== null) return 'code' in direct ? direct : followed(io, tree, direct, { rest: '', links });
  for (let count = 1; count < steps.length; count += 1) {
    const above = entryAt(io, tree, steps.slice(0, count).join('/'));
    if (above === null || 'code' in above) return above;
    if (above.kind !== 'folder')
      return followed(io, tree, above, { rest: steps.slice(count).join('/'), links });
  }
  return null;
}

function isFollowed({ kind }: Entry): boolean {
  return kind === 'link' || kind === 'submodule';
}

/** The target of an entry, with the rest of the path below it. */
function followed(
  io: Io,
  tree: Tree,
  entry: Entry,
  { rest, links }: { readonly rest: string; readonly links: number },
): Found | null | Diagnostic {
  switch (entry.kind) {
    case 'link': {
      const target = linkTarget(io, tree, entry);
      if (typeof target !== 'string') return target;
      return findEntry(io, tree, posix.join(target, rest), links + 1);
    }
    case 'submodule': {
      if (rest === '') return { tree, entry };
      const inner = treeOfSubmodule(io, tree, entry);
      return 'code' in inner ? inner : findEntry(io, inner, rest, links);
    }
    case 'unmerged':
      return trouble(`${entry.path} is not merged yet`, 'resolve the conflict and "git add" it');
    default:
      return rest === '' ? { tree, entry } : null;
  }
}

/** The tree of a submodule at the commit that is recorded for it. */
export function treeOfSubmodule(io: Io, { repository }: Tree, { path, id }: Entry): Tree | Diagnostic {
  const inner = submoduleAt(io, repository, path);
  return 'code' in inner ? inner : { repository: inner, commit: id };
}

function linkTarget(io: Io, { repository }: Tree, { path, id }: Entry): string | Diagnostic {
  const bytes = readBlobs(io, repository, [id]).get(id);
  if (!(bytes instanceof Uint8Array)) return bytes ?? trouble(`git cannot read ${path}`, 'see "git fsck"');
  const written = decodePath(bytes);
  const target = posix.join(posix.dirname(path), written);
  return posix.isAbsolute(written) || target === '..' || target.startsWith('../')
    ? trouble(
        `${path} is a link out of the repository, to ${written}`,
        'git has no versions of files outside; give the path of a file in the repository',
      )
    : target;
}

type EntriesByPath = Map<string, Entry | null | Diagnostic>;

const knownTrees = new WeakMap<Io, Map<string, EntriesByPath>>();

function knownEntries(io: Io, tree: Tree): EntriesByPath {
  const known = madeOnce(knownTrees, io, () => new Map<string, EntriesByPath>());
  return madeOnce(known, keyOf(tree), (): EntriesByPath => new Map());
}

function keyOf({ repository, commit }: Tree): string {
  return `${repository.folder}\n${commit}`;
}

/** The entry at a path, without following links; null if there is none. */
function entryAt(io: Io, tree: Tree, path: string): Entry | null | Diagnostic {
  if (path === '' || path === '.') return { kind: 'folder', path: '', id: '' };
  return madeOnce(knownEntries(io, tree), path, () => {
    const isListed = tree.commit === null || listingsOf(io, tree).has(path);
    const entries = isListed ? entriesBelow(io, tree, path) : treeEntries(io, tree, [path], ['-t']);
    if ('code' in entries) return entries;
    const isBelow = entries.some((entry) => entry.path.startsWith(`${path}/`));
    const folder: Entry = { kind: 'folder', path, id: '' };
    return entries.find((entry) => entry.path === path) ?? (isBelow ? folder : null);
  });
}

/**
 * Every file, link and submodule at or below a path of a tree. Git is asked once; `findEntry` then knows the
 * answer for them and for the folders on the way.
 */
export function entriesBelow(io: Io, tree: Tree, path: string): readonly Entry[] | Diagnostic {
  return listingsOf(io, tree).below(path);
}

/** Asks for several paths in one run of git, for `entriesBelow` to know. */
export function askForEntries(io: Io, tree: Tree, paths: readonly string[]): void {
  listingsOf(io, tree).askAtOnce(paths);
}

const knownListings = new WeakMap<Io, Map<string, Listings<Entry>>>();

function listingsOf(io: Io, tree: Tree): Listings<Entry> {
  const known = madeOnce(knownListings, io, () => new Map<string, Listings<Entry>>());
  return madeOnce(known, keyOf(tree), () =>
    createListings((paths) => {
      const entries =
        tree.commit === null ? indexEntries(io, tree, paths) : treeEntries(io, tree, paths, ['-r', '-t']);
      if ('code' in entries) return entries;
      const byPath = knownEntries(io, tree);
      for (const entry of entries) byPath.set(entry.path, entry);
      return entries.filter(({ kind }) => kind !== 'folder');
    }),
  );
}

const KINDS: Readonly<Record<string, Entry['kind']>> = {
  '040000': 'folder',
  '120000': 'link',
  '160000': 'submodule',
};

/** The kind of an entry by its mode. */
export function kindOfMode(mode: string): Entry['kind'] {
  return KINDS[mode] ?? 'file';
}

function treeEntries(
  io: Io,
  { repository, commit }: Tree,
  paths: readonly string[],
  how: readonly string[],
): readonly Entry[] | Diagnostic {
  const args = ['ls-tree', ...how, '-z', '--full-tree', commit ?? '', ...pathArguments(paths)];
  const what = paths.join(' ') || 'the files';
  const answer = askGit(io, repository, `list ${what} at ${commit?.slice(0, 12)}`, { args });
  if (!(answer instanceof Uint8Array)) return answer;
  return recordsOf(answer).map((record): Entry => {
    const [, mode = '', id = '', name = ''] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(record) ?? [];
    return { kind: kindOfMode(mode), path: name, id };
  });
}

function indexEntries(io: Io, { repository }: Tree, paths: readonly string[]): readonly Entry[] | Diagnostic {
  const args = ['ls-files', '-z', '--stage', ...pathArguments(paths)];
  const answer = askGit(io, repository, 'read the index', { args });
  if (!(answer instanceof Uint8Array)) return answer;
  return recordsOf(answer).map((record): Entry => {
    const [, mode = '', id = '', stage, name = ''] = /^(\d+) (\w+) (\d)\t(.*)$/s.exec(record) ?? [];
    return { kind: stage === '0' ? kindOfMode(mode) : 'unmerged', path: name, id };
  });
}

/** Paths as the last arguments of git; none for the top, which is everything. */
export function pathArguments(paths: readonly string[]): readonly string[] {
  return paths.includes('') ? [] : ['--', ...paths];
}

/** The records that git printed with `-z`. */
export function recordsOf(output: Uint8Array): readonly string[] {
  const records: string[] = [];
  for (let start = 0; start < output.length; ) {
    const found = output.indexOf(0, start);
    const end = found === -1 ? output.length : found;
    records.push(decodePath(output.subarray(start, end)));
    start = end + 1;
  }
  return records;
}
