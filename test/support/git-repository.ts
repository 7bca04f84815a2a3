import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small repository of git in a temporary folder. */
export interface Repository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => void;
  /** Writes a file: a text, or a value as JSON. */
  readonly write: (path: string, content: unknown) => void;
  readonly commit: () => void;
  readonly remove: () => void;
}

/** An empty repository, whatever git is configured to on this machine. */
export function createRepository(): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'inception-diff-')));
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: folder, env, stdio: 'ignore' });
  };
  git('init', '--initial-branch=main');
  appendFileSync(join(folder, '.git', 'config'), '[user]\n\tname = Test\n\temail = test@example.org\n');
  return {
    folder,
    git,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(
        join(folder, path),
        typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
      );
    },
    commit: () => {
      git('add', '--all');
      git('commit', '--message', 'state');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
