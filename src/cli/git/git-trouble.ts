import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { GitRun } from '../run-git';

/** The diagnostic of a failed run of git, with the messages and hints of git. */
export function gitTrouble(run: GitRun | null, question: string): Diagnostic {
  if (run === null) return trouble('git is not installed', 'install git, or give the path of a file');
  const lines = run.errors.split('\n').map((line) => line.trim());
  const [first = `it ended with ${run.status}`, ...rest] = lines
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(fatal|error|hint|warning): /, ''));
  if (first.startsWith('not a git repository'))
    return trouble(
      'this folder is not in a git repository',
      'run the command in a repository, or give the path of a file',
    );
  const help = rest.length === 0 ? 'see what "git status" and "git fsck" say' : rest.slice(0, 4).join(' ');
  return trouble(`git cannot ${question}: ${first}`, help);
}

/** A diagnostic of something that git does not know. */
export function trouble(message: string, help: string): Diagnostic {
  return { code: 'file/unreadable', severity: 'error', message, help };
}
