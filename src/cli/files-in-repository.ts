import { relative, sep } from 'node:path';
import type { FileOf } from '../renderers/github';
import { parseGitReference } from './git-reference';
import type { Io } from './io';

/**
 * Finds the files of documents as GitHub counts them, from the top of the repository; of a submodule, from the top of
 * what contains it. Git is asked with the first document.
 */
export function filesInRepository(io: Pick<Io, 'git' | 'env' | 'fileExists' | 'realPath'>): FileOf {
  let top: string | null = null;
  return (document) => {
    const git = parseGitReference(document);
    // What is staged is of the file that will be committed.
    const file = git?.revision === '' ? git.path : document;
    const isFile = document !== '-' && !document.startsWith('--') && (git === null || git.revision === '');
    if (!isFile || !io.fileExists(file)) return null;
    top ??= topOfRepository(io);
    const way = relative(top, io.realPath(file)).split(sep).join('/');
    return way.startsWith('../') ? null : way;
  };
}

/** Where git is not there or refuses to answer, what the runner says, else this folder. */
function topOfRepository(io: Pick<Io, 'git' | 'env' | 'realPath'>): string {
  const run = io.git(['rev-parse', '--show-superproject-working-tree', '--show-toplevel']);
  const [first = ''] = run?.status === 0 ? new TextDecoder().decode(run.output).split('\n') : [];
  return io.realPath(first || io.env.GITHUB_WORKSPACE || '.');
}
