import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { GitReference } from '../git-reference';
import type { Io } from '../io';
import { readBlobs } from './blobs';
import { trouble } from './git-trouble';
import { type Located, locate, type Repository } from './repository';
import { commitOf } from './revision';
import { type Found, findEntry, type Tree } from './tree';

/** The bytes of a file at a revision or in the index, or why they cannot be read. */
export function readGitDocument(io: Io, reference: GitReference): Uint8Array | Diagnostic {
  const { path, revision } = reference;
  const located = locate(io, path);
  if (!('path' in located)) return located;
  const { repository } = located;
  const tree = treeOf(io, repository, revision);
  if ('code' in tree) return tree;
  const found = findFile(io, tree, located);
  const where = revision === '' ? 'in the index' : `at ${revision}`;
  if (found === null)
    return notFound(`${path} does not exist ${where}`, 'check the path; it is relative to this folder');
  if ('code' in found) return found;
  const { entry } = found;
  if (entry.kind === 'submodule')
    return trouble(`${path} is a submodule ${where}`, 'give the path of a file inside it');
  if (entry.kind === 'folder')
    return notFound(
      `${path} is a folder ${where}`,
      'give the path of a file, or compare folders with --base',
    );
  const { id } = entry;
  return (
    readBlobs(io, found.tree.repository, [id]).get(id) ?? trouble(`git cannot read ${path}`, 'see "git fsck"')
  );
}

/** The files of a revision, or of the index if it is empty. */
export function treeOf(io: Io, repository: Repository, revision: string): Tree | Diagnostic {
  if (revision === '') return { repository, commit: null };
  const commit = commitOf(io, repository, revision);
  return typeof commit === 'string' ? { repository, commit } : commit;
}

/** The entry at a path; if there is none, that at the path with links of the work tree followed. */
function findFile(io: Io, tree: Tree, { path, realPath }: Located): Found | null | Diagnostic {
  return findEntry(io, tree, path) ?? (realPath === null ? null : findEntry(io, tree, realPath));
}

function notFound(message: string, help: string): Diagnostic {
  return { code: 'file/not-found', severity: 'error', message, help };
}
