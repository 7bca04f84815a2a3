import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conventions } from '../../src/conventions/index';

const everyConvention = conventions.map(({ name }) => name).join(', ');

/** A folder with a case: how the program is called in it, and the texts that it must print. */
export interface CaseFolder {
  readonly name: string;
  readonly folder: string;
  readonly args: readonly string[] | null;
  readonly stdin: string;
  readonly exit: number | null;
  /** The text of a file of the folder; null if it has none. `<every convention>` names them all. */
  readonly read: (file: string) => string | null;
}

/** The cases below a folder, one a subfolder; `cmd.json` holds what differs from the default call. */
export function caseFolders(root: string): readonly CaseFolder[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readCase(name, join(root, name)));
}

function readCase(name: string, folder: string): CaseFolder {
  const read = (file: string): string | null => {
    const path = join(folder, file);
    return existsSync(path)
      ? readFileSync(path, 'utf8').replace('<every convention>', everyConvention)
      : null;
  };
  const command = JSON.parse(read('cmd.json') ?? '{}') as {
    readonly args?: readonly string[];
    readonly stdin?: string;
    readonly exit?: number;
  };
  const { args = null, stdin = '', exit = null } = command;
  return { name, folder, args, stdin, exit, read };
}
