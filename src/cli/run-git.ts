import type * as ChildProcess from 'node:child_process';
import { existsSync } from 'node:fs';
import { LARGEST_DOCUMENT } from '../language/decode';
import { errorCode } from './output';

/** How git is run. */
export interface GitOptions {
  /** The folder in which it is run; the working folder if not given. */
  readonly folder?: string;
  /** Which repository is used: the one that a git hook may have set in the environment, or that of the folder. */
  readonly repository?: 'as called' | 'of the folder';
  /** Its standard input. */
  readonly input?: string;
}

/** The result of a run of git; status 0 if it succeeded. */
export interface GitRun {
  readonly status: number;
  readonly output: Uint8Array;
  /** Its standard error, in English. */
  readonly errors: string;
}

/** Runs git in the world of the running process. */
export function runGit(args: readonly string[], options: GitOptions = {}): GitRun | null {
  const { spawnSync }: typeof ChildProcess = require('node:child_process');
  const { folder = '.', repository = 'as called', input } = options;
  if (!existsSync(folder)) return { status: 1, output: new Uint8Array(), errors: `${folder} does not exist` };
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    env: gitEnvironment(repository),
    maxBuffer: MOST_OUTPUT_OF_GIT,
    ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
  });
  if (error !== undefined && errorCode(error) === 'ENOENT') return null;
  const problem = error === undefined ? '' : `fatal: ${error.message}\n`;
  return { status: status ?? 1, output: stdout, errors: problem + new TextDecoder().decode(stderr) };
}

/** In bytes; many documents are read at once. */
const MOST_OUTPUT_OF_GIT = 8 * LARGEST_DOCUMENT;

/**
 * In English, since its messages are parsed; without prompts for passwords; and for a submodule without the
 * repository that a hook has set.
 */
function gitEnvironment(repository: GitOptions['repository']): NodeJS.ProcessEnv {
  const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  if (repository === 'as called') return env;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !LOCAL_VARIABLES.includes(name)));
}

/** Those of "git rev-parse --local-env-vars" that name a repository or a part of one. */
const LOCAL_VARIABLES = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];
