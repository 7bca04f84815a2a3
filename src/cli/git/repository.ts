import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { madeOnce } from '../../graph/made-once';
import type { Io } from '../io';
import type { GitOptions } from '../run-git';
import { gitTrouble, trouble } from './git-trouble';

/** A repository of git. */
export interface Repository {
  /** The top of the work tree, an absolute path without links; if there is none, the working folder. */
  readonly folder: string;
  readonly hasWorkTree: boolean;
  readonly environment: Required<GitOptions>['repository'];
}

/** A path inside of a repository, from its top, `/` between the steps; empty for the top. */
export interface Located {
  readonly repository: Repository;
  readonly path: string;
  /** The path with links of the work tree followed, if that is another place in the repository. */
  readonly realPath: string | null;
}

/** What git answers in a repository, or why there is no answer; `question` completes "git cannot ...". */
export function askGit(
  io: Pick<Io, 'git'>,
  { folder, environment }: Repository,
  question: string,
  { args, input }: { readonly args: readonly string[]; readonly input?: string },
): Uint8Array | Diagnostic {
  const options = { folder, repository: environment, ...(input === undefined ? {} : { input }) };
  const run = io.git(['--literal-pathspecs', ...args], options);
  return run?.status === 0 ? run.output : gitTrouble(run, question);
}

/** The repository of a folder; of the working folder if not given. Git is asked once for each. */
export function findRepository(io: Io, folder = '.'): Repository | Diagnostic {
  const known = madeOnce(knownRepositories, io, () => new Map<string, Repository | Diagnostic>());
  return madeOnce(known, folder, () => askForRepository(io, folder));
}

const knownRepositories = new WeakMap<Io, Map<string, Repository | Diagnostic>>();

function askForRepository(io: Io, folder: string): Repository | Diagnostic {
  const run = io.git(['rev-parse', '--is-inside-work-tree', '--show-cdup'], { folder });
  if (run?.status !== 0) return gitTrouble(run, 'read this repository');
  const [isInside = '', wayUp = ''] = new TextDecoder().decode(run.output).split('\n');
  const hasWorkTree = isInside === 'true';
  return {
    folder: hasWorkTree ? io.realPath(resolve(folder, wayUp)) : resolve(folder),
    hasWorkTree,
    environment: 'as called',
  };
}

/** The repository that is checked out as a submodule at a path of another one, or why there is none. */
export function submoduleAt(io: Io, outer: Repository, path: string): Repository | Diagnostic {
  const folder = join(outer.folder, path);
  if (outer.hasWorkTree && io.fileExists(join(folder, '.git')))
    return { folder, hasWorkTree: true, environment: 'of the folder' };
  return trouble(
    `the submodule ${path} is not checked out, so its contents are unknown`,
    `run "git submodule update --init -- ${path}", or leave it out of the paths`,
  );
}

/** Finds the repository that a path is in, the working folder's first, and the path inside of it. */
export function locate(io: Io, path: string): Located | Diagnostic {
  const own = findRepository(io);
  if ('folder' in own) {
    const located = locateIn(own, path, io);
    if (located !== null) return located;
  }
  if (!isAbsolute(path) && !path.startsWith('..')) return 'folder' in own ? outside(path) : own;
  const other = findRepository(io, nearestFolder(dirname(io.realPath(path)), io));
  if (!('folder' in other)) return other;
  return locateIn(other, path, io) ?? outside(path);
}

function locateIn(repository: Repository, path: string, io: Io): Located | null {
  const whole = resolve(path);
  const real = join(io.realPath(dirname(whole)), basename(whole));
  const [written, followed] = [whole, real].map((absolute) => insideOf(repository.folder, absolute));
  if (written === null || written === undefined)
    return followed === null || followed === undefined
      ? null
      : { repository, path: followed, realPath: null };
  return { repository, path: written, realPath: followed === written ? null : (followed ?? null) };
}

/** A path relative to a folder; null if it is not below it. */
function insideOf(folder: string, path: string): string | null {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way.split(sep).join('/');
}

function nearestFolder(path: string, io: Io): string {
  return io.fileExists(path) || dirname(path) === path ? path : nearestFolder(dirname(path), io);
}

function outside(path: string): Diagnostic {
  return trouble(`${path} is outside of the repository`, 'give a path inside the repository');
}
