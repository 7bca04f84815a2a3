import { isAbsolute, posix, relative, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { headOf } from '../frontends/document-bytes';
import { findFrontEnd, hasNetworkEnding } from '../frontends/index';
import { commitOf, gitOutput } from './git-document';
import type { Io } from './io';
import { openDocument } from './load-graph';

/** A spec and where it is: at the revision, in the work tree, or in both. */
export interface SpecAtBase {
  readonly path: string;
  readonly isInBase: boolean;
  readonly isInWorkTree: boolean;
}

/**
 * Finds every spec under the paths, at a revision and in the work tree, in the order of their names: files
 * as they are, folders searched for JSON files that are meant as specs and that git does not ignore.
 */
export function findSpecs(
  paths: readonly string[],
  revision: string,
  io: Io,
): { readonly specs: readonly SpecAtBase[]; readonly diagnostics: readonly Diagnostic[] } {
  const commit = commitOf(io, revision);
  if (typeof commit !== 'string') return { specs: [], diagnostics: [commit] };
  const found = new Map<string, SpecAtBase>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths.map(fromWorkingFolder)) {
    const specs = specsUnder(path, commit, revision, io);
    if (specs.length === 0) diagnostics.push(nothingUnder(path, revision, io));
    for (const spec of specs) found.set(spec.path, spec);
  }
  const specs = [...found.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
  return { specs, diagnostics };
}

function fromWorkingFolder(path: string): string {
  const way = isAbsolute(path) ? relative('', path) : path;
  return posix.normalize(way.split(sep).join('/')).replace(/(.)\/$/, '$1');
}

function specsUnder(path: string, commit: string, revision: string, io: Io): readonly SpecAtBase[] {
  const inBase = new Set(listed(io, ['ls-tree', '-r', '-z', '--name-only', commit, '--', `${path}`]));
  const known = listed(io, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', path]);
  const inWorkTree = new Set(known.filter((file) => io.fileExists(file)));
  const isFile = inBase.has(path) || inWorkTree.has(path);
  if (
    isFile ||
    (inBase.size === 0 && inWorkTree.size === 0 && hasNetworkEnding(path) && io.fileExists(path))
  ) {
    return [{ path, isInBase: inBase.has(path), isInWorkTree: io.fileExists(path) }];
  }
  return [...new Set([...inWorkTree, ...inBase])]
    .filter(hasNetworkEnding)
    .map((file) => ({ path: file, isInBase: inBase.has(file), isInWorkTree: inWorkTree.has(file) }))
    .filter((spec) => isSpec(spec, revision, io));
}

function listed(io: Io, args: readonly string[]): readonly string[] {
  const names = gitOutput(io, ['--literal-pathspecs', ...args]) ?? '';
  return names.split('\0').filter((name) => name !== '');
}

/** What was a spec at the base and is none now is still compared: it is likely broken. */
function isSpec({ path, isInBase, isInWorkTree }: SpecAtBase, revision: string, io: Io): boolean {
  const isMeant = (reference: string): boolean => {
    const bytes = openDocument(reference, io);
    if ('code' in bytes) return false;
    const answer = findFrontEnd(path, headOf(bytes))?.isMeantAsNetwork({ path, bytes }) ?? false;
    bytes.close();
    return answer;
  };
  return (isInWorkTree && isMeant(path)) || (isInBase && isMeant(`git:${revision}:${path}`));
}

function nothingUnder(path: string, revision: string, io: Io): Diagnostic {
  const [message, help] = io.fileExists(path)
    ? [`no spec is under ${path}`, 'specs are JSON files with "layers", "branches" or "extends"']
    : [`${path} exists neither here nor at ${revision}`, 'check the path; it is relative to this folder'];
  return { code: 'file/not-found', severity: 'error', message, help };
}
