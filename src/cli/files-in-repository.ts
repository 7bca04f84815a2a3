import { relative, sep } from 'node:path';
import type { FileOf } from '../renderers/github';
import { parseGitReference } from './git-reference';
import type { Io } from './io';

/**
 * Finds the paths of documents as GitHub needs them, relative to the top of the repository; for a submodule, of
 * the repository that contains it. Git is asked with the first document.
 */
export function filesInRepository(io: Pick<Io, 'git' | 'env' | 'fileExists' | 'realPath'>): FileOf {
  let top: string | null = null;
  return (document) => {
    const git = parseGitReference(document);
    // A staged version belongs to the file of the work tree.
    const file = git?.revision === '' ? git.path : document;
    const isFile = document !== '-' && !document.startsWith('--') && (git === null || git.revision === '');
    if (!isFile || !io.fileExists(file)) return null;
    top ??= topOfRepository(io);
    const way = relative(top, io.realPath(file)).split(sep).join('/');
    return way.startsWith('../') ? null : way;
  };
}

/** If git is missing or refuses to answer, the folder that the runner names, else the working folder. */
function topOfRepository(io: Pick<Io, 'git' | 'env' | 'realPath'>): string {
  const run = io.git(['rev-parse', '--show-superproject-working-tree', '--show-toplevel']);
  const [first = ''] = run?.status === 0 ? new TextDecoder().decode(run.output).split('\n') : [];
  return io.realPath(first || io.env.GITHUB_WORKSPACE || '.');
}
