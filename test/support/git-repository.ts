import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
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

/** Nothing is packed in the background, nor written for good: a test's repository is soon removed. */
const CONFIG = `[user]
	name = Test
	email = test@example.org
[gc]
	auto = 0
[core]
	fsync = none
`;

/** Repositories as they are first, by their files: git makes each once, and copies of it are given. */
const templates = new Map<string, string>();

/** A repository whose only commit has these files, or an empty one, whatever git is configured to on this machine. */
export function createRepository(files: Readonly<Record<string, unknown>> = {}): Repository {
  const key = JSON.stringify(files);
  let template = templates.get(key);
  if (template === undefined) {
    template = makeTemplate(files);
    templates.set(key, template);
  }
  const folder = temporaryFolder();
  cpSync(template, folder, { recursive: true, preserveTimestamps: true });
  return repositoryIn(folder);
}

function makeTemplate(files: Readonly<Record<string, unknown>>): string {
  const { folder, git, write, commit } = repositoryIn(temporaryFolder());
  // The samples of hooks are not needed.
  git('init', '--initial-branch=main', '--template=');
  appendFileSync(join(folder, '.git', 'config'), CONFIG);
  for (const [path, content] of Object.entries(files)) write(path, content);
  if (Object.keys(files).length > 0) commit();
  return folder;
}

function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'inception-diff-')));
}

function repositoryIn(folder: string): Repository {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: folder, env, stdio: 'ignore' });
  };
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
      git('commit', '--quiet', '--no-verify', '--message', 'state');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
